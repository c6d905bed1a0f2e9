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
// in between; and that from which, or to which, it was certainly re-coded
// between the editions of the two years. The two mirror each other.
NeighbourCodes CodesBefore(const DivisionTree& divisions,
                           const DivisionCode& code, int32_t year);
NeighbourCodes CodesAfter(const DivisionTree& divisions,
                          const DivisionCode& code, int32_t year);

}  // namespace disclosure::divisions

#endif  // DISCLOSURE_DIVISIONS_NEIGHBOUR_CODES_H_
