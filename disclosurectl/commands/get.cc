#include <array>
#include <string>

#include "absl/strings/str_cat.h"
#include "disclosurectl/client/ingest_client.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/identity_arguments.h"
#include "disclosurectl/output/content_writer.h"
#include "disclosurectl/output/finding_writer.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/receipt_writer.h"
#include "disclosurectl/output/row_writer.h"
#include "form/catalogue.h"
#include "form/read_report.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kGetOptions = std::to_array<OptionSpec>({
    kOrganOption,
    kScopeOption,
    {"revision",
     OptionKind::kInteger,
     "N",
     "0",
     {"版次；默认当前版次", "the revision; the current one if not given"}},
    {"content",
     OptionKind::kChoice,
     kContentFormats,
     "",
     {"只写报告内容，便于修改后再报送",
      "only the report itself, to be edited and sent again"}},
});

// All figures of the report; what it leaves blank has no row.
void WriteCells(const v1::AnnualReport& report, const Invocation& invocation) {
  const form::Catalogue catalogue;
  const form::ReportReader reader(catalogue);
  RowWriter rows(
      invocation.io.out, invocation.output(),
      {{"cell", std::string(invocation.Say({"指标", "cell"})), {}},
       {"label", std::string(invocation.Say({"标签", "label"})), {}},
       {"value", std::string(invocation.Say({"值", "value"})), Align::kRight},
       {"unit", std::string(invocation.Say({"单位", "unit"})), {}}});
  reader.Read(report).cells.ForEach([&](form::CellIndex index, int64_t value) {
    const form::Cell& cell = catalogue.cell(index);
    rows.Row({cell.name,
              invocation.language == Language::kChinese ? cell.label_zh
                                                        : cell.label_en,
              absl::StrCat(value), cell.is_money ? "元" : cell.unit});
  });
}

void WriteTable(const v1::GetReportResponse& response,
                const Invocation& invocation) {
  std::ostream& out = invocation.io.out;
  if (response.has_report()) out << response.report().organ().name() << '\n';
  WriteReceipt(out, response.revision(), invocation.language);
  if (response.has_report()) WriteCells(response.report(), invocation);
  out << CountFindings(response.findings(), invocation.language) << '\n';
  WriteFindings(out, response.findings(), invocation.language);
}

absl::StatusOr<ExitStatus> Get(const Invocation& invocation) {
  const Options& options = invocation.options;
  ASSIGN_OR_RETURN(const int32_t revision, RevisionOf(options, "revision"));
  v1::GetReportRequest request;
  ASSIGN_OR_RETURN(*request.mutable_identity(), IdentityOf(invocation));
  request.set_revision(revision);
  IngestClient ingest(invocation.ingest_service());
  ASSIGN_OR_RETURN(const v1::GetReportResponse response,
                   ingest.GetReport(request));
  if (options.Given("content")) {
    if (!response.has_report()) {
      return absl::NotFoundError("the revision is a withdrawal: no content");
    }
    WriteContent(invocation.io.out, response.report(), options.Get("content"));
    return ExitStatus::kDone;
  }
  switch (invocation.output()) {
    case OutputFormat::kJson:
      invocation.io.out << ToJson(response, JsonLayout::kPretty) << '\n';
      break;
    case OutputFormat::kCsv:
      WriteCells(response.report(), invocation);
      break;
    case OutputFormat::kTable:
      WriteTable(response, invocation);
  }
  return ExitStatus::kDone;
}

}  // namespace

const Command kGet = {
    .name = "get",
    .arguments = "AREA YEAR",
    .least_arguments = 2,
    .most_arguments = 2,
    .summary = {"读回一份报告", "Reads one report back"},
    .description = {"显示回执、全部数字和当前的问题。AREA 为区划代码或名称。\n",
                    "Shows the receipt, all figures, and the findings as they "
                    "are now. AREA "
                    "is a division\ncode or a name. csv: the figures alone.\n"},
    .examples =
        "disclosurectl get 430321111 2020\n"
        "disclosurectl get 云湖桥镇 2020 --revision=1 --output=json\n"
        "disclosurectl get 430321111 2020 --content=textproto > "
        "mend.textproto\n"
        "disclosurectl submit mend.textproto --amends=1\n",
    .options = kGetOptions,
    .run = Get,
};

}  // namespace disclosure::ctl
