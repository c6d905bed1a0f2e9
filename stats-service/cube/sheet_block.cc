#include "stats-service/cube/sheet_block.h"

#include <algorithm>
#include <array>

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

void SheetBlock::ReadColumn(const CubeFrame& frame, form::CellIndex cell,
                            size_t begin, size_t end,
                            std::vector<CellReading>& readings) const {
  std::vector<uint16_t> exceptions;
  if (const ColumnHead* head = exceptions_.Find(cell); head != nullptr) {
    SlotColumn(*head, bytes_.data()).Read(begin, end, exceptions);
  }
  std::vector<SlotValue> values;
  if (const ColumnHead* head = values_.Find(cell); head != nullptr) {
    ValueColumn(*head, bytes_.data()).Read(begin, end, values);
  }
  // Organs of a block hardly differ in state, so what a state means is asked
  // only when it changes: of slots that are usual, and of exceptions.
  std::array<CellReading, 2> of_state;
  size_t exception = 0;
  size_t value = 0;
  for (size_t slot = begin; slot < end; ++slot) {
    if (slot == begin || states_[slot] != states_[slot - 1]) {
      of_state = {ReadingOf(frame, slot, cell, false, 0),
                  ReadingOf(frame, slot, cell, true, 0)};
    }
    const bool is_exception =
        exception < exceptions.size() && exceptions[exception] == slot;
    if (is_exception) ++exception;
    CellReading reading = of_state[is_exception ? 1 : 0];
    if (value < values.size() && values[value].slot == slot) {
      reading.figure = values[value++].value;
    }
    readings.push_back(reading);
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
