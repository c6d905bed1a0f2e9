#include "stats-service/cube/roll_up.h"

#include <limits>
#include <numeric>

namespace disclosure::stats {
namespace {

constexpr int64_t UpperOf(WideSum sum) {
  return static_cast<int64_t>(sum >> 64);
}

constexpr int64_t LowerOf(WideSum sum) {
  return static_cast<int64_t>(static_cast<uint64_t>(sum));
}

WideSum Join(int64_t upper, int64_t lower) {
  __extension__ using Unsigned = unsigned __int128;
  return static_cast<WideSum>(static_cast<Unsigned>(upper) << 64 |
                              static_cast<uint64_t>(lower));
}

}  // namespace

void CellSum::Add(const CellReading& reading, bool is_approximate) {
  switch (reading.state) {
    case CellState::kNotReported:
      return;
    case CellState::kNotAsked:
      ++not_asked;
      return;
    case CellState::kBlank:
      ++blank;
      return;
    case CellState::kFigure:
      break;
  }
  if (reading.unit_unknown) {
    ++unit_unknown;
    return;
  }
  ++with_value;
  sum += reading.figure;
  approximate += is_approximate ? 1 : 0;
}

CellSum& CellSum::operator+=(const CellSum& other) {
  sum += other.sum;
  with_value += other.with_value;
  blank += other.blank;
  not_asked += other.not_asked;
  unit_unknown += other.unit_unknown;
  approximate += other.approximate;
  return *this;
}

CellSum& CellSum::operator-=(const CellSum& other) {
  sum -= other.sum;
  with_value -= other.with_value;
  blank -= other.blank;
  not_asked -= other.not_asked;
  unit_unknown -= other.unit_unknown;
  approximate -= other.approximate;
  return *this;
}

void CellSum::Subtract(const CellReading& reading) {
  CellSum one;
  one.Add(reading, /*is_approximate=*/false);
  *this -= one;
}

std::optional<int64_t> CellSum::Sum() const {
  if (sum < std::numeric_limits<int64_t>::min() ||
      sum > std::numeric_limits<int64_t>::max()) {
    return std::nullopt;
  }
  return static_cast<int64_t>(sum);
}

void RollUp::Draft::Add(const CubeFrame& frame, const ReportRow& row,
                        bool is_expected, int sign) {
  if (!row.reported) return;
  by_form_[row.form_slot] += sign;
  if (is_expected) expected_reports_ += sign;
  if (row.unit_unknown) unit_unknown_ += sign;
  const auto is_left_out = [&](form::CellIndex cell) {
    return row.unit_unknown && frame.HasUnit(cell);
  };
  for (const CellFigure& figure : row.not_zero) {
    if (is_left_out(figure.cell)) continue;
    touched_.Add(figure.cell);
    sums_[figure.cell] += sign * WideSum{figure.figure};
  }
  const CellSet unusual = row.Unusual(frame);
  touched_ = touched_ | unusual;
  unusual.ForEach([&](form::CellIndex cell) { unusual_[cell] += sign; });
  for (const form::CellIndex cell : row.approximate) {
    if (is_left_out(cell)) continue;
    touched_.Add(cell);
    approximate_[cell] += sign;
  }
}

void RollUp::Draft::Add(const Draft& other) {
  for (size_t form = 0; form < kForms; ++form) {
    by_form_[form] += other.by_form_[form];
  }
  expected_reports_ += other.expected_reports_;
  unit_unknown_ += other.unit_unknown_;
  touched_ = touched_ | other.touched_;
  other.touched_.ForEach([&](form::CellIndex cell) {
    sums_[cell] += other.sums_[cell];
    unusual_[cell] += other.unusual_[cell];
    approximate_[cell] += other.approximate_[cell];
  });
}

void RollUp::Draft::Add(const RollUp& roll_up) {
  for (size_t form = 0; form < kForms; ++form) {
    by_form_[form] += roll_up.by_form_[form];
  }
  expected_reports_ += roll_up.expected_reports_;
  unit_unknown_ += roll_up.unit_unknown_;
  touched_ = touched_ | roll_up.sums_.cells() | roll_up.upper_.cells() |
             roll_up.unusual_.cells() | roll_up.approximate_.cells();
  roll_up.sums_.ForEach([&](form::CellIndex cell, int64_t sum) {
    if (roll_up.upper_.Find(cell) == nullptr) sums_[cell] += sum;
  });
  roll_up.upper_.ForEach([&](form::CellIndex cell, int64_t upper) {
    sums_[cell] += Join(upper, roll_up.sums_.ValueOr(cell, 0));
  });
  roll_up.unusual_.ForEach(
      [&](form::CellIndex cell, int32_t count) { unusual_[cell] += count; });
  roll_up.approximate_.ForEach([&](form::CellIndex cell, int32_t count) {
    approximate_[cell] += count;
  });
}

void RollUp::Draft::Clear() {
  by_form_ = {};
  expected_reports_ = 0;
  unit_unknown_ = 0;
  touched_.ForEach([&](form::CellIndex cell) {
    sums_[cell] = 0;
    unusual_[cell] = 0;
    approximate_[cell] = 0;
  });
  touched_ = {};
}

std::shared_ptr<const RollUp> RollUp::With(const RollUp* old,
                                           const Draft& difference) {
  Draft sums = difference;
  if (old != nullptr) sums.Add(*old);
  auto roll_up = std::make_shared<RollUp>();
  roll_up->by_form_ = sums.by_form_;
  roll_up->expected_reports_ = sums.expected_reports_;
  roll_up->unit_unknown_ = sums.unit_unknown_;
  sums.touched_.ForEach([&](form::CellIndex cell) {
    const WideSum sum = sums.sums_[cell];
    const int64_t lower = LowerOf(sum);
    if (lower != 0) roll_up->sums_.Append(cell, lower);
    if (sum != lower) roll_up->upper_.Append(cell, UpperOf(sum));
    if (sums.unusual_[cell] != 0) {
      roll_up->unusual_.Append(cell, sums.unusual_[cell]);
    }
    if (sums.approximate_[cell] != 0) {
      roll_up->approximate_.Append(cell, sums.approximate_[cell]);
    }
  });
  roll_up->sums_.ShrinkToFit();
  roll_up->unusual_.ShrinkToFit();
  return roll_up;
}

CellSum RollUp::Of(const CubeFrame& frame, form::CellIndex cell) const {
  CellSum result;
  int64_t asked = 0;
  for (size_t form = 0; form < kForms; ++form) {
    (frame.Asked(form).Has(cell) ? asked : result.not_asked) += by_form_[form];
  }
  const int64_t unusual = unusual_.ValueOr(cell, 0);
  const int64_t figures =
      frame.narrative().Has(cell) ? unusual : asked - unusual;
  result.blank = asked - figures;
  if (frame.HasUnit(cell)) result.unit_unknown = unit_unknown_;
  result.with_value = figures - result.unit_unknown;
  result.approximate = approximate_.ValueOr(cell, 0);
  const int64_t lower = sums_.ValueOr(cell, 0);
  const int64_t* upper = upper_.Find(cell);
  result.sum = upper == nullptr ? WideSum{lower} : Join(*upper, lower);
  return result;
}

int64_t RollUp::reports() const {
  return std::accumulate(by_form_.begin(), by_form_.end(), int64_t{0});
}

void RollUp::Prefetch() const {
  constexpr size_t kCacheLine = 64;
  const char* const begin = reinterpret_cast<const char*>(this);
  for (size_t at = 0; at < sizeof(*this); at += kCacheLine) {
    __builtin_prefetch(begin + at);
  }
}

size_t RollUp::HeapBytes() const {
  return sizeof(*this) + sums_.HeapBytes() + upper_.HeapBytes() +
         unusual_.HeapBytes() + approximate_.HeapBytes();
}

}  // namespace disclosure::stats
