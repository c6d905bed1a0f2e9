#include "stats-service/query/indicator_reading.h"

namespace disclosure::stats {

const std::vector<IndicatorReading>& IndicatorColumns::Read(
    const SheetBlock& block, size_t begin, size_t end) {
  readings_.clear();
  for (size_t slot = begin; slot < end; ++slot) {
    IndicatorReading reading;
    if (block.reported(slot)) {
      const bool is_asked =
          (indicator_.forms >> block.form_slot(slot) & 1) != 0;
      reading.state = is_asked ? CellState::kFigure : CellState::kNotAsked;
    }
    readings_.push_back(reading);
  }
  AddSide(indicator_.numerator, block, begin, end, &IndicatorReading::above);
  AddSide(indicator_.denominator, block, begin, end, &IndicatorReading::below);
  return readings_;
}

void IndicatorColumns::AddSide(const form::IndicatorSide& side,
                               const SheetBlock& block, size_t begin,
                               size_t end, WideSum IndicatorReading::*sum) {
  for (const form::LinearSum::Term& term : side.terms) {
    column_.clear();
    block.ReadColumn(frame_, term.cell, begin, end, column_);
    for (size_t i = 0; i < column_.size(); ++i) {
      const CellReading& cell = column_[i];
      IndicatorReading& reading = readings_[i];
      // A cell that its form does not have is no part of it.
      if (reading.state == CellState::kNotAsked ||
          cell.state == CellState::kNotAsked) {
        continue;
      }
      if (cell.state == CellState::kBlank || cell.unit_unknown) {
        reading.state = CellState::kBlank;
      } else if (cell.state == CellState::kFigure) {
        reading.*sum += WideSum{cell.figure} * term.coefficient;
      }
    }
  }
}

}  // namespace disclosure::stats
