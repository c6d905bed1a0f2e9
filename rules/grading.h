#ifndef DISCLOSURE_RULES_GRADING_H_
#define DISCLOSURE_RULES_GRADING_H_

#include "disclosure/rules/v1/rules.pb.h"
#include "disclosure/v1/finding.pb.h"
#include "rules/compiled_rules.h"
#include "rules/finding.h"
#include "rules/judgement.h"

namespace disclosure::rules {

// How bad it is to break a rule, whatever its fault.
disclosure::v1::Severity SeverityOf(const disclosure::rules::v1::Rule& rule,
                                    const Judgement& judgement);

// Fills in how bad each finding is, by its fault where the rule has severities
// of its own for that, and puts them in order: by rule id, then by first cell,
// one without cells before those with.
void Grade(const CompiledRules& rules, const Judgement& judgement,
           Findings& findings);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_GRADING_H_
