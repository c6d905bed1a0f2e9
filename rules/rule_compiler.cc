#include "rules/rule_compiler.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "form/formula_attributes.h"
#include "form/formula_parser.h"
#include "rules/rule_instances.h"
#include "status/abseil_view.h"
#include "status/annotate.h"
#include "status/status_macros.h"

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::Rule;
using form::Formula;
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

bool IsKept(form::Attribute attribute) {
  switch (attribute) {
    case form::Attribute::kYear:
    case form::Attribute::kForm:
    case form::Attribute::kScope:
    case form::Attribute::kIsDepartment:
    case form::Attribute::kLevel:
    case form::Attribute::kUnitKind:
      return true;
    default:
      return false;
  }
}

std::string_view NameOf(form::Attribute attribute) {
  for (const form::AttributeName& named : form::AttributeNames()) {
    if (named.attribute == attribute) return named.name;
  }
  return "";
}

std::string_view AttributeNotKept(const FormulaNode& node) {
  if (node.op == FormulaOp::kAttribute) {
    const auto attribute = static_cast<form::Attribute>(node.operand.index);
    if (!IsKept(attribute)) return NameOf(attribute);
  }
  for (const FormulaNode& child : node.children) {
    const std::string_view name = AttributeNotKept(child);
    if (!name.empty()) return name;
  }
  return "";
}

}  // namespace

CheckedRule CompileCheck(const Rule& rule, uint16_t index) {
  CheckedRule checked;
  checked.rule = index;
  checked.id = rule.id();
  checked.check = FindCheck(rule.check());
  for (const std::string_view name : checked.check->thresholds) {
    checked.thresholds.push_back(rule.thresholds().at(std::string(name)));
  }
  return checked;
}

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

std::string_view AttributeNotKept(const ResolvedRule& rule) {
  const std::string_view in_condition = AttributeNotKept(rule.condition);
  if (!in_condition.empty() || !rule.only_if) return in_condition;
  return AttributeNotKept(*rule.only_if);
}

}  // namespace disclosure::rules
