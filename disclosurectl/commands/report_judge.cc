#include "disclosurectl/commands/report_judge.h"

#include <optional>

#include "disclosurectl/input/file_bytes.h"
#include "rules/merge_findings.h"
#include "rules/narrative_reading.h"
#include "status/status_macros.h"

namespace disclosure::ctl {

namespace {

absl::StatusOr<NamedText> ReadNamed(const std::string& file,
                                    std::string_view embedded_name,
                                    std::string_view embedded_text) {
  if (file.empty()) {
    return NamedText{std::string(embedded_name), std::string(embedded_text)};
  }
  ASSIGN_OR_RETURN(std::string text, ReadFileBytes(file));
  return NamedText{file, std::move(text)};
}

}  // namespace

std::string FileOf(const Options& options, std::string_view option) {
  return std::string(options.Has(option) ? options.Get(option) : "");
}

absl::StatusOr<NamedText> ReadRules(const RuleFiles& files) {
  return ReadNamed(files.rules, "rules.textproto",
                   rules::RuleSet::EmbeddedText());
}

absl::StatusOr<rules::RuleSet> CompileRules(const Reference& reference,
                                            const RuleFiles& files) {
  ASSIGN_OR_RETURN(const NamedText rules, ReadRules(files));
  return CompileRules(reference, rules, files.calendar);
}

absl::StatusOr<rules::RuleSet> CompileRules(const Reference& reference,
                                            const NamedText& rules,
                                            const std::string& calendar_file) {
  ASSIGN_OR_RETURN(const NamedText deadlines,
                   ReadNamed(calendar_file, "calendar.textproto",
                             rules::Calendar::EmbeddedText()));
  ASSIGN_OR_RETURN(rules::Calendar calendar,
                   rules::Calendar::Parse(deadlines.text, deadlines.name,
                                          reference.divisions));
  return rules::RuleSet::Compile(rules.text, rules.name, reference.catalogue,
                                 reference.divisions, std::move(calendar));
}

absl::StatusOr<ReportJudge> ReportJudge::Create(
    const Reference& reference, const RuleFiles& files,
    const rules::Judgement& judgement) {
  ASSIGN_OR_RETURN(rules::RuleSet rules, CompileRules(reference, files));
  return ReportJudge(reference, std::move(rules), judgement);
}

Findings ReportJudge::Judge(const v1::AnnualReport& report,
                            const PreviousReports& previous) const {
  const form::Report read = reader_->Read(report);
  Findings findings;
  for (v1::Finding& finding : rules::MergeByRule(
           rules_.ToProto(rules_.CheckAlone(read, report, judgement_), read),
           JudgeAcrossYears(read, report, previous))) {
    *findings.Add() = std::move(finding);
  }
  return findings;
}

Findings ReportJudge::Judge(const v1::AnnualReport& report) const {
  const form::Report read = reader_->Read(report);
  Findings findings;
  for (v1::Finding& finding :
       rules_.ToProto(rules_.CheckAlone(read, report, judgement_), read)) {
    *findings.Add() = std::move(finding);
  }
  return findings;
}

std::vector<v1::Finding> ReportJudge::JudgeAcrossYears(
    const form::Report& report, const v1::AnnualReport& message,
    const PreviousReports& previous) const {
  const std::optional<form::Identity> identity = report.identity();
  if (!identity) return {};
  // The service keeps the scope that a report is filed under.
  form::Report filed = report;
  filed.scope = identity->scope;
  const std::string sketch = rules::SketchNarrative(message);
  form::Report merged;
  rules::OtherYears others = previous.Of(*identity, merged);
  others.narrative_sketch = sketch;
  return rules_.ToProto(rules_.CheckAcrossYears(filed, others, judgement_),
                        filed);
}

}  // namespace disclosure::ctl
