#include "rules/form_grid.h"

#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace disclosure::rules {
namespace {

using form::Cell;
using form::CellIndex;

constexpr std::string_view kDisputes = "disputes";

std::string TableOf(const Cell& cell) {
  return cell.name.substr(0, cell.name.find('.'));
}

// Which of `lines` has this key; a new one if none has yet.
template <typename Key>
uint16_t LineOf(const Key& key, std::map<Key, uint16_t>& numbers,
                std::vector<std::vector<CellIndex>>& lines) {
  const auto [found, is_new] =
      numbers.try_emplace(key, static_cast<uint16_t>(lines.size()));
  if (is_new) lines.emplace_back();
  return found->second;
}

}  // namespace

FormGrid::FormGrid(const form::Catalogue& catalogue, disclosure::v1::Form form)
    : places_(catalogue.size()) {
  using Key = std::pair<std::string, int>;
  std::map<Key, uint16_t> rows;
  std::map<Key, uint16_t> columns;
  for (const CellIndex index : catalogue.CellsOf(form)) {
    const Cell& cell = catalogue.cell(index);
    const std::string table = TableOf(cell);
    const bool one_row = table == kDisputes;
    Place& place = places_[index];
    place.row = LineOf(Key(table, one_row ? 0 : cell.row), rows, rows_);
    place.in_row = static_cast<uint16_t>(rows_[*place.row].size());
    rows_[*place.row].push_back(index);
    if (one_row) continue;
    place.column = LineOf(Key(table, cell.column), columns, columns_);
    place.in_column = static_cast<uint16_t>(columns_[*place.column].size());
    columns_[*place.column].push_back(index);
  }
}

std::span<const CellIndex> FormGrid::RowOf(CellIndex cell) const {
  const Place& place = places_[cell];
  if (!place.row) return {};
  return rows_[*place.row];
}

std::span<const CellIndex> FormGrid::ColumnOf(CellIndex cell) const {
  const Place& place = places_[cell];
  if (!place.column) return {};
  return columns_[*place.column];
}

bool FormGrid::IsRightOf(CellIndex right, CellIndex left) const {
  const Place& a = places_[left];
  const Place& b = places_[right];
  return a.row && a.row == b.row && b.in_row == a.in_row + 1;
}

bool FormGrid::AreNeighbours(CellIndex a, CellIndex b) const {
  if (IsRightOf(a, b) || IsRightOf(b, a)) return true;
  const Place& one = places_[a];
  const Place& other = places_[b];
  return one.column && one.column == other.column &&
         std::abs(one.in_column - other.in_column) == 1;
}

}  // namespace disclosure::rules
