#ifndef DISCLOSURE_STATS_SERVICE_API_TRANSLATE_FINDINGS_H_
#define DISCLOSURE_STATS_SERVICE_API_TRANSLATE_FINDINGS_H_

#include "absl/status/statusor.h"
#include "disclosure/v1/stats.pb.h"
#include "stats-service/query/list_findings.h"

namespace disclosure::stats {

// See translate.h. All but the page token.
absl::StatusOr<FindingsQuestion> FromProto(
    const v1::ListFindingsRequest& request);
void FillFindings(const Cube& cube, const FindingsAnswer& answer,
                  v1::ListFindingsResponse& response);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_TRANSLATE_FINDINGS_H_
