#include "rules/rule_file_check.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "rules/check.h"
#include "rules/wording.h"
#include "status/abseil_view.h"
#include "status/annotate.h"
#include "status/status_macros.h"

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::NotAFinding;
using disclosure::rules::v1::Rule;
using disclosure::rules::v1::Wording;
using disclosure::v1::SEVERITY_UNSPECIFIED;

absl::Status Fault(std::string_view message) {
  return absl::InvalidArgumentError(AbslView(message));
}

absl::Status CheckMessage(const std::string& text, std::string_view field) {
  if (text.empty()) {
    return Fault(absl::StrCat(AbslView(field), " is missing"));
  }
  const std::string_view unknown = UnknownPlaceholder(text);
  if (unknown.empty()) return absl::OkStatus();
  return Fault(absl::StrCat(AbslView(field), ": there is no placeholder ",
                            AbslView(unknown)));
}

absl::Status CheckWords(const Rule& rule) {
  if (rule.on_submission() == SEVERITY_UNSPECIFIED) {
    return Fault("on_submission is missing");
  }
  if (rule.in_archive() == SEVERITY_UNSPECIFIED) {
    return Fault("in_archive is missing");
  }
  RETURN_IF_ERROR(CheckMessage(rule.message_zh(), "message_zh"));
  RETURN_IF_ERROR(CheckMessage(rule.message_en(), "message_en"));
  for (const Wording& wording : rule.wordings()) {
    RETURN_IF_ERROR(CheckMessage(wording.message_zh(), "message_zh"));
    RETURN_IF_ERROR(CheckMessage(wording.message_en(), "message_en"));
    const bool on_submission = wording.on_submission() != SEVERITY_UNSPECIFIED;
    const bool in_archive = wording.in_archive() != SEVERITY_UNSPECIFIED;
    if (on_submission != in_archive) {
      return Fault("a wording has both severities, or none");
    }
  }
  if (rule.ground().empty()) return Fault("ground is missing");
  return absl::OkStatus();
}

std::string NamesOfChecks() {
  std::string names;
  for (const Check& check : Checks()) {
    absl::StrAppend(&names, names.empty() ? "" : ", ", AbslView(check.name));
  }
  return names;
}

absl::Status CheckWordings(const Rule& rule, const Check& check) {
  for (const Wording& wording : rule.wordings()) {
    if (std::ranges::find(check.faults, wording.fault()) !=
        check.faults.end()) {
      continue;
    }
    return Fault(absl::StrCat("check \"", rule.check(), "\" has no fault \"",
                              wording.fault(), "\""));
  }
  return absl::OkStatus();
}

absl::Status CheckThresholds(const Rule& rule, const Check& check) {
  for (const std::string_view name : check.thresholds) {
    if (rule.thresholds().contains(std::string(name))) continue;
    return Fault(absl::StrCat("check \"", rule.check(),
                              "\" needs the threshold \"", AbslView(name),
                              "\""));
  }
  for (const auto& [name, unused] : rule.thresholds()) {
    if (std::ranges::find(check.thresholds, name) != check.thresholds.end()) {
      continue;
    }
    return Fault(absl::StrCat("check \"", rule.check(),
                              "\" has no threshold \"", name, "\""));
  }
  return absl::OkStatus();
}

absl::Status CheckNoCheck(const Rule& rule) {
  if (!rule.thresholds().empty()) return Fault("only checks have thresholds");
  if (!rule.wordings().empty()) return Fault("only checks have wordings");
  return absl::OkStatus();
}

absl::Status CheckNoFormula(const Rule& rule) {
  if (!rule.only_if().empty()) return Fault("only formulas have only_if");
  if (rule.for_each() != disclosure::rules::v1::FOR_EACH_UNSPECIFIED) {
    return Fault("only formulas have for_each");
  }
  return absl::OkStatus();
}

absl::Status CheckJudgedBy(const Rule& rule) {
  const bool by_formula = rule.holds_size() > 0;
  const bool by_check = !rule.check().empty();
  const bool elsewhere = !rule.judged_by().empty();
  if (int{by_formula} + int{by_check} + int{elsewhere} != 1) {
    return Fault("give one of holds, check and judged_by");
  }
  if (by_formula) return CheckNoCheck(rule);
  RETURN_IF_ERROR(CheckNoFormula(rule));
  if (elsewhere) return CheckNoCheck(rule);
  const Check* check = FindCheck(rule.check());
  if (check == nullptr) {
    return Fault(absl::StrCat("there is no check \"", rule.check(),
                              "\"; there are ", NamesOfChecks()));
  }
  RETURN_IF_ERROR(CheckThresholds(rule, *check));
  return CheckWordings(rule, *check);
}

absl::Status CheckForEach(const Rule& rule) {
  const bool by_word = rule.for_each() == disclosure::rules::v1::FOR_EACH_WORD;
  if (by_word == !rule.words().empty()) return absl::OkStatus();
  return Fault("words and for_each: FOR_EACH_WORD belong together");
}

absl::Status CheckRule(const Rule& rule, std::set<std::string>& ids) {
  if (rule.id().empty()) return Fault("id is missing");
  if (!ids.insert(rule.id()).second) return Fault("this id stands twice");
  RETURN_IF_ERROR(CheckJudgedBy(rule));
  RETURN_IF_ERROR(CheckForEach(rule));
  return CheckWords(rule);
}

absl::Status CheckNotAFinding(const NotAFinding& other,
                              std::set<std::string>& ids) {
  if (other.id().empty()) return Fault("id is missing");
  if (!ids.insert(other.id()).second) return Fault("this id stands twice");
  if (other.what().empty()) return Fault("what is missing");
  if (other.reason().empty()) return Fault("reason is missing");
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckRuleFile(const RuleFile& file) {
  std::set<std::string> ids;
  for (int i = 0; i < file.proto().rules_size(); ++i) {
    const Rule& rule = file.proto().rules(i);
    RETURN_IF_ERROR(
        Annotate(CheckRule(rule, ids),
                 absl::StrCat(file.PlaceOf(i), ": rule \"", rule.id(), "\"")));
  }
  for (int i = 0; i < file.proto().not_findings_size(); ++i) {
    const NotAFinding& other = file.proto().not_findings(i);
    RETURN_IF_ERROR(Annotate(
        CheckNotAFinding(other, ids),
        absl::StrCat(file.PlaceOfNotAFinding(i), ": \"", other.id(), "\"")));
  }
  return absl::OkStatus();
}

}  // namespace disclosure::rules
