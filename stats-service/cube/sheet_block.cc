#include "stats-service/cube/sheet_block.h"

#include <algorithm>

#include "stats-service/cube/column_reader.h"

namespace disclosure::stats {

int32_t SheetBlock::revision(size_t slot) const {
  const auto found = std::partition_point(
      revisions_.begin(), revisions_.end(),
      [&](const UnusualRevision& other) { return other.slot < slot; });
  if (found != revisions_.end() && found->slot == slot) return found->revision;
  return reported(slot) ? 1 : 0;
}

CellReading SheetBlock::ReadingOf(const CubeFrame& frame, uint8_t state,
                                  form::CellIndex cell, bool is_exception) {
  CellReading reading;
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
  reading.unit_unknown = (state & kUnitUnknown) != 0 && frame.HasUnit(cell);
  return reading;
}

CellReading SheetBlock::Read(const CubeFrame& frame, size_t slot,
                             form::CellIndex cell) const {
  const ColumnHead* exceptions = exceptions_.Find(cell);
  CellReading reading =
      ReadingOf(frame, states_[slot], cell,
                exceptions != nullptr &&
                    SlotColumn(*exceptions, bytes_.data()).Has(slot));
  const ColumnHead* values = values_.Find(cell);
  if (reading.state == CellState::kFigure && values != nullptr) {
    reading.figure = ValueColumn(*values, bytes_.data()).At(slot);
  }
  return reading;
}

void SheetBlock::ReadColumn(const CubeFrame& frame, form::CellIndex cell,
                            size_t begin, size_t end,
                            std::vector<CellReading>& readings) const {
  ColumnReader reader(frame, cell);
  const OpenColumn column = reader.Open(*this, begin, end);
  for (size_t slot = begin; slot < end; ++slot) {
    readings.push_back(column.Read(slot));
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
