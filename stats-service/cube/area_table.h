#ifndef DISCLOSURE_STATS_SERVICE_CUBE_AREA_TABLE_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_AREA_TABLE_H_

#include <cstdint>
#include <span>
#include <vector>

#include "divisions/division_tree.h"

namespace disclosure::stats {

// What a scan of many areas needs of each, in a few bytes.
struct AreaRow {
  uint64_t code = 0;  // DivisionCode::packed()
  // The subtree ends before this row.
  uint32_t end = 0;
  divisions::Level level = divisions::Level::kNation;
  divisions::EditionSet editions = 0;
  bool pseudo = false;
};

// One row an area of the tree, at the same index. Immutable.
class AreaTable {
 public:
  explicit AreaTable(const divisions::DivisionTree& divisions);

  std::span<const AreaRow> rows() const { return rows_; }

 private:
  std::vector<AreaRow> rows_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_AREA_TABLE_H_
