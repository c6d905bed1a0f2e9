#ifndef DISCLOSURE_RULES_RULE_INSTANCES_H_
#define DISCLOSURE_RULES_RULE_INSTANCES_H_

#include <string>
#include <vector>

#include "disclosure/rules/v1/rules.pb.h"
#include "form/catalogue.h"
#include "form/formula_resolver.h"

namespace disclosure::rules {

// One of the columns, rows, groups, cells or words that a rule is judged for:
// the catalogue's word for it, and what names mean there.
struct RuleInstance {
  std::string word;
  form::FormulaScope scope;
};

// All of them, in the order of the catalogue. One without a word for a rule
// that is judged once per report.
std::vector<RuleInstance> InstancesOf(const disclosure::rules::v1::Rule& rule,
                                      const form::Catalogue& catalogue);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_RULE_INSTANCES_H_
