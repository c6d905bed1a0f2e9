#include "rules/rule_clashes.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "form/formula_fold.h"
#include "form/formula_linear.h"
#include "form/formula_resolver.h"
#include "rules/linear_system.h"
#include "rules/resolved_rule.h"
#include "rules/rule_file.h"
#include "status/status_macros.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::Form;
using form::FormulaOp;

struct NamedRule {
  std::string name;
  ResolvedRule rule;
};

// What one form makes of a rule.
struct NamedCondition {
  std::string name;
  form::LinearCondition condition;
};

absl::StatusOr<std::vector<NamedRule>> ResolveAll(
    const RuleFile& file, const form::Catalogue& catalogue) {
  const form::FormulaResolver resolver(catalogue);
  std::vector<NamedRule> named;
  for (int index = 0; index < file.proto().rules_size(); ++index) {
    const auto& rule = file.proto().rules(index);
    if (rule.holds().empty()) continue;
    ASSIGN_OR_RETURN(std::vector<ResolvedRule> resolved,
                     ResolveRule(file, index, resolver, catalogue));
    for (ResolvedRule& one : resolved) {
      if (one.names_year_before) continue;
      const char* const gap = one.instance.empty() ? "" : " ";
      std::string name = absl::StrCat(rule.id(), gap, one.instance);
      named.push_back({std::move(name), std::move(one)});
    }
  }
  return named;
}

bool IsAlwaysAsked(const ResolvedRule& rule, const form::Catalogue& catalogue,
                   const form::FormulaForms& forms) {
  if (!rule.only_if) return true;
  const auto only_if = form::FoldFormula(*rule.only_if, catalogue, forms);
  return only_if && only_if->op == FormulaOp::kTruth &&
         only_if->number.numerator() != 0;
}

std::vector<NamedCondition> ConditionsOf(Form form,
                                         const std::vector<NamedRule>& rules,
                                         const form::Catalogue& catalogue) {
  std::vector<NamedCondition> conditions;
  const form::FormulaForms forms{.report = form};
  for (const auto& [name, rule] : rules) {
    if (!IsAlwaysAsked(rule, catalogue, forms)) continue;
    const auto folded = form::FoldFormula(rule.condition, catalogue, forms);
    if (!folded) continue;
    auto linear = form::AsLinear(*folded);
    if (!linear || linear->comparison == FormulaOp::kNotEqual) continue;
    conditions.push_back({name, *std::move(linear)});
  }
  return conditions;
}

// Absent if figures of `least` or more keep all of them.
std::optional<RuleClash> ClashOf(Form form,
                                 const std::vector<NamedCondition>& conditions,
                                 const form::Catalogue& catalogue,
                                 int64_t least) {
  std::vector<std::optional<int64_t>> least_of;
  for (const form::Cell& cell : catalogue.cells()) {
    least_of.push_back(cell.negative_allowed ? std::nullopt
                                             : std::optional(least));
  }
  LinearSystem system(std::move(least_of));
  for (const NamedCondition& named : conditions) system.Add(named.condition);
  const auto contradiction = system.Contradiction();
  if (!contradiction) return RuleClash{form, RuleClash::Kind::kNotTold, {}};
  if (contradiction->empty()) return std::nullopt;
  RuleClash clash{
      form,
      least > 0 ? RuleClash::Kind::kSomeAreZero : RuleClash::Kind::kNoReport,
      {}};
  for (const size_t place : *contradiction) {
    clash.rules.push_back(conditions[place].name);
  }
  return clash;
}

}  // namespace

absl::StatusOr<std::vector<RuleClash>> FindRuleClashes(
    std::string_view text, std::string_view file_name,
    const form::Catalogue& catalogue) {
  ASSIGN_OR_RETURN(const RuleFile file, RuleFile::Parse(text, file_name));
  ASSIGN_OR_RETURN(const std::vector<NamedRule> rules,
                   ResolveAll(file, catalogue));
  std::vector<RuleClash> clashes;
  for (int number = 1; number < disclosure::v1::Form_ARRAYSIZE; ++number) {
    if (!disclosure::v1::Form_IsValid(number)) continue;
    const auto form = static_cast<Form>(number);
    const auto conditions = ConditionsOf(form, rules, catalogue);
    const auto without_zeros = ClashOf(form, conditions, catalogue, 1);
    if (!without_zeros) continue;
    auto with_zeros = ClashOf(form, conditions, catalogue, 0);
    clashes.push_back(with_zeros ? *std::move(with_zeros) : *without_zeros);
  }
  return clashes;
}

}  // namespace disclosure::rules
