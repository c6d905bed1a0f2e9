#ifndef DISCLOSURE_RULES_CROSS_REPORT_CHECK_H_
#define DISCLOSURE_RULES_CROSS_REPORT_CHECK_H_

#include <span>

#include "absl/status/status.h"
#include "rules/resolved_rule.h"
#include "rules/rule_file.h"

namespace disclosure::rules {

// What a rule must not do because it reads another report than the judged one.

// INVALID_ARGUMENT with file, line and column: the rule is an error in some
// mode or wording. The other report may be wrong itself, or arrive later.
absl::Status CheckIsNoError(const RuleFile& file, int index);

// Of a rule about the year before, `resolved` for all its instances.
// INVALID_ARGUMENT with file, line and column: it is an error, or it asks for
// what is not at hand when another year changes.
absl::Status CheckYearsRule(const RuleFile& file, int index,
                            std::span<const ResolvedRule> resolved);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_CROSS_REPORT_CHECK_H_
