#ifndef DISCLOSURE_STATS_SERVICE_API_TRANSLATE_RECONCILE_H_
#define DISCLOSURE_STATS_SERVICE_API_TRANSLATE_RECONCILE_H_

#include "absl/status/statusor.h"
#include "disclosure/v1/stats.pb.h"
#include "rules/rule_set.h"
#include "stats-service/api/indicator_proto.h"
#include "stats-service/query/reconcile_area.h"

namespace disclosure::stats {

// See translate.h.
absl::StatusOr<ReconcileQuestion> FromProto(
    const v1::ReconcileAreaRequest& request);
void FillReconciliation(const Cube& cube, const IndicatorProtos& indicators,
                        const rules::RuleSet& rules,
                        const ReconcileQuestion& question,
                        const ReconcileAnswer& answer,
                        v1::ReconcileAreaResponse& response);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_TRANSLATE_RECONCILE_H_
