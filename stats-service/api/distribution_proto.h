#ifndef DISCLOSURE_STATS_SERVICE_API_DISTRIBUTION_PROTO_H_
#define DISCLOSURE_STATS_SERVICE_API_DISTRIBUTION_PROTO_H_

#include "absl/status/statusor.h"
#include "disclosure/v1/stats.pb.h"
#include "stats-service/api/indicator_proto.h"
#include "stats-service/query/get_distribution.h"

namespace disclosure::stats {

// BAD_DIVISION_CODE; what else may be wrong is for the question to say.
absl::StatusOr<DistributionQuestion> FromProto(
    const v1::GetDistributionRequest& request);
void FillDistribution(const Cube& cube, const IndicatorProtos& indicators,
                      const DistributionQuestion& question,
                      const DistributionAnswer& answer,
                      v1::GetDistributionResponse& response);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_DISTRIBUTION_PROTO_H_
