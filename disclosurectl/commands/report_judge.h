#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_REPORT_JUDGE_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_REPORT_JUDGE_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosurectl/commands/previous_reports.h"
#include "disclosurectl/commands/reference.h"
#include "disclosurectl/options/option_spec.h"
#include "disclosurectl/options/options.h"
#include "disclosurectl/output/finding_writer.h"
#include "form/read_report.h"
#include "rules/rule_set.h"

namespace disclosure::ctl {

// What reports are judged by. Empty: what the programs carry.
struct RuleFiles {
  std::string rules;
  // Of deadlines.
  std::string calendar;
};

struct NamedText {
  // As messages about it have it.
  std::string name;
  std::string text;
};
// The rules that `files` names.
absl::StatusOr<NamedText> ReadRules(const RuleFiles& files);

// INVALID_ARGUMENT names file, line and column. Borrows `reference`.
absl::StatusOr<rules::RuleSet> CompileRules(const Reference& reference,
                                            const RuleFiles& files);
// With rules that were read already.
absl::StatusOr<rules::RuleSet> CompileRules(const Reference& reference,
                                            const NamedText& rules,
                                            const std::string& calendar_file);

// The option that names a calendar.
inline constexpr OptionSpec kCalendarOption = {
    "calendar",
    OptionKind::kText,
    "FILE",
    "",
    {"代替内置期限表的文件",
     "a calendar of deadlines in place of the built-in"}};
// What an option that names a file says; empty if it is not given.
std::string FileOf(const Options& options, std::string_view option);

// Judges a report as the ingest-service would, without it: the same reader, the
// same rules, the same words.
class ReportJudge {
 public:
  // INVALID_ARGUMENT names file, line and column. Borrows `reference`.
  static absl::StatusOr<ReportJudge> Create(const Reference& reference,
                                            const RuleFiles& files,
                                            const rules::Judgement& judgement);

  // Compares with `previous` as the service would with what it has stored.
  Findings Judge(const v1::AnnualReport& report,
                 const PreviousReports& previous) const;
  // By itself: no other year is known.
  Findings Judge(const v1::AnnualReport& report) const;

 private:
  std::vector<v1::Finding> JudgeAcrossYears(
      const form::Report& report, const v1::AnnualReport& message,
      const PreviousReports& previous) const;

  ReportJudge(const Reference& reference, rules::RuleSet rules,
              const rules::Judgement& judgement)
      : reader_(std::make_unique<form::ReportReader>(reference.catalogue)),
        rules_(std::move(rules)),
        judgement_(judgement) {}

  std::unique_ptr<const form::ReportReader> reader_;
  rules::RuleSet rules_;
  rules::Judgement judgement_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_REPORT_JUDGE_H_
