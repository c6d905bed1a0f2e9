#include "disclosurectl/commands/report_judge.h"

#include "disclosurectl/input/file_bytes.h"
#include "status/status_macros.h"

namespace disclosure::ctl {

absl::StatusOr<RuleText> ReadRules(const std::string& file) {
  if (file.empty()) {
    return RuleText{"rules.textproto",
                    std::string(rules::RuleSet::EmbeddedText())};
  }
  ASSIGN_OR_RETURN(std::string text, ReadFileBytes(file));
  return RuleText{file, std::move(text)};
}

absl::StatusOr<ReportJudge> ReportJudge::Create(
    const Reference& reference, const std::string& rules_file,
    const rules::Judgement& judgement) {
  ASSIGN_OR_RETURN(const RuleText text, ReadRules(rules_file));
  ASSIGN_OR_RETURN(
      rules::RuleSet rules,
      rules::RuleSet::Compile(text.text, text.name, reference.catalogue,
                              reference.divisions));
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
