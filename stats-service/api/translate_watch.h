#ifndef DISCLOSURE_STATS_SERVICE_API_TRANSLATE_WATCH_H_
#define DISCLOSURE_STATS_SERVICE_API_TRANSLATE_WATCH_H_

#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/v1/stats.pb.h"
#include "stats-service/query/aggregate.h"

namespace disclosure::stats {

// See translate.h.
absl::StatusOr<AggregateQuestion> FromProto(
    const v1::WatchAreaRequest& request);
void FillWatch(const Cube& cube, const std::vector<AggregateRow>& rows,
               v1::WatchAreaResponse& response);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_TRANSLATE_WATCH_H_
