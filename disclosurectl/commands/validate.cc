#include <array>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/input_files.h"
#include "disclosurectl/commands/previous_reports.h"
#include "disclosurectl/commands/report_judge.h"
#include "disclosurectl/output/failure_text.h"
#include "disclosurectl/output/finding_writer.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/row_writer.h"
#include "service-host/clock.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kValidateOptions = std::to_array<OptionSpec>({
    {"mode",
     OptionKind::kChoice,
     "submission|archive",
     "submission",
     {"按报送还是按历史归档判定严重程度",
      "judge as a submission, or as an archived report"}},
    {"today",
     OptionKind::kDate,
     "YYYY-MM-DD",
     "",
     {"判定所依据的日期；默认今天（上海）",
      "the day of the judgement; today in Shanghai if not given"}},
    {"rules",
     OptionKind::kText,
     "FILE",
     "",
     {"代替内置规则的规则文件", "a rule file in place of the built-in rules"}},
    kCalendarOption,
    {"strict",
     OptionKind::kFlag,
     "",
     "",
     {"按严格模式判定，如同服务打开 strict 开关",
      "as a service does that is switched to strict"}},
    {"previous",
     OptionKind::kText,
     "FILE|DIR",
     "",
     {"与之比较的以前年度报告（同一机关；按 --format 读取）",
      "reports of earlier years to compare with, as a service has them "
      "stored"}},
    kFormatOption,
});

rules::Judgement JudgementOf(const Options& options) {
  rules::Judgement judgement;
  judgement.mode =
      options.Get("mode") == "archive" ? v1::MODE_ARCHIVE : v1::MODE_SUBMISSION;
  judgement.today =
      options.Given("today")
          ? options.Date("today")
          : form::CivilDate(
                service_host::DaysSinceEpochInShanghai(absl::Now()));
  judgement.strict = options.Flag("strict");
  return judgement;
}

// Prints one report after the other in the format asked for.
class ValidationPrinter {
 public:
  explicit ValidationPrinter(const Invocation& invocation)
      : invocation_(invocation), format_(invocation.output()) {
    if (format_ == OutputFormat::kCsv) {
      rows_ = std::make_unique<RowWriter>(invocation.io.out, format_,
                                          FindingColumns());
    }
  }

  void Print(const std::string& origin, const v1::AnnualReport& report,
             const Findings& findings) {
    switch (format_) {
      case OutputFormat::kCsv:
        for (const v1::Finding& finding : findings) {
          rows_->Row(FindingRow(origin, finding, invocation_.language));
        }
        return;
      case OutputFormat::kJson:
        return PrintJson(origin, report, findings);
      case OutputFormat::kTable:
        return PrintText(origin, report, findings);
    }
  }

 private:
  void PrintText(const std::string& origin, const v1::AnnualReport& report,
                 const Findings& findings) {
    invocation_.io.out << origin << "  " << report.division_code() << "  "
                       << report.report_year() << "  " << report.organ().name()
                       << "  " << CountFindings(findings, invocation_.language)
                       << '\n';
    WriteFindings(invocation_.io.out, findings, invocation_.language);
  }

  void PrintJson(const std::string& origin, const v1::AnnualReport& report,
                 const Findings& findings) {
    std::string list = "[";
    for (const v1::Finding& finding : findings) {
      if (list.size() > 1) list += ',';
      list += ToJson(finding, JsonLayout::kOneLine);
    }
    invocation_.io.out << JsonObject()
                              .AddText("origin", origin)
                              .AddText("division_code", report.division_code())
                              .Add("report_year",
                                   absl::StrCat(report.report_year()))
                              .Add("refused",
                                   HaveErrors(findings) ? "true" : "false")
                              .Add("findings", list + "]")
                              .Done()
                       << '\n';
  }

  const Invocation& invocation_;
  const OutputFormat format_;
  std::unique_ptr<RowWriter> rows_;
};

absl::Status ReadPrevious(const Invocation& invocation,
                          const Reference& reference,
                          PreviousReports& previous) {
  if (!invocation.options.Given("previous")) return absl::OkStatus();
  ASSIGN_OR_RETURN(
      const auto source,
      OpenFiles(invocation, reference,
                {std::string(invocation.options.Get("previous"))}));
  return previous.Read(*source);
}

absl::StatusOr<ExitStatus> Validate(const Invocation& invocation) {
  const Options& options = invocation.options;
  ASSIGN_OR_RETURN(const auto reference, Reference::Load());
  const RuleFiles files{.rules = FileOf(options, "rules"),
                        .calendar = FileOf(options, "calendar")};
  ASSIGN_OR_RETURN(
      const ReportJudge judge,
      ReportJudge::Create(*reference, files, JudgementOf(options)));
  PreviousReports previous(*reference);
  RETURN_IF_ERROR(ReadPrevious(invocation, *reference, previous));
  ASSIGN_OR_RETURN(const auto source, OpenInput(invocation, *reference));

  ValidationPrinter printer(invocation);
  ExitStatus status = ExitStatus::kDone;
  size_t judged = 0;
  size_t refused = 0;
  size_t unreadable = 0;
  while (const auto next = source->Next()) {
    if (!next->report.ok()) {
      invocation.io.err << next->origin << ": "
                        << FailureText(next->report.status(),
                                       invocation.language)
                        << '\n';
      ++unreadable;
      status = Worse(status, ExitStatus::kFailed);
      continue;
    }
    const Findings findings = judge.Judge(*next->report, previous);
    ++judged;
    if (HaveErrors(findings)) {
      ++refused;
      status = Worse(status, ExitStatus::kRefused);
    }
    printer.Print(next->origin, *next->report, findings);
  }
  if (judged + unreadable > 1) {
    invocation.io.err << judged
                      << invocation.Say({" 份已判定，其中 ", " judged, "})
                      << refused
                      << invocation.Say(
                             {" 份会被拒绝；", " would be refused; "})
                      << unreadable
                      << invocation.Say({" 份无法读取\n", " unreadable\n"});
  }
  return status;
}

}  // namespace

const Command kValidate = {
    .name = "validate",
    .arguments = "FILE|DIR...",
    .least_arguments = 1,
    .most_arguments = kAnyNumber,
    .summary =
        {"离线校验报告，结论与 ingest-service 相同",
         "Judges reports offline, with the answer the service would give"},
    .description =
        {"读取 "
         "textproto、JSON（.jsonl "
         "每行一份）、二进制、报告流；公开文本（.txt）先导入再校验。\n"
         "列出全部问题：单元格、标签、应为与实为。有错误时退出状态为 1。\n"
         "--previous "
         "给出以前年度的报告，跨年度规则即可一并判定；这些报告本身不判"
         "定。\n",
         "Reads textproto, JSON (.jsonl: one a line), binary, and streams of "
         "reports; a\npublished document (.txt) is imported first. Prints all "
         "findings with cells, labels,\nexpected and found. Exit status 1 if "
         "one is an ERROR. With --previous, rules that read\nother years are "
         "judged, too; the reports it names are not judged themselves.\n"},
    .examples =
        "disclosurectl validate yunhuqiao-2020.textproto\n"
        "disclosurectl validate reports/ --mode=archive --output=csv\n"
        "disclosurectl validate draft.json --lang=zh --today=2021-01-20\n"
        "disclosurectl validate 2023.json --previous=archive/2022/\n"
        "disclosurectl generate --areas=4303 | disclosurectl validate -\n",
    .options = kValidateOptions,
    .run = Validate,
};

}  // namespace disclosure::ctl
