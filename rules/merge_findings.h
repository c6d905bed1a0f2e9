#ifndef DISCLOSURE_RULES_MERGE_FINDINGS_H_
#define DISCLOSURE_RULES_MERGE_FINDINGS_H_

#include <vector>

#include "disclosure/v1/finding.pb.h"

namespace disclosure::rules {

// Both parts of what is said of one report, RuleSet::CheckAlone() and
// CheckAcrossYears(), as one list in order.
std::vector<disclosure::v1::Finding> MergeByRule(
    std::vector<disclosure::v1::Finding> alone,
    std::vector<disclosure::v1::Finding> across_years);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_MERGE_FINDINGS_H_
