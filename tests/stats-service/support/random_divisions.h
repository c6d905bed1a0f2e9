#ifndef DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_RANDOM_DIVISIONS_H_
#define DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_RANDOM_DIVISIONS_H_

#include <cstdint>

#include "divisions/division_tree.h"

namespace disclosure::stats {

// A small country in which a lot happens between all editions: places are
// renamed, re-coded, merged, split, lost, founded, left out of an edition, and
// their numbers used again; counties take their townships with them, mostly.
// The same seed gives the same country.
divisions::DivisionTree RandomDivisions(uint64_t seed);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_TESTS_STATS_SERVICE_SUPPORT_RANDOM_DIVISIONS_H_
