#include "rules/rule_set.h"

#include <optional>
#include <span>
#include <utility>

#include "form/formula_attributes.h"
#include "rules/compiled_rules.h"
#include "rules/finding_wording.h"
#include "rules/form_checks.h"
#include "rules/grading.h"
#include "rules/narrative_reading.h"
#include "rules/repair_hints.h"
#include "rules/rule_file.h"
#include "rules/rule_file_check.h"
#include "status/status_macros.h"

extern "C" const char disclosure_rules_text[];
extern "C" const char disclosure_rules_text_end[];

namespace disclosure::rules {
namespace {

// The cells that any report may have, though its form does not ask for them.
bool HasNarrativeFigure(const form::CellValues& cells, const FormTable& table) {
  for (size_t word = 0; word < table.allowed.size(); ++word) {
    const uint64_t narrative = table.allowed[word] & ~table.asked[word];
    if ((cells.presence()[word] & narrative) != 0) return true;
  }
  return false;
}

// Judges by one check, and says of which rule its findings are.
template <typename Judge>
void JudgeBy(const CheckedRule& checked, const Judge& judge,
             std::vector<Finding>& findings) {
  const size_t first = findings.size();
  judge(*checked.check);
  for (size_t i = first; i < findings.size(); ++i) {
    findings[i].rule = checked.rule;
  }
}

// Judges by the checks that take a report alone.
void JudgeByChecks(const CompiledRules& rules, const form::Report& report,
                   const disclosure::v1::AnnualReport& message,
                   const Judgement& judgement, const form::CellValues& cells,
                   std::vector<Finding>& findings) {
  const FormTable& table = rules.tables.Of(report.form);
  const std::vector<ReadPart> narrative = ReadNarrative(message);
  const auto title_years = ReadTitleYears(message);
  const divisions::Area* area =
      report.division ? rules.divisions.Find(*report.division) : nullptr;
  const bool tells = !narrative.empty() || HasNarrativeFigure(cells, table);
  CheckCase handed{report,          message,        judgement, rules.catalogue,
                   rules.divisions, rules.calendar, table,     cells,
                   narrative,       title_years,    area,      tells};
  for (const CheckedRule& checked : rules.checks) {
    handed.rule_id = checked.id;
    handed.thresholds = checked.thresholds;
    JudgeBy(
        checked, [&](const Check& check) { check.judge(handed, findings); },
        findings);
  }
}

}  // namespace

absl::StatusOr<RuleSet> RuleSet::Compile(
    std::string_view text, std::string_view file_name,
    const form::Catalogue& catalogue, const divisions::DivisionTree& divisions,
    Calendar calendar) {
  ASSIGN_OR_RETURN(RuleFile file, RuleFile::Parse(text, file_name));
  RETURN_IF_ERROR(CheckRuleFile(file));
  ASSIGN_OR_RETURN(auto compiled,
                   CompiledRules::Compile(std::move(file), catalogue, divisions,
                                          std::move(calendar)));
  return RuleSet(std::move(compiled));
}

absl::StatusOr<RuleSet> RuleSet::Compile(
    std::string_view text, std::string_view file_name,
    const form::Catalogue& catalogue,
    const divisions::DivisionTree& divisions) {
  ASSIGN_OR_RETURN(Calendar calendar,
                   Calendar::Parse(Calendar::EmbeddedText(),
                                   "calendar.textproto", divisions));
  return Compile(text, file_name, catalogue, divisions, std::move(calendar));
}

std::string_view RuleSet::EmbeddedText() {
  return {disclosure_rules_text, static_cast<size_t>(disclosure_rules_text_end -
                                                     disclosure_rules_text)};
}

RuleSet::RuleSet(std::unique_ptr<const CompiledRules> compiled)
    : compiled_(std::move(compiled)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

Findings RuleSet::CheckAlone(const form::Report& report,
                             const disclosure::v1::AnnualReport& message,
                             const Judgement& judgement) const {
  const CompiledRules& rules = *compiled_;
  Findings findings;
  const form::AttributeValues attributes(report);
  const auto completed =
      WithDerivedTotals(report, rules.tables.Of(report.form));
  const form::CellValues& cells = completed ? *completed : report.cells;
  rules.SheetOf(report.form).Judge(report, cells, attributes, findings.list);
  JudgeByChecks(rules, report, message, judgement, cells, findings.list);
  Grade(rules, judgement, findings);
  AddRepairs(rules, report, cells, findings);
  return findings;
}

Findings RuleSet::CheckAcrossYears(const form::Report& report,
                                   const OtherYears& others,
                                   const Judgement& judgement) const {
  const CompiledRules& rules = *compiled_;
  Findings findings;
  const disclosure::v1::Form form_before =
      others.before == nullptr ? report.form : others.before->form;
  if (others.before != nullptr) {
    const form::AttributeValues attributes(report);
    rules.PairOf(report.form, form_before)
        .Judge(report, *others.before, attributes, findings.list);
  }
  for (const CheckedRule& checked : rules.year_checks) {
    const YearsCase handed{report, others, rules.tables.Of(report.form),
                           rules.tables.Of(form_before), checked.thresholds};
    JudgeBy(
        checked,
        [&](const Check& check) { check.judge_years(handed, findings.list); },
        findings.list);
  }
  Grade(rules, judgement, findings);
  return findings;
}

bool RuleSet::ReadsOtherYears(std::string_view rule_id) const {
  const std::optional<uint16_t> rule = Find(rule_id);
  return rule && compiled_->reads_other_years[*rule];
}

Findings RuleSet::CheckAmendment(const form::Report& report,
                                 const form::Report& amended,
                                 const Judgement& judgement) const {
  Findings findings;
  for (const CheckedRule& checked : compiled_->amendment_checks) {
    const AmendmentCase handed{report, amended, checked.thresholds};
    JudgeBy(
        checked,
        [&](const Check& check) {
          check.judge_amendment(handed, findings.list);
        },
        findings.list);
  }
  Grade(*compiled_, judgement, findings);
  return findings;
}

bool RuleSet::JudgesAlone(std::string_view rule_id) const {
  const std::optional<uint16_t> rule = Find(rule_id);
  return rule && compiled_->judges_alone[*rule];
}

std::optional<uint16_t> RuleSet::Find(std::string_view rule_id) const {
  for (size_t i = 0; i < size(); ++i) {
    const auto rule = static_cast<uint16_t>(i);
    if (id(rule) == rule_id) return rule;
  }
  return std::nullopt;
}

disclosure::v1::Severity RuleSet::SeverityOf(uint16_t rule,
                                             const Judgement& judgement) const {
  return rules::SeverityOf(compiled_->rule(rule), judgement);
}

disclosure::v1::Finding RuleSet::ToProto(const Finding& finding,
                                         const form::Report& report) const {
  return rules::ToProto(finding, report, *compiled_);
}

std::vector<disclosure::v1::Finding> RuleSet::ToProto(
    const Findings& findings, const form::Report& report) const {
  std::vector<disclosure::v1::Finding> protos;
  protos.reserve(findings.list.size());
  for (const Finding& finding : findings.list) {
    protos.push_back(ToProto(finding, report));
  }
  return protos;
}

size_t RuleSet::size() const {
  return static_cast<size_t>(compiled_->file.proto().rules_size());
}

std::string_view RuleSet::id(uint16_t rule) const {
  return compiled_->rule(rule).id();
}

}  // namespace disclosure::rules
