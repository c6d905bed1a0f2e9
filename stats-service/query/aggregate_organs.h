#ifndef DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_ORGANS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_ORGANS_H_

#include "stats-service/query/aggregate.h"
#include "stats-service/query/aggregate_page.h"
#include "stats-service/query/aggregate_plan.h"

namespace disclosure::stats {

// Adds a row for each organ of the area: those that ever reported, and
// governments that are expected and never did. On today's areas: for the years
// in which it counts there.
void AddOrganRows(const Cube& cube, const AggregateQuestion& question,
                  const AggregatePlan& plan, AggregatePage& page);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_ORGANS_H_
