#ifndef DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_PLAN_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_PLAN_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/aggregate.h"
#include "stats-service/query/figure.h"

namespace disclosure::stats {

// The question with its defaults filled in.
struct AggregatePlan {
  AreaLevel group_by = AreaLevel::kUnspecified;
  Basis basis = Basis::kRollUp;
  bool is_today = false;  // on today's areas
  std::vector<Figure> figures;
  std::optional<YearRange> years;  // nullopt: no report has any year
  size_t rows = 0;                 // of a page, at most
};

// The refusals are those of Aggregate().
absl::StatusOr<AggregatePlan> PlanAggregate(const Cube& cube,
                                            const AggregateQuestion& question);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_PLAN_H_
