#ifndef DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_ROWS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_ROWS_H_

#include "stats-service/query/aggregate.h"
#include "stats-service/query/aggregate_page.h"
#include "stats-service/query/aggregate_plan.h"

namespace disclosure::stats {

// Adds all rows that the question asks for to the page, or as many as it takes:
// of areas by the reports at or below them, of areas by their own summaries, or
// of organs.
void AddRows(const Cube& cube, const AggregateQuestion& question,
             const AggregatePlan& plan, AggregatePage& page);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_ROWS_H_
