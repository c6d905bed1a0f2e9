#include <array>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "disclosurectl/client/area_lookup.h"
#include "disclosurectl/client/ingest_client.h"
#include "disclosurectl/client/stats_client.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/form_option.h"
#include "disclosurectl/commands/known_rules.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/receipt_writer.h"
#include "disclosurectl/output/row_writer.h"
#include "disclosurectl/output/words.h"
#include "divisions/division_tree.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr int kReportsPerPage = 1'000;

constexpr auto kListOptions = std::to_array<OptionSpec>({
    {"year",
     OptionKind::kInteger,
     "YEAR",
     "0",
     {"只列该年度的", "only of this year"}},
    {"form",
     OptionKind::kChoice,
     kFormChoices,
     "",
     {"只列该版格式的", "only on this form"}},
    {"scope",
     OptionKind::kChoice,
     "own|summary",
     "",
     {"只列本机关报告或地区汇总报告", "only own reports, or areas' summaries"}},
    {"mode",
     OptionKind::kChoice,
     "submission|archive",
     "",
     {"只列以此方式接收的", "only what was accepted in this mode"}},
    {"rule",
     OptionKind::kText,
     "RULE_ID",
     "",
     {"只列带有该规则问题的", "only with a finding of this rule"}},
    {"withdrawn",
     OptionKind::kChoice,
     "only|without|with",
     "with",
     {"只列撤回的、不列撤回的、都列",
      "only withdrawn reports, none of them, or all reports"}},
});

absl::StatusOr<v1::ListReportsRequest> ListRequestOf(
    const Invocation& invocation) {
  const Options& options = invocation.options;
  ASSIGN_OR_RETURN(const int32_t year, YearOf(options));
  v1::ListReportsRequest request;
  if (!options.arguments().empty()) {
    StatsClient stats(invocation.stats_service());
    ASSIGN_OR_RETURN(*request.mutable_division_code(),
                     FindAreaCode(stats, options.arguments()[0]));
  }
  request.set_report_year(year);
  if (options.Given("form")) request.set_form(FormOf(options.Get("form")));
  if (options.Given("scope")) {
    request.set_scope(options.Get("scope") == "summary" ? v1::SCOPE_AREA_SUMMARY
                                                        : v1::SCOPE_OWN_ORGAN);
  }
  if (options.Given("mode")) {
    request.set_mode(options.Get("mode") == "archive" ? v1::MODE_ARCHIVE
                                                      : v1::MODE_SUBMISSION);
  }
  if (options.Given("rule")) {
    request.set_rule_id(std::string(options.Get("rule")));
    WarnOfUnknownRule(request.rule_id(), invocation);
  }
  if (options.Get("withdrawn") != "with") {
    request.set_withdrawn(options.Get("withdrawn") == "only");
  }
  request.set_page_size(kReportsPerPage);
  return request;
}

std::unique_ptr<RowWriter> OpenReportRows(const Invocation& invocation) {
  const auto title = [&](const Text& text) {
    return std::string(invocation.Say(text));
  };
  return std::make_unique<RowWriter>(
      invocation.io.out, invocation.output(),
      std::vector<Column>{
          {"sequence", title({"序号", "sequence"}), Align::kRight},
          {"division_code", title({"代码", "code"}), Align::kLeft},
          {"organ_credit_code", title({"部门", "organ"}), Align::kLeft},
          {"scope", title({"范围", "scope"}), Align::kLeft},
          {"year", title({"年度", "year"}), Align::kRight},
          {"organ_name", title({"机关", "name"}), Align::kLeft},
          {"form", title({"格式", "form"}), Align::kRight},
          {"revision", title({"版次", "revision"}), Align::kRight},
          {"accept_time", title({"接收时间", "accepted"}), Align::kLeft},
          {"warnings", title({"警告", "warnings"}), Align::kRight},
          {"notes", title({"提示", "notes"}), Align::kRight},
          {"withdrawn", title({"撤回", "withdrawn"}), Align::kLeft}});
}

std::vector<std::string> RowOf(const v1::ReportEntry& entry) {
  const v1::Revision& revision = entry.revision();
  const v1::ReportIdentity& identity = revision.identity();
  return {absl::StrCat(revision.sequence()),
          identity.division_code(),
          identity.organ_credit_code(),
          identity.scope() == v1::SCOPE_AREA_SUMMARY ? "summary" : "own",
          absl::StrCat(identity.report_year()),
          entry.organ_name(),
          FormName(entry.form()),
          absl::StrCat(revision.revision()),
          TimeText(revision.accept_time()),
          absl::StrCat(entry.finding_counts().warnings()),
          absl::StrCat(entry.finding_counts().notes()),
          revision.withdrawn()
              ? absl::StrCat("yes ", revision.withdrawal_reason())
              : ""};
}

// Of an area without reports: a code that does not exist has none, either.
absl::Status CheckCode(const std::string& digits) {
  const auto code = divisions::DivisionCode::Parse(digits);
  ASSIGN_OR_RETURN(const auto divisions, divisions::LoadEmbeddedDivisions());
  if (code.ok() && divisions.Knows(*code)) return absl::OkStatus();
  return WithReason(absl::NotFoundError(absl::StrCat(
                        digits,
                        ": no edition of the division codes has this code; "
                        "\"disclosurectl areas NAME\" finds codes")),
                    "UNKNOWN_AREA");
}

absl::StatusOr<ExitStatus> List(const Invocation& invocation) {
  ASSIGN_OR_RETURN(v1::ListReportsRequest request, ListRequestOf(invocation));
  IngestClient ingest(invocation.ingest_service());
  const bool as_json = invocation.output() == OutputFormat::kJson;
  std::unique_ptr<RowWriter> rows;
  bool has_reports = false;
  do {
    ASSIGN_OR_RETURN(const v1::ListReportsResponse response,
                     ingest.ListReports(request));
    if (!as_json && rows == nullptr) rows = OpenReportRows(invocation);
    has_reports |= !response.reports().empty();
    for (const v1::ReportEntry& entry : response.reports()) {
      if (as_json) {
        invocation.io.out << ToJson(entry, JsonLayout::kOneLine) << '\n';
      } else {
        rows->Row(RowOf(entry));
      }
    }
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  if (!has_reports && !request.division_code().empty()) {
    RETURN_IF_ERROR(CheckCode(request.division_code()));
  }
  return ExitStatus::kDone;
}

}  // namespace

const Command kList = {
    .name = "list",
    .arguments = "[AREA]",
    .least_arguments = 0,
    .most_arguments = 1,
    .summary = {"已接收的报告", "The reports that were accepted"},
    .description =
        {"按接收的先后列出一个地区及其以下的报告，每份列其当前版次；不给参数则"
         "列"
         "全部。\n",
         "Lists the reports of an area and everything below it, in the order "
         "of acceptance,\neach with its current revision; without an argument "
         "all there are. json: one report\na line.\n"},
    .examples =
        "disclosurectl list 4303 --year=2020\n"
        "disclosurectl list 湘潭县 --rule=F-APP-01 --output=csv\n"
        "disclosurectl list --withdrawn=only\n",
    .options = kListOptions,
    .run = List,
};

}  // namespace disclosure::ctl
