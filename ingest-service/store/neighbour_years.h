#ifndef DISCLOSURE_INGEST_SERVICE_STORE_NEIGHBOUR_YEARS_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_NEIGHBOUR_YEARS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "divisions/division_tree.h"
#include "form/identity.h"
#include "ingest-service/store/year_index.h"

namespace disclosure::ingest {

// What a report's rules read of other years.
struct EarlierYears {
  // The report of the year before, of a place that was merged those of all its
  // parts; empty if there is none, or one is missing. Valid until the years
  // change.
  absl::InlinedVector<const YearReport*, 2> before;
  // The nearest earlier year that there is a report of.
  std::optional<int32_t> nearest;
};
EarlierYears FindEarlier(const divisions::DivisionTree& divisions,
                         const YearIndex& years,
                         const form::Identity& identity);

// The reports that read the one of `identity`, be it there or not: along each
// code that its place came to have, the next one there is.
std::vector<form::Identity> FindReaders(
    const divisions::DivisionTree& divisions, const YearIndex& years,
    const form::Identity& identity);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_NEIGHBOUR_YEARS_H_
