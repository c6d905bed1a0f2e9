#include <array>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "disclosurectl/client/area_lookup.h"
#include "disclosurectl/client/stats_client.h"
#include "disclosurectl/client/stats_streams.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/form_option.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/output/failure_text.h"
#include "disclosurectl/output/report_table.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kExportOptions = std::to_array<OptionSpec>({
    {"output",
     OptionKind::kChoice,
     "csv|xlsx",
     "csv",
     {"文件格式", "the kind of file"}},
    {"to",
     OptionKind::kText,
     "FILE",
     "",
     {"写到文件；csv 默认写到标准输出",
      "write to a file; csv goes to standard output if not given"}},
    {"bom",
     OptionKind::kFlag,
     "",
     "",
     {"csv 以 BOM 开头，便于 Excel 识别为 UTF-8",
      "begin csv with a byte order mark, by which Excel knows UTF-8"}},
    kYearsOption,
    {"form",
     OptionKind::kChoice,
     "2014|2019|2021",
     "2021",
     {"未给出 CELL 时，导出该版格式的全部指标",
      "without CELL: all cells of this form"}},
    {"scope",
     OptionKind::kChoice,
     "own|summary",
     "own",
     {"本机关报告或地区汇总报告", "own reports, or areas' summaries"}},
    kMinSequenceOption,
});

constexpr absl::Duration kBetweenLines = absl::Seconds(10);

absl::StatusOr<v1::ExportCellsRequest> ExportRequestOf(
    const Invocation& invocation) {
  const Options& options = invocation.options;
  StatsClient stats(invocation.stats_service());
  v1::ExportCellsRequest request;
  ASSIGN_OR_RETURN(*request.mutable_division_code(),
                   FindAreaCode(stats, options.arguments()[0]));
  for (const std::string& cell : options.arguments().subspan(1)) {
    request.add_cells(cell);
  }
  if (request.cells_size() == 0) {
    v1::ListIndicatorsRequest list;
    list.set_form(FormOf(options.Get("form")));
    ASSIGN_OR_RETURN(const v1::ListIndicatorsResponse cells,
                     stats.ListIndicators(list));
    for (const v1::Indicator& cell : cells.indicators()) {
      if (!cell.indicator_id().empty()) continue;  // computed, not reported
      request.add_cells(cell.name());
    }
  }
  if (options.Given("years")) SetYears(options, *request.mutable_years());
  request.set_scope(options.Get("scope") == "summary" ? v1::SCOPE_AREA_SUMMARY
                                                      : v1::SCOPE_OWN_ORGAN);
  request.set_min_sequence(
      static_cast<uint64_t>(options.Integer("min-sequence")));
  return request;
}

// Says how far it is: in place on a terminal, else a line now and then.
class Progress {
 public:
  explicit Progress(const Invocation& invocation) : invocation_(invocation) {}

  void Show(int64_t reports, int64_t total) {
    std::ostream& err = invocation_.io.err;
    const absl::Time now = absl::Now();
    if (invocation_.io.err_is_terminal) {
      err << '\r' << Text(reports, total) << std::flush;
      has_line_ = true;
    } else if (now - shown_at_ >= kBetweenLines) {
      err << Text(reports, total) << '\n';
      shown_at_ = now;
    }
  }
  void End() {
    if (has_line_) invocation_.io.err << '\n';
    has_line_ = false;
  }

 private:
  std::string Text(int64_t reports, int64_t total) const {
    std::string text =
        absl::StrCat(reports, " / ", total,
                     std::string(invocation_.Say({" 份", " reports"})));
    if (total > 0) absl::StrAppend(&text, " (", 100 * reports / total, " %)");
    return text;
  }

  const Invocation& invocation_;
  absl::Time shown_at_ = absl::Now();
  bool has_line_ = false;
};

// The table, and the file below it if it is csv.
struct Target {
  std::ofstream file;
  std::unique_ptr<ReportTable> table;
};

absl::StatusOr<std::unique_ptr<Target>> OpenTarget(
    const Invocation& invocation, const v1::ExportCellsRequest& request) {
  const Options& options = invocation.options;
  std::vector<std::string> cells(request.cells().begin(),
                                 request.cells().end());
  const std::string path(options.Given("to") ? options.Get("to") : "");
  auto target = std::make_unique<Target>();
  if (options.Get("output") == "xlsx") {
    ASSIGN_OR_RETURN(target->table, NewXlsxTable(path, std::move(cells)));
    return target;
  }
  if (!path.empty()) {
    target->file.open(path, std::ios::binary | std::ios::trunc);
    if (!target->file) {
      return absl::UnavailableError(absl::StrCat(path, ": cannot be written"));
    }
  }
  target->table = NewCsvTable(path.empty() ? invocation.io.out : target->file,
                              std::move(cells), options.Flag("bom"));
  return target;
}

absl::Status CheckOptions(const Options& options) {
  const bool is_xlsx = options.Get("output") == "xlsx";
  if (is_xlsx && !options.Given("to")) {
    return absl::InvalidArgumentError("--output=xlsx needs --to=FILE");
  }
  if (is_xlsx && options.Flag("bom")) {
    return absl::InvalidArgumentError("--bom is for csv");
  }
  return absl::OkStatus();
}

absl::StatusOr<ExitStatus> Export(const Invocation& invocation) {
  RETURN_IF_ERROR(CheckOptions(invocation.options));
  ASSIGN_OR_RETURN(const v1::ExportCellsRequest request,
                   ExportRequestOf(invocation));
  // Opened by the first message: a failure leaves no file.
  std::unique_ptr<Target> target;
  Progress progress(invocation);
  absl::Status failure;
  int64_t reports = 0;
  uint64_t as_of_sequence = 0;
  StreamCallbacks<v1::ExportCellsResponse> calls;
  calls.take = [&](const v1::ExportCellsResponse& batch) {
    if (target == nullptr) {
      auto opened = OpenTarget(invocation, request);
      failure = opened.status();
      if (!failure.ok()) return false;
      target = *std::move(opened);
    }
    failure = target->table->Add(batch);
    reports += batch.division_codes_size();
    as_of_sequence = batch.as_of_sequence();
    progress.Show(reports, batch.reports_total());
    return failure.ok();
  };
  calls.reconnecting = [&](const absl::Status& why, absl::Duration pause) {
    progress.End();
    invocation.io.err << FailureText(why, invocation.language) << "; "
                      << invocation.Say({"稍后接着导出：", "going on in "})
                      << absl::FormatDuration(pause) << '\n';
  };
  const absl::Status followed =
      FollowExport(invocation.stats_service(), request, calls);
  progress.End();
  RETURN_IF_ERROR(followed);
  RETURN_IF_ERROR(failure);
  if (target != nullptr) RETURN_IF_ERROR(target->table->Finish());
  invocation.io.err << invocation.Say({"已导出 ", "exported "}) << reports
                    << invocation.Say(
                           {" 份报告，截至序号 ", " reports, as of sequence "})
                    << as_of_sequence << '\n';
  return ExitStatus::kDone;
}

}  // namespace

const Command kExport = {
    .name = "export",
    .arguments = "AREA [CELL...]",
    .least_arguments = 1,
    .most_arguments = 401,
    .summary = {"导出逐份报告的指标为 CSV 或 Excel",
                "Writes the cells of all reports as csv or Excel"},
    .description =
        {"一行一份报告，一列一个指标，全部取自同一时刻；断线后自动接着导出。空"
         "白"
         "为空字段，该版格\n式没有的指标为 NA；约数和未注明单位的金额在 notes "
         "列注明。\n",
         "A row a report, a column a cell, all from one moment; goes on after "
         "a "
         "broken\nconnection. A blank is an empty field, a cell that the form "
         "does not have is NA;\nthe column notes names approximate figures and "
         "money without a unit.\n"},
    .examples =
        "disclosurectl export 湘潭市 --years=2019-2023 --output=xlsx "
        "--to=湘潭市.xlsx\n"
        "disclosurectl export 43 applications.received_new.total "
        "applications.granted.total --bom --to=hunan.csv\n"
        "disclosurectl export 00 --form=2021 --years=2022 | xz > 2022.csv.xz\n",
    .options = kExportOptions,
    .run = Export,
};

}  // namespace disclosure::ctl
