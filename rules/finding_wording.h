#ifndef DISCLOSURE_RULES_FINDING_WORDING_H_
#define DISCLOSURE_RULES_FINDING_WORDING_H_

#include "disclosure/v1/finding.pb.h"
#include "form/report.h"
#include "rules/compiled_rules.h"
#include "rules/finding.h"

namespace disclosure::rules {

// A finding in the words of its rule, with labels, fingerprint and repair
// hints. `report` is the judged one.
disclosure::v1::Finding ToProto(const Finding& finding,
                                const form::Report& report,
                                const CompiledRules& rules);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_FINDING_WORDING_H_
