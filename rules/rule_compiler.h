#ifndef DISCLOSURE_RULES_RULE_COMPILER_H_
#define DISCLOSURE_RULES_RULE_COMPILER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/rules/v1/rules.pb.h"
#include "form/formula_fold.h"
#include "form/formula_resolver.h"
#include "rules/check.h"
#include "rules/rule_file.h"
#include "rules/rule_sheet.h"
#include "rules/sums.h"
#include "rules/year_pair_sheet.h"

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

// The check of a rule that passed CheckRuleFile().
CheckedRule CompileCheck(const disclosure::rules::v1::Rule& rule,
                         uint16_t index);

// All formulas of a rule for all its instances; whichever form has them.
// INVALID_ARGUMENT with file, line and column of what is wrong in a formula.
absl::StatusOr<std::vector<ResolvedRule>> ResolveRule(
    const RuleFile& file, int index, const form::FormulaResolver& resolver,
    const form::Catalogue& catalogue);

// Adds to `sheet` what the forms make of a resolved rule; nothing if it is not
// applicable, or holds whatever the figures are. Adds it to `sums`, too, if it
// is one. INVALID_ARGUMENT as Formula::Compile().
absl::Status AddToSheet(const ResolvedRule& rule,
                        const form::Catalogue& catalogue,
                        const form::FormulaForms& forms, RuleSheet& sheet,
                        std::vector<Sum>& sums);

// The same for a rule that names the year before; `forms` has both.
absl::Status AddToYearPair(const ResolvedRule& rule,
                           const form::Catalogue& catalogue,
                           const form::FormulaForms& forms,
                           YearPairSheet& sheet);

// What a rule that names the year before asks of its report beside what is kept
// to judge it again: identity, form and cells. Empty if nothing.
std::string_view AttributeNotKept(const ResolvedRule& rule);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_RULE_COMPILER_H_
