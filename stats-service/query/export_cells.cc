#include "stats-service/query/export_cells.h"

#include <algorithm>
#include <utility>

#include "stats-service/cube/area_year.h"
#include "stats-service/query/check_question.h"
#include "status/status_macros.h"

namespace disclosure::stats {
namespace {

const ScopeSheets& ScopeOf(const Cube& cube, const ExportQuestion& question) {
  return question.summaries ? cube.summaries : cube.own;
}

// nullopt: no report has any year.
absl::StatusOr<std::optional<YearRange>> YearsOf(
    const Cube& cube, const ExportQuestion& question) {
  std::optional<YearRange> years = question.years;
  if (!years.has_value() && cube.FirstYear().has_value()) {
    years = YearRange{*cube.FirstYear(), *cube.LastYear()};
  }
  if (years.has_value()) RETURN_IF_ERROR(CheckYears(*years));
  return years;
}

// Fills one batch, run by run of organs of one block.
class BatchWriter {
 public:
  BatchWriter(const Cube& cube, const ScopeSheets& scope,
              const std::vector<form::CellIndex>& cells)
      : frame_(*cube.frame),
        scope_(scope),
        limit_(std::clamp<size_t>(kMaxBatchValues / cells.size(), 1,
                                  kMaxBatchReports)) {
    for (const form::CellIndex cell : cells) {
      batch_.columns.emplace_back().cell = cell;
    }
  }

  bool full() const { return batch_.reports.size() == limit_; }

  // Takes reports from `place` on, within its block and before `end`. Where to
  // go on: perhaps `end`, perhaps before it if the batch is full.
  OrganPlace AddRun(int32_t year, OrganPlace place, OrganPlace end) {
    const size_t block_size = scope_.organs->block(place.block).size();
    const size_t end_slot = place.block == end.block ? end.slot : block_size;
    const YearSheet* sheet = scope_.Find(year);
    const SheetBlock* block =
        sheet == nullptr ? nullptr : sheet->figures(place.block);
    if (block == nullptr) return After(place.block, end_slot);
    size_t slot = place.slot;
    std::vector<size_t> slots;
    for (; slot < end_slot && batch_.reports.size() + slots.size() < limit_;
         ++slot) {
      if (block->reported(slot)) slots.push_back(slot);
    }
    AddColumns(*block, place.slot, slot, slots);
    for (const size_t reported : slots) {
      batch_.reports.push_back(
          {scope_.organs->block(place.block)[reported], year,
           static_cast<v1::Form>(block->form_slot(reported)),
           block->revision(reported)});
    }
    return After(place.block, slot);
  }

  ExportBatch Finish(std::optional<RowPosition> next) {
    batch_.next = std::move(next);
    return std::move(batch_);
  }

 private:
  OrganPlace After(uint32_t block, size_t slot) const {
    if (slot < scope_.organs->block(block).size()) {
      return {block, static_cast<uint32_t>(slot)};
    }
    return {block + 1, 0};
  }

  void AddColumns(const SheetBlock& block, size_t begin, size_t end,
                  const std::vector<size_t>& slots) {
    if (slots.empty()) return;
    std::vector<CellReading> readings;
    for (ExportedColumn& column : batch_.columns) {
      readings.clear();
      block.ReadColumn(frame_, column.cell, begin, end, readings);
      for (const size_t slot : slots) {
        AddReading(block, slot, readings[slot - begin], column);
      }
    }
  }

  static void AddReading(const SheetBlock& block, size_t slot,
                         const CellReading& reading, ExportedColumn& column) {
    const auto index = static_cast<int32_t>(column.values.size());
    const bool has_figure = reading.state == CellState::kFigure;
    column.values.push_back(has_figure ? reading.figure : 0);
    if (has_figure) {
      column.statuses.push_back(ValueStatus::kValue);
      if (block.IsApproximate(slot, column.cell)) {
        column.approximate.push_back(index);
      }
      if (reading.unit_unknown) column.unit_unknown.push_back(index);
    } else {
      column.statuses.push_back(reading.state == CellState::kBlank
                                    ? ValueStatus::kBlank
                                    : ValueStatus::kNotAsked);
    }
  }

  const CubeFrame& frame_;
  const ScopeSheets& scope_;
  const size_t limit_;
  ExportBatch batch_;
};

// Where a batch begins.
struct Start {
  int32_t year = 0;
  OrganPlace place;
};

absl::StatusOr<Start> StartOf(const ScopeSheets& scope,
                              const ExportQuestion& question,
                              const YearRange& years, OrganRange range) {
  if (!question.from.has_value()) return Start{years.first, range.begin};
  const std::optional<OrganPlace> place =
      scope.organs->Find(question.from->organ);
  if (!place.has_value() || *place < range.begin || *place >= range.end ||
      question.from->year < years.first || question.from->year > years.last) {
    return BadQuestion("the token was given out for another question",
                       "BAD_PAGE_TOKEN", "page_token");
  }
  return Start{question.from->year, *place};
}

}  // namespace

absl::StatusOr<ExportBatch> ExportCells(const Cube& cube,
                                        const ExportQuestion& question) {
  const CubeFrame& frame = *cube.frame;
  RETURN_IF_ERROR(CheckArea(frame.divisions(), question.area, "division_code"));
  ASSIGN_OR_RETURN(const std::vector<form::CellIndex> cells,
                   FindCells(frame, question.cells));
  ASSIGN_OR_RETURN(const std::optional<YearRange> years,
                   YearsOf(cube, question));
  const ScopeSheets& scope = ScopeOf(cube, question);
  BatchWriter batch(cube, scope, cells);
  const OrganRange range = scope.organs->RangeOf(question.area);
  if (!years.has_value() || range.begin == range.end) {
    return batch.Finish(std::nullopt);
  }
  ASSIGN_OR_RETURN(Start at, StartOf(scope, question, *years, range));
  while (at.year <= years->last) {
    if (batch.full()) {
      return batch.Finish(RowPosition{scope.organs->key(at.place), at.year});
    }
    at.place = batch.AddRun(at.year, at.place, range.end);
    if (at.place >= range.end) at = {at.year + 1, range.begin};
  }
  return batch.Finish(std::nullopt);
}

int64_t CountExported(const Cube& cube, const ExportQuestion& question) {
  const auto years = YearsOf(cube, question);
  if (!years.ok() || !years->has_value()) return 0;
  const ScopeSheets& scope = ScopeOf(cube, question);
  const AreaPlace area(cube, question.area);
  const OrganRange range = scope.organs->RangeOf(question.area);
  int64_t reports = 0;
  for (int32_t year = (*years)->first; year <= (*years)->last; ++year) {
    if (!question.summaries) {
      reports += AreaYear(cube, area, year).reports();
      continue;
    }
    const YearSheet* sheet = scope.Find(year);
    for (OrganPlace place = range.begin; sheet != nullptr && place < range.end;
         place = scope.organs->Next(place)) {
      if (sheet->Reported(place)) ++reports;
    }
  }
  return reports;
}

}  // namespace disclosure::stats
