#ifndef DISCLOSURE_DIVISIONS_LINEAGE_ENDS_H_
#define DISCLOSURE_DIVISIONS_LINEAGE_ENDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "divisions/division_code.h"
#include "divisions/division_tree.h"

namespace disclosure::divisions {

// Where a place, or a part of it, is in the newest edition.
struct LineageEnd {
  DivisionCode area;
  // False: nothing tells what became of the place. `area` is the lowest one
  // that it lay in and of which something does.
  bool is_known = true;
  // False: some step is inferred from the lists, or nothing is known.
  bool is_certain = true;

  friend bool operator==(const LineageEnd&, const LineageEnd&) = default;
};

// Where the lineage of each code ends in the newest edition, and which codes
// mean one place: computed once, for all codes and editions.
//
// A code means the place that the edition has under it; in an edition that does
// not have the code, what the newest one before means by it, else the first one
// after. Codes are indices into DivisionTree::areas(), editions into kEditions.
// Immutable; borrows nothing.
class LineageEnds {
 public:
  explicit LineageEnds(const DivisionTree& divisions);

  // Several: the place was split. Never empty.
  std::span<const LineageEnd> Of(size_t area, size_t edition) const {
    const Range& range = ends_[edition][area];
    return std::span(pool_).subspan(range.begin, range.size);
  }

  // A number for the place: the same for two codes, and for a code in two
  // editions, if it is one place that was renamed, re-coded or changed in kind,
  // and nothing else. What goes on after a merger or a split is the place
  // whose code, or re-coding, does.
  uint32_t PlaceOf(size_t area, size_t edition) const {
    return places_[edition][area];
  }

 private:
  class Builder;

  // Of the pool.
  struct Range {
    uint32_t begin = 0;
    uint32_t size = 0;
  };

  std::array<std::vector<Range>, kEditions.size()> ends_;
  std::array<std::vector<uint32_t>, kEditions.size()> places_;
  std::vector<LineageEnd> pool_;
};

}  // namespace disclosure::divisions

#endif  // DISCLOSURE_DIVISIONS_LINEAGE_ENDS_H_
