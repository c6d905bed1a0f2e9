#ifndef DISCLOSURE_DIVISIONS_NEIGHBOUR_CODES_H_
#define DISCLOSURE_DIVISIONS_NEIGHBOUR_CODES_H_

#include <cstdint>

#include "absl/container/inlined_vector.h"
#include "divisions/division_code.h"
#include "divisions/division_tree.h"

namespace disclosure::divisions {

// Nearly always one.
using NeighbourCodes = absl::InlinedVector<DivisionCode, 2>;

// The codes that the place of `code` in `year` may have reported under in the
// year before, or after: its own, unless the number was given to another place
// in between; and those from which, or to which, it was certainly re-coded or
// merged between the editions of the two years. The two mirror each other.
NeighbourCodes CodesBefore(const DivisionTree& divisions,
                           const DivisionCode& code, int32_t year);
NeighbourCodes CodesAfter(const DivisionTree& divisions,
                          const DivisionCode& code, int32_t year);

// The places that became one together.
struct MergedPlaces {
  // As they were before, with its own code first if it went on.
  NeighbourCodes codes;
  // These are all.
  bool certain = true;
  // Its code is in no list of the year before, where it can mean nothing else.
  bool code_is_new = false;
};
// Of the place of `code` in `year`: none unless it was merged between the
// editions of that year and of the year before.
MergedPlaces PartsBefore(const DivisionTree& divisions,
                         const DivisionCode& code, int32_t year);

}  // namespace disclosure::divisions

#endif  // DISCLOSURE_DIVISIONS_NEIGHBOUR_CODES_H_
