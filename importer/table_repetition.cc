#include "importer/table_repetition.h"

#include <map>
#include <set>
#include <utility>
#include <vector>

namespace disclosure::importer {
namespace {

size_t FiguresOf(std::string_view table, const FormLayout& layout) {
  std::set<form::CellIndex> cells;
  for (const LayoutRow& row : layout.rows) {
    if (row.table == table) cells.insert(row.cells.begin(), row.cells.end());
  }
  return cells.size();
}

// By place: how many figures of rows that were met before it come again there
// or behind, less those at the place before.
std::vector<int64_t> ChangesOf(std::span<const RowOfRun> found,
                               const FormLayout& layout) {
  std::map<size_t, std::pair<size_t, size_t>> first_and_last;
  for (size_t i = 0; i < found.size(); ++i) {
    const auto known = first_and_last.emplace(found[i].row, std::pair(i, i));
    known.first->second.second = i;
  }
  std::vector<int64_t> changes(found.size() + 1, 0);
  for (const auto& [row, places] : first_and_last) {
    const auto figures = static_cast<int64_t>(layout.rows[row].cells.size());
    changes[places.first + 1] += figures;
    changes[places.second + 1] -= figures;
  }
  return changes;
}

}  // namespace

std::optional<size_t> LaterTableBegin(std::string_view table,
                                      std::span<const RowOfRun> found,
                                      const FormLayout& layout) {
  const std::vector<int64_t> changes = ChangesOf(found, layout);
  int64_t twice = 0;
  int64_t most = 0;
  size_t begin = 0;
  for (size_t i = 0; i < found.size(); ++i) {
    twice += changes[i];
    if (twice <= most) continue;
    most = twice;
    begin = found[i].run;
  }
  const auto figures = static_cast<int64_t>(FiguresOf(table, layout));
  if (most == 0 || 2 * most < figures) return std::nullopt;
  return begin;
}

}  // namespace disclosure::importer
