#include "stats-service/cube/report_row.h"

#include <algorithm>
#include <span>

namespace disclosure::stats {
namespace {

std::vector<form::CellIndex> SortedMembers(
    const CellSet& set, const std::vector<form::CellIndex>& cells) {
  std::vector<form::CellIndex> members;
  for (const form::CellIndex cell : cells) {
    if (cell < CellSet::kMaxCells && set.Has(cell)) members.push_back(cell);
  }
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

// One bit for each of up to 64 values that is not 0. Without branches, for most
// are.
uint64_t NotZero(std::span<const int64_t> values) {
  uint64_t bits = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    bits |= static_cast<uint64_t>(values[i] != 0) << i;
  }
  return bits;
}

void SetFigures(const CubeFrame& frame, const form::CellValues& cells,
                ReportRow& row) {
  const auto values = cells.values();
  const auto presence = cells.presence();
  CellSet not_zero;
  for (size_t word = 0; word < presence.size(); ++word) {
    row.figures.SetWord(word, presence[word]);
    const size_t first = word * 64;
    not_zero.SetWord(word,
                     NotZero(values.subspan(
                         first, std::min<size_t>(64, values.size() - first))));
  }
  row.figures = row.figures & frame.Asked(row.form_slot);
  not_zero = not_zero & row.figures;
  row.not_zero.reserve(not_zero.Count());
  not_zero.ForEach([&](form::CellIndex cell) {
    row.not_zero.push_back({cell, values[cell]});
  });
}

}  // namespace

ReportRow RowOf(const CubeFrame& frame, const record::Change& change) {
  ReportRow row;
  row.revision = change.revision;
  if (change.kind != record::ChangeKind::kAccepted) return row;
  row.reported = true;
  row.form_slot = static_cast<uint8_t>(FormSlot(change.form));
  SetFigures(frame, change.cells, row);
  // Nothing is nothing in any unit.
  if (const auto cell = frame.unit_cell();
      row.figures.Has(cell) && change.cells.ValueOrZero(cell) != 0) {
    // Also a unit that is newer than this program.
    row.unit_unknown =
        change.procurement_unit != v1::MONEY_UNIT_YUAN &&
        change.procurement_unit != v1::MONEY_UNIT_TEN_THOUSAND_YUAN;
  }
  row.approximate = SortedMembers(row.figures, change.approximate_cells);
  return row;
}

}  // namespace disclosure::stats
