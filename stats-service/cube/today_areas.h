#ifndef DISCLOSURE_STATS_SERVICE_CUBE_TODAY_AREAS_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_TODAY_AREAS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "divisions/division_tree.h"
#include "divisions/lineage_ends.h"

namespace disclosure::stats {

// How a place counts in an area of today other than its code says.
enum class Move : uint8_t {
  // Its code lies outside; its lineage ends inside.
  kJoins,
  // Its code lies inside; its lineage ends outside.
  kLeaves,
  // It was split, and some of its parts lie inside, others do not.
  kSplit,
};

// The organs of one code (a government and departments, not what lies below it)
// that count elsewhere than the code says.
struct MovedCode {
  uint32_t code = 0;  // an index into DivisionTree::areas()
  Move move = Move::kJoins;
  // The place, or a part of it, became the area itself, and does not just lie
  // in it.
  bool is_area = false;
  // The edition has the code. One that it does not have may report all the
  // same.
  bool stands = false;
};

// How many places are in doubt, of those that the edition has; see the
// contract.
struct LineageDoubt {
  int64_t inferred = 0;
  int64_t unknown = 0;

  bool any() const { return inferred > 0 || unknown > 0; }
  LineageDoubt& operator+=(const LineageDoubt& other);
  friend bool operator==(const LineageDoubt&, const LineageDoubt&) = default;
};

// Another code of a place, that the edition does not have: it was used before,
// or is used later, for the place that the edition has as `code`.
struct OtherCode {
  uint32_t code = 0;
  uint32_t other = 0;
};

// The areas of the newest edition, and what they are made of in the editions
// before: by the codes that they have today, and by what is different. Areas
// are indices into DivisionTree::areas(), editions into divisions::kEditions.
// All answers take nanoseconds to few microseconds. Immutable; borrows the
// tree.
class TodayAreas {
 public:
  explicit TodayAreas(const divisions::DivisionTree& divisions);

  // The edition that stands for a year.
  static size_t EditionOf(int32_t year);

  // Whether the newest edition has the area.
  bool Has(size_t area) const {
    return divisions_.areas()[area].In(divisions::kEditions.back());
  }

  // In the order of codes. Empty for most: the area is what its code says.
  std::span<const MovedCode> Moves(size_t area, size_t edition) const {
    const Rows& rows = moves_[edition];
    return std::span(rows.codes)
        .subspan(rows.begin[area], rows.begin[area + 1] - rows.begin[area]);
  }

  // Of the places that count in the area; those of one `code` are neighbours.
  std::span<const OtherCode> OtherCodes(const divisions::DivisionCode& area,
                                        size_t edition) const;

  LineageDoubt Doubt(size_t area, size_t edition) const;

  const divisions::LineageEnds& ends() const { return ends_; }
  size_t HeapBytes() const;

 private:
  class EditionBuilder;

  // The moves of one edition, by area.
  struct Rows {
    std::vector<uint32_t> begin;
    std::vector<MovedCode> codes;
  };
  // The other codes of one edition, by where their places end.
  struct Others {
    std::vector<uint64_t> ends;  // DivisionCode::packed(), ascending
    std::vector<OtherCode> codes;
  };
  template <typename Value>
  using ByEdition = std::array<Value, divisions::kEditions.size()>;

  const divisions::DivisionTree& divisions_;
  const divisions::LineageEnds ends_;
  ByEdition<Rows> moves_;
  ByEdition<Others> others_;
  // By area: places that count in it, or do not, by inference; and places of
  // which is only known that they ended in it.
  ByEdition<std::vector<uint32_t>> inferred_;
  ByEdition<std::vector<uint32_t>> lost_;
  // By area: the one around it, going by prefix; the nation's is the nation.
  std::vector<uint32_t> around_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_TODAY_AREAS_H_
