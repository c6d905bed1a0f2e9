#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "disclosurectl/client/area_lookup.h"
#include "disclosurectl/client/stats_client.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/known_rules.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/row_writer.h"
#include "disclosurectl/output/words.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr int kFoundReportsPerPage = 5'000;

constexpr auto kFindingsOptions = std::to_array<OptionSpec>({
    kYearsOption,
    {"rule",
     OptionKind::kText,
     "RULE_ID,...",
     "",
     {"只看这些规则的问题", "only findings of these rules"}},
    {"severity",
     OptionKind::kChoice,
     "info|warning|error",
     "info",
     {"至少这样严重", "only findings at least so bad"}},
    {"by",
     OptionKind::kChoice,
     "province|prefecture|county|township",
     "",
     {"质量分按该级别分行；默认整个地区一行",
      "a score for each area of this level; one for all if not given"}},
    {"scope",
     OptionKind::kChoice,
     "own|summary",
     "own",
     {"本机关报告或地区汇总报告", "own reports, or areas' summaries"}},
    {"list",
     OptionKind::kChoice,
     "rules|quality|reports",
     "rules",
     {"列规则、质量分或逐份报告；table 输出前两者一并列出",
      "what is listed; a table of rules has the scores below"}},
    kMinSequenceOption,
});

v1::Severity SeverityOf(std::string_view word) {
  if (word == "error") return v1::SEVERITY_ERROR;
  return word == "warning" ? v1::SEVERITY_WARNING : v1::SEVERITY_INFO;
}

absl::StatusOr<v1::ListFindingsRequest> FindingsRequestOf(
    const Invocation& invocation, StatsClient& stats) {
  const Options& options = invocation.options;
  v1::ListFindingsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_division_code(),
                   FindAreaCode(stats, options.arguments()[0]));
  if (options.Given("years")) SetYears(options, *request.mutable_years());
  if (options.Given("rule")) {
    for (const absl::string_view rule :
         absl::StrSplit(AbslView(options.Get("rule")), ',')) {
      request.add_rule_ids(std::string(rule));
      WarnOfUnknownRule(std::string(rule), invocation);
    }
  }
  request.set_least_severity(SeverityOf(options.Get("severity")));
  if (options.Given("by")) request.set_group_by(LevelOf(options.Get("by")));
  request.set_scope(options.Get("scope") == "summary" ? v1::SCOPE_AREA_SUMMARY
                                                      : v1::SCOPE_OWN_ORGAN);
  request.set_page_size(options.Get("list") == "reports" ? kFoundReportsPerPage
                                                         : 1);
  request.set_min_sequence(
      static_cast<uint64_t>(options.Integer("min-sequence")));
  return request;
}

// Columns whose headings in a table are in the language of the call.
class ColumnList {
 public:
  explicit ColumnList(const Invocation& invocation) : invocation_(invocation) {}

  ColumnList& Left(std::string key, const Text& title) {
    return Add(std::move(key), title, Align::kLeft);
  }
  ColumnList& Right(std::string key, const Text& title) {
    return Add(std::move(key), title, Align::kRight);
  }
  std::unique_ptr<RowWriter> Writer() {
    return std::make_unique<RowWriter>(invocation_.io.out, invocation_.output(),
                                       std::move(columns_));
  }

 private:
  ColumnList& Add(std::string key, const Text& title, Align align) {
    columns_.push_back(
        {std::move(key), std::string(invocation_.Say(title)), align});
    return *this;
  }

  const Invocation& invocation_;
  std::vector<Column> columns_;
};

void WriteRules(const v1::ListFindingsResponse& response,
                const Invocation& invocation) {
  const auto rows = ColumnList(invocation)
                        .Left("rule_id", {"规则", "rule"})
                        .Left("severity", {"严重程度", "severity"})
                        .Right("year", {"年度", "year"})
                        .Right("reports", {"报告数", "reports"})
                        .Right("findings", {"问题数", "findings"})
                        .Writer();
  for (const v1::RuleCount& count : response.rules()) {
    rows->Row({count.rule_id(),
               std::string(WordFor(count.severity()).In(invocation.language)),
               absl::StrCat(count.year()), absl::StrCat(count.reports()),
               absl::StrCat(count.findings())});
  }
}

std::string PerReport(bool has, double value) {
  return has ? absl::StrFormat("%.3f", value) : "";
}

void WriteQuality(const v1::ListFindingsResponse& response,
                  const Invocation& invocation) {
  const auto rows =
      ColumnList(invocation)
          .Left("division_code", {"代码", "code"})
          .Left("name", {"名称", "name"})
          .Right("year", {"年度", "year"})
          .Right("reports", {"报告数", "reports"})
          .Right("clean_reports", {"无问题报告", "clean"})
          .Right("clean_share", {"无问题占比", "clean share"})
          .Right("errors_per_report", {"每份错误", "errors/report"})
          .Right("warnings_per_report", {"每份警告", "warnings/report"})
          .Right("notes", {"提示数", "notes"})
          .Writer();
  for (const v1::AreaQuality& quality : response.quality()) {
    rows->Row({quality.area().division_code(), quality.area().name(),
               absl::StrCat(quality.year()), absl::StrCat(quality.reports()),
               absl::StrCat(quality.clean_reports()),
               PerReport(quality.has_clean_share(), quality.clean_share()),
               PerReport(quality.has_errors_per_report(),
                         quality.errors_per_report()),
               PerReport(quality.has_warnings_per_report(),
                         quality.warnings_per_report()),
               absl::StrCat(quality.notes())});
  }
}

// Takes the reports of the pages as they come.
class ReportPrinter {
 public:
  explicit ReportPrinter(const Invocation& invocation)
      : invocation_(invocation) {
    if (invocation.output() == OutputFormat::kJson) return;
    rows_ = ColumnList(invocation)
                .Left("division_code", {"代码", "code"})
                .Left("full_name", {"名称", "name"})
                .Left("organ_credit_code", {"部门", "organ"})
                .Right("year", {"年度", "year"})
                .Right("revision", {"修订", "revision"})
                .Left("rule_id", {"规则", "rule"})
                .Left("severity", {"严重程度", "severity"})
                .Right("findings", {"问题数", "findings"})
                .Writer();
  }

  void Print(const v1::ReportFindings& report) {
    if (rows_ == nullptr) {
      invocation_.io.out << ToJson(report, JsonLayout::kOneLine) << '\n';
      return;
    }
    for (const v1::RuleFindings& finding : report.findings()) {
      rows_->Row(
          {report.area().division_code(), report.area().full_name(),
           report.organ_credit_code(), absl::StrCat(report.year()),
           absl::StrCat(report.revision()), finding.rule_id(),
           std::string(WordFor(finding.severity()).In(invocation_.language)),
           absl::StrCat(finding.findings())});
    }
  }

 private:
  const Invocation& invocation_;
  std::unique_ptr<RowWriter> rows_;
};

// All pages.
absl::StatusOr<uint64_t> ListReports(const Invocation& invocation,
                                     StatsClient& stats,
                                     v1::ListFindingsRequest request) {
  std::unique_ptr<ReportPrinter> printer;
  uint64_t as_of_sequence = 0;
  do {
    ASSIGN_OR_RETURN(const v1::ListFindingsResponse response,
                     stats.ListFindings(request));
    // Opened by the first answer: a failure prints no heading.
    if (printer == nullptr) {
      printer = std::make_unique<ReportPrinter>(invocation);
    }
    for (const v1::ReportFindings& report : response.reports()) {
      printer->Print(report);
    }
    as_of_sequence = response.as_of_sequence();
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  return as_of_sequence;
}

absl::StatusOr<uint64_t> WriteCounts(const Invocation& invocation,
                                     StatsClient& stats,
                                     const v1::ListFindingsRequest& request) {
  ASSIGN_OR_RETURN(v1::ListFindingsResponse response,
                   stats.ListFindings(request));
  const bool wants_quality = invocation.options.Get("list") == "quality";
  switch (invocation.output()) {
    case OutputFormat::kJson:
      response.clear_reports();
      response.clear_next_page_token();
      invocation.io.out << ToJson(response, JsonLayout::kPretty) << '\n';
      break;
    case OutputFormat::kCsv:
      wants_quality ? WriteQuality(response, invocation)
                    : WriteRules(response, invocation);
      break;
    case OutputFormat::kTable:
      if (!wants_quality) {
        WriteRules(response, invocation);
        invocation.io.out << '\n';
      }
      WriteQuality(response, invocation);
  }
  return response.as_of_sequence();
}

absl::StatusOr<ExitStatus> ShowFindings(const Invocation& invocation) {
  StatsClient stats(invocation.stats_service());
  ASSIGN_OR_RETURN(const v1::ListFindingsRequest request,
                   FindingsRequestOf(invocation, stats));
  ASSIGN_OR_RETURN(const uint64_t as_of_sequence,
                   invocation.options.Get("list") == "reports"
                       ? ListReports(invocation, stats, request)
                       : WriteCounts(invocation, stats, request));
  invocation.io.err << invocation.Say({"截至序号 ", "as of sequence "})
                    << as_of_sequence << '\n';
  return ExitStatus::kDone;
}

}  // namespace

const Command kFindings = {
    .name = "findings",
    .arguments = "AREA",
    .least_arguments = 1,
    .most_arguments = 1,
    .summary = {"规则发现的问题与数据质量分",
                "What the rules found, and how good the data are"},
    .description =
        {"按规则和年度计数，并给出地区的数据质量分：每份报告的错误和警告数、无"
         "错"
         "误和警告的报\n告占比；质量分按全部规则计算，不受 --rule 和 "
         "--severity "
         "影响。--list=reports 逐份\n列出有问题的报告。\n",
         "Counts findings by rule and year, and scores areas: errors and "
         "warnings per report,\nand the share of reports without either. "
         "Scores "
         "are by all rules, whatever --rule and\n--severity say. "
         "--list=reports lists the reports one by one; json: one a line.\n"},
    .examples =
        "disclosurectl findings 湖南省 --years=2022 --by=prefecture\n"
        "disclosurectl findings 430321 --list=reports "
        "--rule=F-APP-01,F-APP-02\n"
        "disclosurectl findings 00 --by=county --list=quality --output=csv\n",
    .options = kFindingsOptions,
    .run = ShowFindings,
};

}  // namespace disclosure::ctl
