#ifndef DISCLOSURE_RULES_RESOLVED_RULE_H_
#define DISCLOSURE_RULES_RESOLVED_RULE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "form/catalogue.h"
#include "form/formula_resolver.h"
#include "form/formula_tree.h"
#include "rules/rule_file.h"

namespace disclosure::rules {

// One formula with what stands beside it, resolved for one instance, but for no
// form yet.
struct ResolvedRule {
  uint16_t rule = 0;
  std::string instance;
  form::FormulaNode condition;
  std::optional<form::FormulaNode> only_if;
  std::optional<form::FormulaNode> found;
  std::optional<form::FormulaNode> expected;
  bool judges_approximate = false;
  // Takes figures that the form does not have as well.
  bool foreign_cells_too = false;
  bool names_year_before = false;
};

// All formulas of a rule for all its instances; whichever form has them.
// INVALID_ARGUMENT with file, line and column of what is wrong in a formula.
absl::StatusOr<std::vector<ResolvedRule>> ResolveRule(
    const RuleFile& file, int index, const form::FormulaResolver& resolver,
    const form::Catalogue& catalogue);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_RESOLVED_RULE_H_
