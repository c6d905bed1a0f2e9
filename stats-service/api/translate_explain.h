#ifndef DISCLOSURE_STATS_SERVICE_API_TRANSLATE_EXPLAIN_H_
#define DISCLOSURE_STATS_SERVICE_API_TRANSLATE_EXPLAIN_H_

#include "absl/status/statusor.h"
#include "disclosure/v1/stats.pb.h"
#include "stats-service/api/indicator_proto.h"
#include "stats-service/query/explain_change.h"

namespace disclosure::stats {

// See translate.h.
absl::StatusOr<ExplainQuestion> FromProto(
    const v1::ExplainChangeRequest& request);
void FillExplanation(const Cube& cube, const IndicatorProtos& indicators,
                     const ExplainQuestion& question,
                     const ExplainAnswer& answer,
                     v1::ExplainChangeResponse& response);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_TRANSLATE_EXPLAIN_H_
