#ifndef DISCLOSURE_RULES_RULE_FILE_CHECK_H_
#define DISCLOSURE_RULES_RULE_FILE_CHECK_H_

#include "absl/status/status.h"
#include "rules/rule_file.h"

namespace disclosure::rules {

// Whether every rule is complete, formulas apart.
//
// INVALID_ARGUMENT with file, line and column of the rule: an id that is
// missing or stands twice, neither formula nor check or both, a severity,
// message or ground that is missing, a placeholder, check, threshold or fault
// that does not exist.
absl::Status CheckRuleFile(const RuleFile& file);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_RULE_FILE_CHECK_H_
