#ifndef DISCLOSURE_STATS_SERVICE_QUERY_RECONCILE_FINDINGS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_RECONCILE_FINDINGS_H_

#include <vector>

#include "disclosure/v1/finding.pb.h"
#include "form/catalogue.h"
#include "rules/rule_set.h"
#include "stats-service/query/reconcile_area.h"

namespace disclosure::stats {

// What the rules that only a reconciliation can judge have to say about it:
// F-AGG-01 for each listed cell that differs, F-AGG-02 if reporters are
// missing. Nothing without a summary, and nothing by a rule that the rule set
// does not have.
std::vector<v1::Finding> FindingsOf(const rules::RuleSet& rules,
                                    const form::Catalogue& catalogue,
                                    const ReconcileQuestion& question,
                                    const ReconcileAnswer& answer);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_RECONCILE_FINDINGS_H_
