#include "stats-service/cube/report_row.h"

#include <algorithm>

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

}  // namespace

ReportRow RowOf(const CubeFrame& frame, const record::Change& change) {
  ReportRow row;
  row.revision = change.revision;
  if (change.kind != record::ChangeKind::kAccepted) return row;
  row.reported = true;
  row.form_slot = static_cast<uint8_t>(FormSlot(change.form));
  const auto presence = change.cells.presence();
  for (size_t word = 0; word < presence.size(); ++word) {
    row.figures.SetWord(word, presence[word]);
  }
  row.figures = row.figures & frame.Asked(row.form_slot);
  const auto values = change.cells.values();
  row.figures.ForEach([&](form::CellIndex cell) {
    if (values[cell] != 0) row.not_zero.push_back({cell, values[cell]});
    if (frame.HasUnit(cell)) {
      row.unit_unknown = change.procurement_unit == v1::MONEY_UNIT_UNSPECIFIED;
    }
  });
  row.approximate = SortedMembers(row.figures, change.approximate_cells);
  return row;
}

}  // namespace disclosure::stats
