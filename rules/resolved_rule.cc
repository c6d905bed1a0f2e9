#include "rules/resolved_rule.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "form/formula_parser.h"
#include "rules/rule_instances.h"
#include "status/status_macros.h"

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::Rule;
using form::FormulaNode;
using form::FormulaOp;
using form::FormulaType;
using form::Operand;

bool NamesYearBefore(const FormulaNode& node) {
  if (node.operand.source == Operand::Source::kYearBefore) return true;
  return std::ranges::any_of(node.children, NamesYearBefore);
}

// The first cell of this report that a formula names; -1 if there is none.
int FirstCell(const FormulaNode& node) {
  const bool names_cell =
      node.op == FormulaOp::kCell || node.op == FormulaOp::kIsBlank;
  if (names_cell && node.operand.source == Operand::Source::kReport) {
    return node.operand.index;
  }
  for (const FormulaNode& child : node.children) {
    const int first = FirstCell(child);
    if (first >= 0) return first;
  }
  return -1;
}

// One formula of the file: parsed once, resolved for each instance.
class WrittenFormula {
 public:
  static absl::StatusOr<WrittenFormula> Parse(std::string_view text,
                                              form::FormulaPlace place) {
    WrittenFormula formula;
    formula.place_ = std::move(place);
    ASSIGN_OR_RETURN(formula.tree_, form::ParseFormula(text, formula.place_));
    return formula;
  }

  absl::StatusOr<FormulaNode> Resolve(const form::FormulaResolver& resolver,
                                      const form::FormulaScope& scope,
                                      bool must_be_condition) const {
    ASSIGN_OR_RETURN(FormulaNode resolved,
                     resolver.Resolve(tree_, scope, place_));
    const bool is_condition = resolved.type == FormulaType::kCondition;
    if (is_condition == must_be_condition) return resolved;
    return form::FormulaError(place_, 0,
                              must_be_condition ? "a condition is needed here"
                                                : "a number is needed here");
  }

 private:
  form::FormulaPlace place_;
  FormulaNode tree_;
};

// A rule's formulas beside `holds`; absent where the file has none.
struct SideFormulas {
  std::optional<WrittenFormula> only_if;
  std::optional<WrittenFormula> found;
  std::optional<WrittenFormula> expected;
};

absl::StatusOr<std::optional<WrittenFormula>> ParseSide(
    const RuleFile& file, int index, std::string_view field,
    const std::string& text) {
  if (text.empty()) return std::optional<WrittenFormula>();
  ASSIGN_OR_RETURN(WrittenFormula formula,
                   WrittenFormula::Parse(text, file.PlacesIn(index, field, 0)));
  return std::optional<WrittenFormula>(std::move(formula));
}

absl::StatusOr<SideFormulas> ParseSides(const RuleFile& file, int index) {
  const Rule& rule = file.proto().rules(index);
  SideFormulas sides;
  ASSIGN_OR_RETURN(sides.only_if,
                   ParseSide(file, index, "only_if", rule.only_if()));
  ASSIGN_OR_RETURN(sides.found, ParseSide(file, index, "found", rule.found()));
  ASSIGN_OR_RETURN(sides.expected,
                   ParseSide(file, index, "expected", rule.expected()));
  return sides;
}

absl::StatusOr<std::optional<FormulaNode>> ResolveSide(
    const std::optional<WrittenFormula>& side,
    const form::FormulaResolver& resolver, const form::FormulaScope& scope,
    bool must_be_condition) {
  if (!side) return std::optional<FormulaNode>();
  ASSIGN_OR_RETURN(FormulaNode resolved,
                   side->Resolve(resolver, scope, must_be_condition));
  return std::optional<FormulaNode>(std::move(resolved));
}

absl::StatusOr<ResolvedRule> ResolveInstance(
    const WrittenFormula& holds, const SideFormulas& sides,
    const form::FormulaResolver& resolver, const RuleInstance& instance) {
  ResolvedRule resolved;
  resolved.instance = instance.word;
  const form::FormulaScope& scope = instance.scope;
  ASSIGN_OR_RETURN(resolved.condition, holds.Resolve(resolver, scope, true));
  ASSIGN_OR_RETURN(resolved.only_if,
                   ResolveSide(sides.only_if, resolver, scope, true));
  ASSIGN_OR_RETURN(resolved.found,
                   ResolveSide(sides.found, resolver, scope, false));
  ASSIGN_OR_RETURN(resolved.expected,
                   ResolveSide(sides.expected, resolver, scope, false));
  resolved.names_year_before =
      NamesYearBefore(resolved.condition) ||
      (resolved.only_if && NamesYearBefore(*resolved.only_if));
  return resolved;
}

// Findings of one rule are told apart by their instances: where the rule has
// several formulas and is judged once per report, by the first cell of each.
std::string InstanceOf(const ResolvedRule& resolved, int formula,
                       const form::Catalogue& catalogue) {
  const int cell = FirstCell(resolved.condition);
  if (cell < 0) return absl::StrCat(formula + 1);
  return catalogue.cell(static_cast<form::CellIndex>(cell)).name;
}

}  // namespace

absl::StatusOr<std::vector<ResolvedRule>> ResolveRule(
    const RuleFile& file, int index, const form::FormulaResolver& resolver,
    const form::Catalogue& catalogue) {
  const Rule& rule = file.proto().rules(index);
  const std::vector<RuleInstance> instances = InstancesOf(rule, catalogue);
  ASSIGN_OR_RETURN(const SideFormulas sides, ParseSides(file, index));
  std::vector<ResolvedRule> resolved;
  for (int i = 0; i < rule.holds_size(); ++i) {
    ASSIGN_OR_RETURN(
        const WrittenFormula holds,
        WrittenFormula::Parse(rule.holds(i), file.PlacesIn(index, "holds", i)));
    for (const RuleInstance& instance : instances) {
      ASSIGN_OR_RETURN(ResolvedRule one,
                       ResolveInstance(holds, sides, resolver, instance));
      one.rule = static_cast<uint16_t>(index);
      one.judges_approximate = rule.judges_approximate();
      one.foreign_cells_too =
          rule.for_each() == disclosure::rules::v1::FOR_EACH_CELL;
      if (one.instance.empty() && rule.holds_size() > 1) {
        one.instance = InstanceOf(one, i, catalogue);
      }
      resolved.push_back(std::move(one));
    }
  }
  return resolved;
}

}  // namespace disclosure::rules
