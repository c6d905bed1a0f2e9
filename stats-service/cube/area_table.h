#ifndef DISCLOSURE_STATS_SERVICE_CUBE_AREA_TABLE_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_AREA_TABLE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "divisions/area.h"
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

// What tells whether an area is a unit, in a byte: its level, which a level
// that a city lacks has not, and the editions that have it.
class AreaMark {
 public:
  // Of no area.
  AreaMark() = default;
  explicit AreaMark(const AreaRow& area)
      : bits_(static_cast<uint8_t>(
            (area.pseudo ? kNoLevel : static_cast<unsigned>(area.level)) |
            static_cast<unsigned>(area.editions) << kLevelBits)) {}

  bool IsUnit(divisions::Level level) const {
    return (bits_ & kLevelMask) == static_cast<unsigned>(level);
  }
  bool StandsIn(divisions::EditionSet edition) const {
    return (bits_ >> kLevelBits & edition) != 0;
  }

 private:
  static constexpr unsigned kLevelBits = 3;
  static constexpr unsigned kLevelMask = (1u << kLevelBits) - 1;
  static constexpr unsigned kNoLevel = kLevelMask;
  static_assert(static_cast<unsigned>(divisions::Level::kTownship) < kNoLevel);
  static_assert(divisions::kEditions.size() + kLevelBits <= 8);

  uint8_t bits_ = kNoLevel;
};

// One row an area of the tree, at the same index. Immutable.
class AreaTable {
 public:
  explicit AreaTable(const divisions::DivisionTree& divisions);

  std::span<const AreaRow> rows() const { return rows_; }
  // Of the same areas.
  std::span<const AreaMark> marks() const { return marks_; }
  // How many areas of a range are units of a level in one edition.
  int64_t CountUnits(std::pair<size_t, size_t> range, divisions::Level level,
                     divisions::EditionSet edition) const;

 private:
  static constexpr size_t kLevels =
      static_cast<size_t>(divisions::Level::kTownship) + 1;
  // The units of a level, in order.
  using Units = std::array<std::vector<uint32_t>, kLevels>;

  std::vector<AreaRow> rows_;
  std::vector<AreaMark> marks_;
  std::array<Units, divisions::kEditions.size()> units_;  // by edition
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_AREA_TABLE_H_
