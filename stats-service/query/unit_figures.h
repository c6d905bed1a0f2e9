#ifndef DISCLOSURE_STATS_SERVICE_QUERY_UNIT_FIGURES_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_UNIT_FIGURES_H_

#include <cstdint>
#include <vector>

#include "stats-service/query/figure_sum.h"

namespace disclosure::stats {

// A unit that has a figure. Indices follow the order of codes.
struct UnitFigure {
  int64_t value = 0;
  uint32_t index = 0;
};

// The same of any figure: exact.
struct UnitQuotient {
  Quotient value;
  uint32_t index = 0;
};

// What all units of a scan say about one figure.
template <typename Unit>
struct UnitsWith {
  std::vector<Unit> figures;  // in the order of indices
  // Units without one, by the reason. Money in a unit that the document did not
  // name cannot be set beside others, so it is none.
  int64_t blank = 0;
  int64_t not_reported = 0;
  int64_t not_asked = 0;
  int64_t unit_unknown = 0;
  int64_t overflow = 0;
  // On today's areas.
  int64_t boundary_split = 0;
  int64_t not_comparable = 0;  // rates of several places
  // Of indicators.
  int64_t denominator_zero = 0;
  int64_t input_missing = 0;

  int64_t without_value() const {
    return blank + not_reported + not_asked + unit_unknown + overflow +
           boundary_split + not_comparable + denominator_zero + input_missing;
  }
};
using UnitFigures = UnitsWith<UnitFigure>;
using UnitQuotients = UnitsWith<UnitQuotient>;

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_UNIT_FIGURES_H_
