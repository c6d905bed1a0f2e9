#include "stats-service/query/aggregate.h"

#include "stats-service/query/aggregate_page.h"
#include "stats-service/query/aggregate_plan.h"
#include "stats-service/query/aggregate_rows.h"
#include "status/status_macros.h"

namespace disclosure::stats {

absl::StatusOr<AggregateAnswer> Aggregate(const Cube& cube,
                                          const AggregateQuestion& question) {
  ASSIGN_OR_RETURN(const AggregatePlan plan, PlanAggregate(cube, question));
  AggregatePage page(cube, question, plan);
  if (plan.years.has_value()) AddRows(cube, question, plan, page);
  return page.Finish();
}

}  // namespace disclosure::stats
