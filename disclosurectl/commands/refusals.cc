#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <set>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "disclosurectl/client/area_lookup.h"
#include "disclosurectl/client/ingest_client.h"
#include "disclosurectl/client/stats_client.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/output/content_writer.h"
#include "disclosurectl/output/finding_writer.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/receipt_writer.h"
#include "disclosurectl/output/row_writer.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr int kRefusalsPerPage = 1'000;
constexpr int64_t kSecondsPerDay = 24 * 60 * 60;
constexpr int64_t kSecondsEastOfUtc = 8 * 60 * 60;

constexpr auto kRefusalsOptions = std::to_array<OptionSpec>({
    {"year",
     OptionKind::kInteger,
     "YEAR",
     "0",
     {"只列该年度的", "only of this year"}},
    {"since",
     OptionKind::kDate,
     "DATE",
     "",
     {"只列这一天起（北京时间）被拒绝的",
      "only what was refused on this day or later, by the time in Shanghai"}},
    {"limit",
     OptionKind::kInteger,
     "N",
     "100",
     {"最多列出多少份；0 为全部", "how many to list; 0: all"}},
    {"id",
     OptionKind::kInteger,
     "N",
     "",
     {"只看这一份，连同全部问题", "this one alone, with all its findings"}},
    {"content",
     OptionKind::kChoice,
     kContentFormats,
     "",
     {"与 --id 同用：只写报告内容，便于修改后再报送",
      "with --id: only the report itself, to be edited and sent again"}},
});

absl::StatusOr<v1::ListRefusalsRequest> RefusalsRequestOf(
    const Invocation& invocation) {
  const Options& options = invocation.options;
  ASSIGN_OR_RETURN(const int32_t year, YearOf(options));
  v1::ListRefusalsRequest request;
  if (!options.arguments().empty()) {
    StatsClient stats(invocation.stats_service());
    ASSIGN_OR_RETURN(*request.mutable_division_code(),
                     FindAreaCode(stats, options.arguments()[0]));
  }
  request.set_report_year(year);
  if (options.Given("since")) {
    request.mutable_since()->set_seconds(
        options.Date("since").days_since_epoch() * kSecondsPerDay -
        kSecondsEastOfUtc);
  }
  return request;
}

std::unique_ptr<RowWriter> OpenRefusalRows(const Invocation& invocation) {
  const auto title = [&](const Text& text) {
    return std::string(invocation.Say(text));
  };
  return std::make_unique<RowWriter>(
      invocation.io.out, invocation.output(),
      std::vector<Column>{
          {"refusal_id", title({"编号", "id"}), Align::kRight},
          {"refuse_time", title({"拒绝时间", "refused"}), Align::kLeft},
          {"identity", title({"报告", "report"}), Align::kLeft},
          {"organ_name", title({"机关", "name"}), Align::kLeft},
          {"caller", title({"报送方", "caller"}), Align::kLeft},
          {"findings", title({"问题", "findings"}), Align::kLeft},
          {"errors", title({"所违反的规则", "rules broken"}), Align::kLeft}});
}

// The ids of the rules that refused the report, each once.
std::string BrokenRules(const v1::Refusal& refusal) {
  std::set<std::string> ids;
  for (const v1::Finding& finding : refusal.findings()) {
    if (finding.severity() == v1::SEVERITY_ERROR) ids.insert(finding.rule_id());
  }
  return absl::StrJoin(ids, " ");
}

std::vector<std::string> RowOf(const v1::Refusal& refusal, Language language) {
  return {absl::StrCat(refusal.refusal_id()),
          TimeText(refusal.refuse_time()),
          IdentityText(refusal.identity()),
          refusal.organ_name(),
          refusal.caller(),
          CountFindings(refusal.findings(), language),
          BrokenRules(refusal)};
}

void WriteRefusal(const v1::Refusal& refusal, const Invocation& invocation) {
  std::ostream& out = invocation.io.out;
  out << refusal.organ_name() << '\n'
      << "  " << invocation.Say({"报告      ", "report     "})
      << IdentityText(refusal.identity()) << '\n'
      << "  " << invocation.Say({"拒绝时间  ", "refused    "})
      << TimeText(refusal.refuse_time()) << '\n'
      << "  " << invocation.Say({"报送方    ", "caller     "})
      << refusal.caller() << '\n'
      << "  " << invocation.Say({"内容摘要  ", "content    "})
      << absl::BytesToHexString(refusal.content_hash()) << '\n'
      << CountFindings(refusal.findings(), invocation.language) << '\n';
  WriteFindings(out, refusal.findings(), invocation.language);
}

void WriteFindingsAsCsv(const v1::Refusal& refusal,
                        const Invocation& invocation) {
  RowWriter rows(invocation.io.out, OutputFormat::kCsv, FindingColumns());
  for (const v1::Finding& finding : refusal.findings()) {
    rows.Row(FindingRow(absl::StrCat(refusal.refusal_id()), finding,
                        invocation.language));
  }
}

absl::StatusOr<ExitStatus> ShowOne(const Invocation& invocation) {
  const Options& options = invocation.options;
  v1::ListRefusalsRequest request;
  request.set_refusal_id(static_cast<uint64_t>(options.Integer("id")));
  request.set_with_report(options.Given("content"));
  IngestClient ingest(invocation.ingest_service());
  ASSIGN_OR_RETURN(const v1::ListRefusalsResponse response,
                   ingest.ListRefusals(request));
  if (response.refusals().empty()) {
    return absl::NotFoundError("the service gave no refusal");
  }
  const v1::Refusal& refusal = response.refusals(0);
  if (options.Given("content")) {
    WriteContent(invocation.io.out, refusal.report(), options.Get("content"));
    return ExitStatus::kDone;
  }
  switch (invocation.output()) {
    case OutputFormat::kJson:
      invocation.io.out << ToJson(refusal, JsonLayout::kPretty) << '\n';
      break;
    case OutputFormat::kCsv:
      WriteFindingsAsCsv(refusal, invocation);
      break;
    case OutputFormat::kTable:
      WriteRefusal(refusal, invocation);
  }
  return ExitStatus::kDone;
}

absl::StatusOr<ExitStatus> ListThem(const Invocation& invocation) {
  ASSIGN_OR_RETURN(v1::ListRefusalsRequest request,
                   RefusalsRequestOf(invocation));
  int64_t left = invocation.options.Integer("limit");
  if (left == 0) left = std::numeric_limits<int64_t>::max();
  IngestClient ingest(invocation.ingest_service());
  const bool as_json = invocation.output() == OutputFormat::kJson;
  std::unique_ptr<RowWriter> rows;
  do {
    request.set_page_size(
        static_cast<int32_t>(std::min<int64_t>(left, kRefusalsPerPage)));
    ASSIGN_OR_RETURN(const v1::ListRefusalsResponse response,
                     ingest.ListRefusals(request));
    if (!as_json && rows == nullptr) rows = OpenRefusalRows(invocation);
    for (const v1::Refusal& refusal : response.refusals()) {
      if (as_json) {
        invocation.io.out << ToJson(refusal, JsonLayout::kOneLine) << '\n';
      } else {
        rows->Row(RowOf(refusal, invocation.language));
      }
    }
    left -= response.refusals_size();
    request.set_page_token(response.next_page_token());
  } while (left > 0 && !request.page_token().empty());
  return ExitStatus::kDone;
}

absl::StatusOr<ExitStatus> Refusals(const Invocation& invocation) {
  const Options& options = invocation.options;
  if (options.Given("id")) {
    if (options.Integer("id") == 0) {
      return absl::InvalidArgumentError("--id begins at 1");
    }
    return ShowOne(invocation);
  }
  if (options.Given("content")) {
    return absl::InvalidArgumentError(std::string(invocation.Say(
        {"--content 须与 --id 同用", "--content goes with --id"})));
  }
  return ListThem(invocation);
}

}  // namespace

const Command kRefusals = {
    .name = "refusals",
    .arguments = "[AREA]",
    .least_arguments = 0,
    .most_arguments = 1,
    .summary = {"被拒绝的报告及其问题", "Refused reports and why"},
    .description =
        {"新的在前。服务保留被拒绝的报告一段时间（默认 30 天、10 "
         "万份），不必为看"
         "问题再报一次。\nAREA 按报送时所写的代码比较。\n",
         "Newest first. The service keeps refused reports for a time (30 days "
         "and 100,000\nby default), so that nobody has to send a file twice "
         "to see what was wrong. AREA is\ncompared with the code as it was "
         "sent. json: one refusal a line; csv with --id: its\nfindings.\n"},
    .examples =
        "disclosurectl refusals 4303 --since=2021-01-20\n"
        "disclosurectl refusals --id=17\n"
        "disclosurectl refusals --id=17 --content=textproto > "
        "mend.textproto\n",
    .options = kRefusalsOptions,
    .run = Refusals,
};

}  // namespace disclosure::ctl
