#ifndef DISCLOSURE_INGEST_SERVICE_STORE_NEIGHBOUR_YEARS_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_NEIGHBOUR_YEARS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "divisions/division_code.h"
#include "divisions/division_tree.h"
#include "form/identity.h"
#include "ingest-service/store/planned_years.h"

namespace disclosure::ingest {

// Nearly always one.
using NeighbourCodes = absl::InlinedVector<divisions::DivisionCode, 2>;

// The codes that the place of `code` in `year` may have reported under in the
// year before, or after: its own, unless the number was given to another place
// in between; and that from which, or to which, it was certainly re-coded
// between the editions of the two years. The two mirror each other.
NeighbourCodes CodesBefore(const divisions::DivisionTree& divisions,
                           const divisions::DivisionCode& code, int32_t year);
NeighbourCodes CodesAfter(const divisions::DivisionTree& divisions,
                          const divisions::DivisionCode& code, int32_t year);

// What a report's rules read of other years.
struct EarlierYears {
  // The report of the year before; null if there is none. Valid until the years
  // change.
  const YearReport* before = nullptr;
  // The nearest earlier year that there is a report of.
  std::optional<int32_t> nearest;
};
EarlierYears FindEarlier(const divisions::DivisionTree& divisions,
                         const PlannedYears& years,
                         const form::Identity& identity);

// The reports that read the one of `identity`, be it there or not: along each
// code that its place came to have, the next one there is.
std::vector<form::Identity> FindReaders(
    const divisions::DivisionTree& divisions, const PlannedYears& years,
    const form::Identity& identity);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_NEIGHBOUR_YEARS_H_
