#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_REPORT_JUDGE_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_REPORT_JUDGE_H_

#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "disclosurectl/commands/reference.h"
#include "disclosurectl/output/finding_writer.h"
#include "form/read_report.h"
#include "rules/rule_set.h"

namespace disclosure::ctl {

// Judges a report as the ingest-service would, without it: the same reader, the
// same rules, the same words.
class ReportJudge {
 public:
  // `rules_file` empty: the rules that the programs carry. INVALID_ARGUMENT
  // names file, line and column. Borrows `reference`.
  static absl::StatusOr<ReportJudge> Create(const Reference& reference,
                                            const std::string& rules_file,
                                            const rules::Judgement& judgement);

  Findings Judge(const v1::AnnualReport& report) const;

 private:
  ReportJudge(const Reference& reference, rules::RuleSet rules,
              const rules::Judgement& judgement)
      : reader_(std::make_unique<form::ReportReader>(reference.catalogue)),
        rules_(std::move(rules)),
        judgement_(judgement) {}

  std::unique_ptr<const form::ReportReader> reader_;
  rules::RuleSet rules_;
  rules::Judgement judgement_;
};

// The text of a rule file, or of the rules that the programs carry if no file
// is named; and the name for messages.
struct RuleText {
  std::string name;
  std::string text;
};
absl::StatusOr<RuleText> ReadRules(const std::string& file);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_REPORT_JUDGE_H_
