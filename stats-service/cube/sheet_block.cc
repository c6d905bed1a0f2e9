#include "stats-service/cube/sheet_block.h"

#include <algorithm>
#include <array>
#include <optional>

namespace disclosure::stats {

int32_t SheetBlock::revision(size_t slot) const {
  const auto found = std::partition_point(
      revisions_.begin(), revisions_.end(),
      [&](const UnusualRevision& other) { return other.slot < slot; });
  if (found != revisions_.end() && found->slot == slot) return found->revision;
  return reported(slot) ? 1 : 0;
}

CellReading SheetBlock::ReadingOf(const CubeFrame& frame, size_t slot,
                                  form::CellIndex cell, bool is_exception,
                                  int64_t figure) const {
  CellReading reading;
  const uint8_t state = states_[slot];
  if ((state & kReported) == 0) return reading;
  reading.form_slot = state & kFormMask;
  if (!frame.Asked(reading.form_slot).Has(cell)) {
    reading.state = CellState::kNotAsked;
    return reading;
  }
  const bool usually_blank =
      (state & kMostlyBlank) != 0 || frame.narrative().Has(cell);
  if (is_exception != usually_blank) {
    reading.state = CellState::kBlank;
    return reading;
  }
  reading.state = CellState::kFigure;
  reading.figure = figure;
  reading.unit_unknown = (state & kUnitUnknown) != 0 && frame.HasUnit(cell);
  return reading;
}

CellReading SheetBlock::Read(const CubeFrame& frame, size_t slot,
                             form::CellIndex cell) const {
  const ColumnHead* exceptions = exceptions_.Find(cell);
  const ColumnHead* values = values_.Find(cell);
  return ReadingOf(
      frame, slot, cell,
      exceptions != nullptr && SlotColumn(*exceptions, bytes_.data()).Has(slot),
      values == nullptr ? 0 : ValueColumn(*values, bytes_.data()).At(slot));
}

// Reads one column for slots that come in order.
class SheetBlock::ColumnCursor {
 public:
  // For slots in [begin, end).
  ColumnCursor(const SheetBlock& block, const CubeFrame& frame,
               form::CellIndex cell, size_t begin, size_t end)
      : block_(block), frame_(frame), cell_(cell) {
    const uint8_t* bytes = block.bytes_.data();
    if (const ColumnHead* head = block.exceptions_.Find(cell)) {
      SlotColumn(*head, bytes).Read(begin, end, exceptions_);
    }
    if (const ColumnHead* head = block.values_.Find(cell)) {
      const ValueColumn column(*head, bytes);
      if (column.is_dense()) {
        dense_ = column;
      } else {
        column.Read(begin, end, values_);
      }
    }
    // Neither is looked for beyond its end.
    exceptions_.push_back(kNoSlot);
    values_.push_back({kNoSlot, 0});
  }

  CellReading Read(size_t slot) {
    TakeState(slot);
    while (exceptions_[exception_] < slot) ++exception_;
    CellReading reading = of_state_[exceptions_[exception_] == slot ? 1 : 0];
    if (dense_) {
      reading.figure = dense_->At(slot);
      return reading;
    }
    while (values_[value_].slot < slot) ++value_;
    if (values_[value_].slot == slot) reading.figure = values_[value_].value;
    return reading;
  }

 private:
  static constexpr uint16_t kNoSlot = UINT16_MAX;
  static_assert(kMaxOrgansPerBlock < kNoSlot);

  // Organs of a block hardly differ in state, so what a state means is asked
  // only when it changes: of slots that are usual, and of exceptions.
  void TakeState(size_t slot) {
    const int state = block_.states_[slot];
    if (state == state_) return;
    state_ = state;
    of_state_ = {block_.ReadingOf(frame_, slot, cell_, false, 0),
                 block_.ReadingOf(frame_, slot, cell_, true, 0)};
  }

  const SheetBlock& block_;
  const CubeFrame& frame_;
  const form::CellIndex cell_;
  std::vector<uint16_t> exceptions_;
  std::optional<ValueColumn> dense_;
  std::vector<SlotValue> values_;
  size_t exception_ = 0;
  size_t value_ = 0;
  int state_ = -1;
  std::array<CellReading, 2> of_state_;
};

void SheetBlock::ReadColumn(const CubeFrame& frame, form::CellIndex cell,
                            size_t begin, size_t end,
                            std::vector<CellReading>& readings) const {
  ColumnCursor cursor(*this, frame, cell, begin, end);
  for (size_t slot = begin; slot < end; ++slot) {
    readings.push_back(cursor.Read(slot));
  }
}

void SheetBlock::ReadGovernments(const CubeFrame& frame, form::CellIndex cell,
                                 std::span<const GovernmentPlace> governments,
                                 std::vector<CellReading>& readings) const {
  ColumnCursor cursor(*this, frame, cell, governments.front().slot,
                      governments.back().slot + 1u);
  for (const GovernmentPlace& government : governments) {
    readings.push_back(cursor.Read(government.slot));
  }
}

ReportRow SheetBlock::ReadRow(const CubeFrame& frame, size_t slot) const {
  ReportRow row;
  row.revision = revision(slot);
  const uint8_t state = states_[slot];
  if ((state & kReported) == 0) return row;
  row.reported = true;
  row.form_slot = state & kFormMask;
  row.unit_unknown = (state & kUnitUnknown) != 0;
  const CellSet& asked = frame.Asked(row.form_slot);
  if ((state & kMostlyBlank) == 0) row.figures = asked ^ frame.narrative();
  exceptions_.ForEach([&](form::CellIndex cell, const ColumnHead& head) {
    if (!SlotColumn(head, bytes_.data()).Has(slot)) return;
    if (row.figures.Has(cell)) {
      row.figures.Remove(cell);
    } else {
      row.figures.Add(cell);
    }
  });
  values_.ForEach([&](form::CellIndex cell, const ColumnHead& head) {
    const int64_t figure = ValueColumn(head, bytes_.data()).At(slot);
    if (figure != 0) row.not_zero.push_back({cell, figure});
  });
  for (const ApproximateFigure& figure : approximate_) {
    if (figure.slot == slot) row.approximate.push_back(figure.cell);
  }
  return row;
}

bool SheetBlock::IsApproximate(size_t slot, form::CellIndex cell) const {
  return std::binary_search(
      approximate_.begin(), approximate_.end(),
      ApproximateFigure{cell, static_cast<uint16_t>(slot)});
}

size_t SheetBlock::HeapBytes() const {
  return sizeof(*this) + states_.capacity() +
         revisions_.capacity() * sizeof(UnusualRevision) +
         approximate_.capacity() * sizeof(ApproximateFigure) +
         values_.HeapBytes() + exceptions_.HeapBytes() + bytes_.capacity();
}

}  // namespace disclosure::stats
