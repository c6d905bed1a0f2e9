#include "rules/rule_fold.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "form/formula.h"
#include "form/formula_linear.h"
#include "status/status_macros.h"

namespace disclosure::rules {
namespace {

using form::Formula;
using form::FormulaNode;
using form::FormulaOp;

bool IsTruth(const FormulaNode& node, bool truth) {
  return node.op == FormulaOp::kTruth &&
         (node.number.numerator() != 0) == truth;
}

absl::StatusOr<std::optional<Formula>> CompileSide(
    const std::optional<FormulaNode>& side, const form::Catalogue& catalogue,
    const form::FormulaForms& forms) {
  if (!side) return std::optional<Formula>();
  const auto folded = form::FoldFormula(*side, catalogue, forms);
  if (!folded) return std::optional<Formula>();
  ASSIGN_OR_RETURN(Formula formula,
                   Formula::Compile(*folded, Formula::Use::kQuestion));
  return std::optional<Formula>(std::move(formula));
}

// What one form, or two, make of a resolved rule.
struct FoldedRule {
  FormulaNode condition;
  SheetEntry entry;
};

// Absent if the rule is not applicable, or holds whatever the figures are.
absl::StatusOr<std::optional<FoldedRule>> Fold(
    const ResolvedRule& rule, const form::Catalogue& catalogue,
    const form::FormulaForms& forms) {
  form::FormulaForms taken = forms;
  taken.foreign_cells_too = rule.foreign_cells_too;
  auto condition = form::FoldFormula(rule.condition, catalogue, taken);
  if (!condition || IsTruth(*condition, true)) return std::nullopt;
  FoldedRule folded;
  SheetEntry& entry = folded.entry;
  if (rule.only_if) {
    const auto only_if = form::FoldFormula(*rule.only_if, catalogue, taken);
    if (!only_if || IsTruth(*only_if, false)) return std::nullopt;
    if (!IsTruth(*only_if, true)) {
      ASSIGN_OR_RETURN(entry.only_if,
                       Formula::Compile(*only_if, Formula::Use::kQuestion));
    }
  }
  entry.rule = rule.rule;
  entry.instance = rule.instance;
  entry.judges_approximate = rule.judges_approximate;
  entry.as_reported = rule.foreign_cells_too;
  ASSIGN_OR_RETURN(entry.condition,
                   Formula::Compile(*condition, Formula::Use::kAssertion));
  ASSIGN_OR_RETURN(entry.found, CompileSide(rule.found, catalogue, taken));
  ASSIGN_OR_RETURN(entry.expected,
                   CompileSide(rule.expected, catalogue, taken));
  folded.condition = *std::move(condition);
  return folded;
}

// An equation between cells, whatever else the report says.
bool IsSum(const SheetEntry& entry, const form::LinearCondition& condition) {
  return condition.comparison == FormulaOp::kEqual &&
         condition.terms.size() > 1 && !entry.only_if && !entry.as_reported;
}

bool AsksMoreThanFigures(const FormulaNode& node) {
  if (node.op == FormulaOp::kIsBlank || node.op == FormulaOp::kAttribute) {
    return true;
  }
  return std::ranges::any_of(node.children, AsksMoreThanFigures);
}

}  // namespace

absl::Status AddToSheet(const ResolvedRule& rule,
                        const form::Catalogue& catalogue,
                        const form::FormulaForms& forms, RuleSheet& sheet,
                        std::vector<Sum>& sums) {
  ASSIGN_OR_RETURN(std::optional<FoldedRule> folded,
                   Fold(rule, catalogue, forms));
  if (!folded) return absl::OkStatus();
  const auto linear = form::AsLinear(folded->condition);
  if (linear && IsSum(folded->entry, *linear)) {
    sums.push_back(
        {rule.rule, rule.instance, *linear, rule.judges_approximate});
  }
  sheet.Add(std::move(folded->entry), folded->condition, linear);
  return absl::OkStatus();
}

absl::Status AddToYearPair(const ResolvedRule& rule,
                           const form::Catalogue& catalogue,
                           const form::FormulaForms& forms,
                           YearPairSheet& sheet) {
  ASSIGN_OR_RETURN(std::optional<FoldedRule> folded,
                   Fold(rule, catalogue, forms));
  if (!folded) return absl::OkStatus();
  sheet.Add(std::move(folded->entry), folded->condition,
            AsksMoreThanFigures(folded->condition));
  return absl::OkStatus();
}

}  // namespace disclosure::rules
