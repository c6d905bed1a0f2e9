#include "rules/checked_rule.h"

#include <string>

namespace disclosure::rules {

CheckedRule CompileCheck(const disclosure::rules::v1::Rule& rule,
                         uint16_t index) {
  CheckedRule checked;
  checked.rule = index;
  checked.id = rule.id();
  checked.check = FindCheck(rule.check());
  for (const std::string_view name : checked.check->thresholds) {
    checked.thresholds.push_back(rule.thresholds().at(std::string(name)));
  }
  return checked;
}

}  // namespace disclosure::rules
