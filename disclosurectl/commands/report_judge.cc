#include "disclosurectl/commands/report_judge.h"

#include "disclosurectl/input/file_bytes.h"
#include "status/status_macros.h"

namespace disclosure::ctl {

namespace {

struct NamedText {
  std::string name;
  std::string text;
};

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

absl::StatusOr<rules::RuleSet> CompileRules(const Reference& reference,
                                            const RuleFiles& files) {
  ASSIGN_OR_RETURN(const NamedText rules,
                   ReadNamed(files.rules, "rules.textproto",
                             rules::RuleSet::EmbeddedText()));
  ASSIGN_OR_RETURN(const NamedText deadlines,
                   ReadNamed(files.calendar, "calendar.textproto",
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

Findings ReportJudge::Judge(const v1::AnnualReport& report) const {
  const form::Report read = reader_->Read(report);
  Findings findings;
  for (v1::Finding& finding :
       rules_.ToProto(rules_.CheckAlone(read, report, judgement_), read)) {
    *findings.Add() = std::move(finding);
  }
  return findings;
}

}  // namespace disclosure::ctl
