#include "stats-service/cube/area_table.h"

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
}

}  // namespace disclosure::stats
