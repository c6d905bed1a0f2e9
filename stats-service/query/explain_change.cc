#include "stats-service/query/explain_change.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "stats-service/cube/area_year.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/earlier_readings.h"
#include "stats-service/query/figure_sum.h"
#include "stats-service/query/make_value.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

using form::OrganKey;
using record::Sequence;

bool Counts(const CellReading& reading) {
  return reading.state == CellState::kFigure && !reading.unit_unknown;
}

WideSum FigureOf(const CellReading& reading) {
  return Counts(reading) ? reading.figure : 0;
}

std::optional<Cause> CauseOf(const CellReading& before,
                             const CellReading& after) {
  const bool was_reported = before.state != CellState::kNotReported;
  const bool is_reported = after.state != CellState::kNotReported;
  if (was_reported != is_reported) {
    return is_reported ? Cause::kNewReporter : Cause::kGoneReporter;
  }
  if (Counts(before) != Counts(after)) {
    return Counts(after) ? Cause::kFigureAppeared : Cause::kFigureGone;
  }
  return FigureOf(before) == FigureOf(after)
             ? std::nullopt
             : std::optional(Cause::kChangedFigure);
}

// What one report adds, as a value without counts.
Value SideOf(const CubeFrame& frame, form::CellIndex cell,
             const CellReading& reading) {
  CellSum sum;
  sum.Add(reading, /*is_approximate=*/false);
  Value value = AreaValue(frame, cell, sum, 0, 1u << reading.form_slot);
  value.counts.reset();
  return value;
}

// Gathers what each report adds to the difference.
class Contributions {
 public:
  void Add(const OrganKey& organ, const CellReading& before,
           const CellReading& after) {
    const std::optional<Cause> cause = CauseOf(before, after);
    if (!cause.has_value()) return;
    const WideSum difference = FigureOf(after) - FigureOf(before);
    Total& total = totals_[*cause];
    ++total.organs;
    total.difference += difference;
    sum_ += difference;
    if (difference != 0) {
      all_.push_back({organ, *cause, before, after, difference});
    }
  }

  void Fill(const CubeFrame& frame, size_t limit, ExplainAnswer& answer) {
    answer.difference = Narrow(sum_);
    for (const auto& [cause, total] : totals_) {
      answer.causes.push_back({cause, total.organs, Narrow(total.difference)});
    }
    const size_t listed = std::min(limit, all_.size());
    std::ranges::partial_sort(
        all_, all_.begin() + static_cast<ptrdiff_t>(listed),
        [](const Part& a, const Part& b) {
          const WideSum left = Amount(a.difference);
          const WideSum right = Amount(b.difference);
          return left == right ? a.organ < b.organ : left > right;
        });
    WideSum rest = sum_;
    for (size_t i = 0; i < listed; ++i) {
      const Part& part = all_[i];
      rest -= part.difference;
      answer.contributions.push_back(
          {part.organ, part.cause, SideOf(frame, answer.cell, part.before),
           SideOf(frame, answer.cell, part.after), Narrow(part.difference)});
    }
    answer.rest_organs = static_cast<int64_t>(all_.size() - listed);
    answer.rest_difference = Narrow(rest);
  }

 private:
  struct Total {
    int64_t organs = 0;
    WideSum difference = 0;
  };
  struct Part {
    OrganKey organ;
    Cause cause;
    CellReading before;
    CellReading after;
    WideSum difference;
  };

  static WideSum Amount(WideSum difference) {
    return difference < 0 ? -difference : difference;
  }

  std::map<Cause, Total> totals_;
  std::vector<Part> all_;
  WideSum sum_ = 0;
};

// The readings of a whole year, in the order of organs.
std::vector<CellReading> ReadYear(const Cube& cube, OrganRange range,
                                  int32_t year, form::CellIndex cell) {
  const OrganIndex& organs = *cube.own.organs;
  std::vector<CellReading> readings(organs.Distance(range.begin, range.end));
  const YearSheet* sheet = cube.own.Find(year);
  if (sheet == nullptr) return readings;
  OrganPlace begin = range.begin;  // of the block at hand
  size_t index = 0;                // of `begin`
  sheet->ForEachReading(*cube.frame, organs, range, cell,
                        [&](OrganPlace place, const CellReading& reading) {
                          if (place.block != begin.block) {
                            const OrganPlace next = {place.block, 0};
                            index += organs.Distance(begin, next);
                            begin = next;
                          }
                          readings[index + place.slot - begin.slot] = reading;
                        });
  return readings;
}

Value RollUpOf(const Cube& cube, const divisions::DivisionCode& code,
               int32_t year, form::CellIndex cell) {
  const AreaPlace place(cube, code);
  const AreaYear area(cube, place, year);
  return AreaValue(*cube.frame, cell, area.Sum(cell), area.not_reported(),
                   area.forms());
}

void CompareYears(const Cube& cube, const ExplainQuestion& question,
                  Contributions& contributions, ExplainAnswer& answer) {
  const OrganRange range = cube.own.organs->RangeOf(question.area);
  const auto before = ReadYear(cube, range, answer.year_before, answer.cell);
  const auto after = ReadYear(cube, range, answer.year_after, answer.cell);
  OrganPlace place = range.begin;
  for (size_t i = 0; i < before.size(); ++i) {
    contributions.Add(cube.own.organs->key(place), before[i], after[i]);
    place = cube.own.organs->Next(place);
  }
  answer.before =
      RollUpOf(cube, question.area, answer.year_before, answer.cell);
  answer.after = RollUpOf(cube, question.area, answer.year_after, answer.cell);
}

// The roll-up as it was when these readings stood.
Value RollUpWith(const Cube& cube, const divisions::DivisionCode& code,
                 int32_t year, form::CellIndex cell,
                 const EarlierReadings& earlier) {
  if (earlier.empty()) return RollUpOf(cube, code, year, cell);
  const CubeFrame& frame = *cube.frame;
  const AreaPlace place(cube, code);
  const AreaYear area(cube, place, year);
  CellSum sum = area.Sum(cell);
  int64_t not_reported = area.not_reported();
  std::array<int64_t, kForms> by_form = {};
  for (size_t form = 0; form < kForms; ++form) {
    by_form[form] = area.reports_on(form);
  }
  for (const auto& [organ, reading] : earlier) {
    const CellReading now = ReadingNow(cube, organ, year, cell);
    sum.Subtract(now);
    sum.Add(reading, /*is_approximate=*/false);
    const bool was_reported = reading.state != CellState::kNotReported;
    const bool is_reported = now.state != CellState::kNotReported;
    by_form[reading.form_slot] += was_reported ? 1 : 0;
    by_form[now.form_slot] -= is_reported ? 1 : 0;
    if (organ.organ.IsGovernment() &&
        frame.expected().IsExpected(organ.division, year)) {
      not_reported += (is_reported ? 1 : 0) - (was_reported ? 1 : 0);
    }
  }
  sum.approximate = 0;
  uint32_t forms = 0;
  for (size_t form = 0; form < kForms; ++form) {
    if (by_form[form] > 0) forms |= 1u << form;
  }
  return AreaValue(frame, cell, sum, not_reported, forms);
}

void CompareSequences(const Cube& cube, const ExplainQuestion& question,
                      Contributions& contributions, ExplainAnswer& answer) {
  const int32_t year = answer.year_after;
  const form::CellIndex cell = answer.cell;
  const EarlierReadings before =
      ReadingsAt(cube, answer.sequence_before, question.area, year, cell);
  const EarlierReadings after =
      ReadingsAt(cube, answer.sequence_after, question.area, year, cell);
  for (const auto& [organ, reading] : before) {
    const auto found = after.find(organ);
    contributions.Add(organ, reading,
                      found != after.end()
                          ? found->second
                          : ReadingNow(cube, organ, year, cell));
  }
  answer.before = RollUpWith(cube, question.area, year, cell, before);
  answer.after = RollUpWith(cube, question.area, year, cell, after);
}

absl::StatusOr<size_t> LimitOf(int limit) {
  if (limit < 0 || limit > kMaxContributions) {
    return BadQuestion(
        absl::StrCat(limit, " contributions; 0 to ", kMaxContributions),
        "BAD_LIMIT", "limit");
  }
  return limit == 0 ? kDefaultContributions : limit;
}

absl::Status SetYears(const Cube& cube, const ExplainQuestion& question,
                      ExplainAnswer& answer) {
  const int32_t last = *cube.LastYear();
  answer.sequence_before = answer.sequence_after = cube.applied_up_to;
  answer.year_after = question.year_after != 0 ? question.year_after : last;
  answer.year_before =
      question.year_before != 0 ? question.year_before : answer.year_after - 1;
  RETURN_IF_ERROR(CheckYears({answer.year_before, answer.year_before}));
  return CheckYears({answer.year_after, answer.year_after});
}

absl::Status SetSequences(const Cube& cube, const SequencesCompared& compared,
                          ExplainAnswer& answer) {
  answer.year_before = answer.year_after =
      compared.year != 0 ? compared.year : *cube.LastYear();
  RETURN_IF_ERROR(CheckYears({answer.year_after, answer.year_after}));
  answer.sequence_before = compared.before;
  answer.sequence_after =
      compared.after != 0 ? compared.after : cube.applied_up_to;
  if (answer.sequence_before > answer.sequence_after ||
      answer.sequence_after > cube.applied_up_to) {
    return BadQuestion(
        absl::StrCat("changes ", compared.before, " to ", compared.after,
                     " are none up to ", cube.applied_up_to),
        "BAD_SEQUENCES", "sequences");
  }
  if (cube.history != nullptr &&
      compared.before >= cube.history->known_after()) {
    return absl::OkStatus();
  }
  return WithReason(absl::FailedPreconditionError(absl::StrCat(
                        "what changed after ", compared.before,
                        " is kept no more; the history begins after change ",
                        cube.history == nullptr ? cube.applied_up_to
                                                : cube.history->known_after())),
                    "HISTORY_GONE");
}

}  // namespace

absl::StatusOr<ExplainAnswer> ExplainChange(const Cube& cube,
                                            const ExplainQuestion& question) {
  const CubeFrame& frame = *cube.frame;
  RETURN_IF_ERROR(CheckArea(frame.divisions(), question.area, "division_code"));
  ExplainAnswer answer;
  ASSIGN_OR_RETURN(answer.cell, FindCell(frame, question.cell, "cell"));
  RETURN_IF_ERROR(CheckSummable(frame.catalogue().cell(answer.cell), "cell"));
  ASSIGN_OR_RETURN(const size_t limit, LimitOf(question.limit));
  if (!cube.LastYear().has_value()) return answer;
  Contributions contributions;
  if (question.sequences.has_value()) {
    RETURN_IF_ERROR(SetSequences(cube, *question.sequences, answer));
    CompareSequences(cube, question, contributions, answer);
  } else {
    RETURN_IF_ERROR(SetYears(cube, question, answer));
    CompareYears(cube, question, contributions, answer);
  }
  contributions.Fill(frame, limit, answer);
  return answer;
}

}  // namespace disclosure::stats
