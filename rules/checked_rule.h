#ifndef DISCLOSURE_RULES_CHECKED_RULE_H_
#define DISCLOSURE_RULES_CHECKED_RULE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "disclosure/rules/v1/rules.pb.h"
#include "rules/check.h"

namespace disclosure::rules {

// A rule that is judged by code.
struct CheckedRule {
  uint16_t rule = 0;
  // Borrowed from the rules file.
  std::string_view id;
  const Check* check = nullptr;
  // In the order of Check::thresholds.
  std::vector<int64_t> thresholds;
};

// The check of a rule that passed CheckRuleFile().
CheckedRule CompileCheck(const disclosure::rules::v1::Rule& rule,
                         uint16_t index);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_CHECKED_RULE_H_
