#ifndef DISCLOSURE_STATS_SERVICE_API_COVERAGE_PROTO_H_
#define DISCLOSURE_STATS_SERVICE_API_COVERAGE_PROTO_H_

#include "absl/status/statusor.h"
#include "disclosure/v1/stats.pb.h"
#include "stats-service/query/get_coverage.h"

namespace disclosure::stats {

// All but the page token. BAD_DIVISION_CODE; what else may be wrong is for the
// question to say.
absl::StatusOr<CoverageQuestion> FromProto(
    const v1::GetCoverageRequest& request);
// All but the page token.
void FillCoverage(const Cube& cube, const CoverageStandard& standard,
                  const CoverageAnswer& answer,
                  v1::GetCoverageResponse& response);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_COVERAGE_PROTO_H_
