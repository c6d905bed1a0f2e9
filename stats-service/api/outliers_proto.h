#ifndef DISCLOSURE_STATS_SERVICE_API_OUTLIERS_PROTO_H_
#define DISCLOSURE_STATS_SERVICE_API_OUTLIERS_PROTO_H_

#include "absl/status/statusor.h"
#include "disclosure/v1/stats.pb.h"
#include "stats-service/api/indicator_proto.h"
#include "stats-service/query/list_outliers.h"

namespace disclosure::stats {

// All but the page token. BAD_DIVISION_CODE; what else may be wrong is for the
// question to say.
absl::StatusOr<OutliersQuestion> FromProto(
    const v1::ListOutliersRequest& request);
// All but the page token.
void FillOutliers(const Cube& cube, const IndicatorProtos& indicators,
                  const OutliersQuestion& question,
                  const OutliersAnswer& answer,
                  v1::ListOutliersResponse& response);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_OUTLIERS_PROTO_H_
