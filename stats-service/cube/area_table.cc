#include "stats-service/cube/area_table.h"

#include <algorithm>
#include <bit>

namespace disclosure::stats {

AreaTable::AreaTable(const divisions::DivisionTree& divisions) {
  const auto areas = divisions.areas();
  rows_.reserve(areas.size());
  // The areas that hold the one at hand, the innermost last.
  std::vector<size_t> around;
  for (size_t i = 0; i < areas.size(); ++i) {
    while (!around.empty() &&
           !areas[around.back()].code.Contains(areas[i].code)) {
      rows_[around.back()].end = static_cast<uint32_t>(i);
      around.pop_back();
    }
    around.push_back(i);
    rows_.push_back({areas[i].code.packed(), 0, areas[i].code.level(),
                     areas[i].editions, areas[i].pseudo});
  }
  for (const size_t i : around) {
    rows_[i].end = static_cast<uint32_t>(areas.size());
  }
  marks_.reserve(rows_.size());
  for (const AreaRow& row : rows_) marks_.emplace_back(row);
  for (size_t i = 0; i < rows_.size(); ++i) {
    if (rows_[i].pseudo) continue;
    for (size_t edition = 0; edition < units_.size(); ++edition) {
      if ((rows_[i].editions >> edition & 1) == 0) continue;
      units_[edition][static_cast<size_t>(rows_[i].level)].push_back(
          static_cast<uint32_t>(i));
    }
  }
}

int64_t AreaTable::CountUnits(std::pair<size_t, size_t> range,
                              divisions::Level level,
                              divisions::EditionSet edition) const {
  const std::vector<uint32_t>& units =
      units_[std::countr_zero(edition)][static_cast<size_t>(level)];
  return std::ranges::lower_bound(units, range.second) -
         std::ranges::lower_bound(units, range.first);
}

}  // namespace disclosure::stats
