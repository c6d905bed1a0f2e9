#ifndef DISCLOSURE_STATS_SERVICE_QUERY_RISK_HINT_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_RISK_HINT_H_

#include <cstdint>

#include "stats-service/query/figure.h"
#include "stats-service/query/figure_sum.h"
#include "stats-service/query/unit_figures.h"
#include "stats-service/query/value.h"

namespace disclosure::stats {

// Whether a value is worth a second look, by the thresholds of its indicator;
// compared as it is shown, rounded to a double. Not official.

// kUnspecified: the figure has no thresholds.
RiskHint RiskOf(const Figure& figure, const Value& value);
// The same of one that has thresholds, and a value.
RiskHint RiskOf(const Figure& figure, const Quotient& value);

// How many units have which hint.
struct RiskCounts {
  int64_t none = 0;
  int64_t yellow = 0;
  int64_t red = 0;
  int64_t too_few_cases = 0;
  int64_t no_value = 0;

  friend bool operator==(const RiskCounts&, const RiskCounts&) = default;
};
// Of a figure that has thresholds.
RiskCounts CountRisks(const Figure& figure, const UnitQuotients& units);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_RISK_HINT_H_
