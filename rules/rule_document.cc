#include "rules/rule_document.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"

namespace disclosure::rules {
namespace {

using disclosure::rules::v1::NotAFinding;
using disclosure::rules::v1::Rule;
using disclosure::rules::v1::Wording;
using disclosure::v1::Severity;

constexpr char kHead[] =
    "# Rules\n\n"
    "Every rule that a report is judged by, in the order of ids. Generated "
    "from\n"
    "`rules/data/rules.textproto`; change that file, not this one.\n\n"
    "An error refuses a submission; warnings and notes are stored with the\n"
    "report. Archive mode takes in reports that were published years ago, so "
    "it\n"
    "refuses next to nothing. A rule with a missing operand is neither kept "
    "nor\n"
    "broken; an equation that holds with its blanks as zero holds.\n\n"
    "| Rule | On submission | In the archive |\n|---|---|---|\n";

std::string_view NameOf(Severity severity) {
  switch (severity) {
    case disclosure::v1::SEVERITY_ERROR:
      return "error";
    case disclosure::v1::SEVERITY_WARNING:
      return "warning";
    default:
      return "info";
  }
}

std::string_view Repeated(const Rule& rule) {
  switch (rule.for_each()) {
    case disclosure::rules::v1::FOR_EACH_APPLICANT_COLUMN:
      return "for each column of table 3";
    case disclosure::rules::v1::FOR_EACH_APPLICANT_ROW:
      return "for each row of table 3";
    case disclosure::rules::v1::FOR_EACH_DISPUTE_GROUP:
      return "for each group of table 4";
    case disclosure::rules::v1::FOR_EACH_CELL:
      return "for each cell";
    case disclosure::rules::v1::FOR_EACH_WORD:
      return "for each of";
    default:
      return "";
  }
}

std::string Anchor(std::string_view id) {
  return absl::AsciiStrToLower(AbslView(id));
}

void Line(std::string_view label, std::string_view text, std::string& out) {
  if (text.empty()) return;
  absl::StrAppend(&out, "**", AbslView(label), "** ", AbslView(text), "\n\n");
}

void Judged(const Rule& rule, std::string& out) {
  if (!rule.judged_by().empty()) {
    absl::StrAppend(&out, "Judged by `", rule.judged_by(), "`.\n\n");
    return;
  }
  if (rule.holds_size() == 0) {
    absl::StrAppend(&out, "Judged by the check `", rule.check(), "`");
    const std::map<std::string, int64_t> sorted(rule.thresholds().begin(),
                                                rule.thresholds().end());
    for (const auto& [name, value] : sorted) {
      absl::StrAppend(&out, ", ", name, " ", value);
    }
    absl::StrAppend(&out, ".\n\n");
    return;
  }
  absl::StrAppend(&out, "```\n");
  std::string repeated(Repeated(rule));
  for (const std::string& word : rule.words()) {
    absl::StrAppend(&repeated, " ", word);
  }
  if (!repeated.empty()) absl::StrAppend(&out, repeated, "\n");
  if (!rule.only_if().empty()) {
    absl::StrAppend(&out, "only if ", rule.only_if(), "\n");
  }
  for (const std::string& holds : rule.holds()) {
    absl::StrAppend(&out, holds, "\n");
  }
  absl::StrAppend(&out, "```\n\n");
}

void Messages(std::string_view zh, std::string_view en, std::string& out) {
  absl::StrAppend(&out, "> ", AbslView(zh), "\n>\n> ", AbslView(en), "\n\n");
}

// Where a single fault is not as bad as the rule.
void SeverityOfFault(const Wording& wording, std::string& out) {
  if (wording.on_submission() == disclosure::v1::SEVERITY_UNSPECIFIED) return;
  absl::StrAppend(&out, "As ", AbslView(NameOf(wording.on_submission())),
                  " on submission and ", AbslView(NameOf(wording.in_archive())),
                  " in the archive:\n\n");
}

std::string Severities(const Rule& rule) {
  std::string text =
      absl::StrCat(AbslView(NameOf(rule.on_submission())), " on submission, ",
                   AbslView(NameOf(rule.in_archive())), " in the archive");
  if (rule.when_strict() != disclosure::v1::SEVERITY_UNSPECIFIED) {
    absl::StrAppend(&text, ", ", AbslView(NameOf(rule.when_strict())),
                    " on submission to a strict service");
  }
  return absl::StrCat(text, ".");
}

void Entry(const Rule& rule, std::string& out) {
  absl::StrAppend(&out, "\n## ", rule.id(), "\n\n", rule.what(), "\n\n");
  Line("Severity:", Severities(rule), out);
  Judged(rule, out);
  Line("Why:", rule.why(), out);
  Line("Ground:", rule.ground(), out);
  Line("Example that breaks it:", rule.example(), out);
  Line("How to mend it:", rule.mend(), out);
  Messages(rule.message_zh(), rule.message_en(), out);
  for (const auto& wording : rule.wordings()) {
    SeverityOfFault(wording, out);
    Messages(wording.message_zh(), wording.message_en(), out);
  }
  out.pop_back();
}

void NotFindings(const v1::RuleFile& file, std::string& out) {
  std::vector<const NotAFinding*> others;
  for (const NotAFinding& other : file.not_findings()) others.push_back(&other);
  std::ranges::sort(others, {}, &NotAFinding::id);
  if (others.empty()) return;
  absl::StrAppend(&out,
                  "\n## Not findings\n\nThese have an id among the consistency "
                  "rules, and no report is ever found to break\nthem.\n");
  for (const NotAFinding* other : others) {
    absl::StrAppend(&out, "\n**", other->id(), "** ", other->what(), " ",
                    other->reason(), "\n");
  }
}

}  // namespace

std::string RulesDocument(const v1::RuleFile& file) {
  std::vector<const Rule*> rules;
  for (const Rule& rule : file.rules()) rules.push_back(&rule);
  std::ranges::sort(rules, {}, &Rule::id);
  std::string out = kHead;
  for (const Rule* rule : rules) {
    absl::StrAppend(&out, "| [", rule->id(), "](#", Anchor(rule->id()), ") | ",
                    AbslView(NameOf(rule->on_submission())), " | ",
                    AbslView(NameOf(rule->in_archive())), " |\n");
  }
  for (const Rule* rule : rules) Entry(*rule, out);
  NotFindings(file, out);
  return out;
}

}  // namespace disclosure::rules
