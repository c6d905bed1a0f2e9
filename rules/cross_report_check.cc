#include "rules/cross_report_check.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "form/formula_attributes.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::Rule;
using disclosure::v1::SEVERITY_ERROR;
using form::FormulaNode;
using form::FormulaOp;

// Beside identity, form and cells nothing is kept to judge a report again.
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

// Empty if there is none.
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

std::string_view AttributeNotKept(const ResolvedRule& rule) {
  const std::string_view in_condition = AttributeNotKept(rule.condition);
  if (!in_condition.empty() || !rule.only_if) return in_condition;
  return AttributeNotKept(*rule.only_if);
}

}  // namespace

absl::Status CheckIsNoError(const RuleFile& file, int index) {
  const Rule& judged = file.proto().rules(index);
  const auto is_error = [](const auto& graded) {
    return graded.on_submission() == SEVERITY_ERROR ||
           graded.in_archive() == SEVERITY_ERROR;
  };
  const bool error = is_error(judged) ||
                     judged.when_strict() == SEVERITY_ERROR ||
                     std::ranges::any_of(judged.wordings(), is_error);
  if (!error) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat(file.PlaceOf(index), ": rule \"", judged.id(),
                   "\" reads another report, so it cannot be SEVERITY_ERROR"));
}

// A report is judged again whenever another year changes, and then nothing else
// of it is at hand.
absl::Status CheckYearsRule(const RuleFile& file, int index,
                            std::span<const ResolvedRule> resolved) {
  RETURN_IF_ERROR(CheckIsNoError(file, index));
  for (const ResolvedRule& one : resolved) {
    const std::string_view unkept = AttributeNotKept(one);
    if (unkept.empty()) continue;
    return absl::InvalidArgumentError(absl::StrCat(
        file.PlaceOf(index), ": rule \"", file.proto().rules(index).id(),
        "\" reads the year before, so it cannot ask for ", AbslView(unkept)));
  }
  return absl::OkStatus();
}

}  // namespace disclosure::rules
