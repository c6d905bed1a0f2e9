#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "disclosurectl/client/area_lookup.h"
#include "disclosurectl/client/stats_client.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/row_writer.h"
#include "disclosurectl/output/value_text.h"
#include "disclosurectl/output/words.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kOptions = std::to_array<OptionSpec>({
    kYearsOption,
    {"basis",
     OptionKind::kChoice,
     kBasisWords,
     "",
     {"本机关报告、逐级汇总或地区汇总报告；默认乡镇为本机关，其上为逐级汇总",
      "own report, sum of the organs, or the area's own summary; by default "
      "own "
      "for a township, else the sum"}},
    {"organ",
     OptionKind::kText,
     "CREDIT_CODE",
     "",
     {"部门的统一社会信用代码", "a department, by its credit code"}},
    kMinSequenceOption,
});

absl::StatusOr<v1::GetSeriesRequest> RequestOf(const Invocation& invocation,
                                               StatsClient& stats) {
  const Options& options = invocation.options;
  v1::GetSeriesRequest request;
  ASSIGN_OR_RETURN(*request.mutable_division_code(),
                   FindAreaCode(stats, options.arguments()[0]));
  for (const std::string& cell : options.arguments().subspan(1)) {
    request.add_cells(cell);
  }
  if (options.Given("years")) SetYears(options, *request.mutable_years());
  if (options.Given("basis")) request.set_basis(BasisOf(options.Get("basis")));
  if (options.Given("organ")) {
    request.set_organ_credit_code(std::string(options.Get("organ")));
  }
  request.set_min_sequence(
      static_cast<uint64_t>(options.Integer("min-sequence")));
  return request;
}

void WriteCsv(const v1::GetSeriesResponse& response, std::ostream& out) {
  std::vector<Column> columns = {{"division_code", "", {}}, {"cell", "", {}},
                                 {"label", "", {}},         {"unit", "", {}},
                                 {"year", "", {}},          {"form", "", {}}};
  for (Column& column : ValueColumns()) columns.push_back(std::move(column));
  RowWriter rows(out, OutputFormat::kCsv, std::move(columns));
  for (const v1::Series& series : response.series()) {
    for (const v1::SeriesPoint& point : series.points()) {
      std::vector<std::string> row = {
          response.area().division_code(), series.indicator().name(),
          series.indicator().label_zh(),   series.indicator().unit(),
          absl::StrCat(point.year()),      FormName(point.form())};
      for (std::string& field : ValueFields(point.value())) {
        row.push_back(std::move(field));
      }
      rows.Row(std::move(row));
    }
  }
}

// One row a cell, one column a year; below a roll-up, how many organs it has.
void WriteTable(const v1::GetSeriesResponse& response,
                const Invocation& invocation) {
  std::vector<Column> columns = {
      {"label", std::string(invocation.Say({"指标", "cell"})), Align::kLeft},
      {"unit", std::string(invocation.Say({"单位", "unit"})), Align::kLeft}};
  if (response.series_size() > 0) {
    for (const v1::SeriesPoint& point : response.series(0).points()) {
      columns.push_back({"", absl::StrCat(point.year()), Align::kRight});
    }
  }
  RowWriter rows(invocation.io.out, OutputFormat::kTable, std::move(columns));
  for (const v1::Series& series : response.series()) {
    std::vector<std::string> values = {
        LabelOf(series.indicator(), invocation.language),
        series.indicator().unit()};
    std::vector<std::string> counts = {
        std::string(invocation.Say({"  有值/空/未报/未问",
                                    "  with value/blank/not reported/not "
                                    "asked"})),
        ""};
    bool have_counts = false;
    for (const v1::SeriesPoint& point : series.points()) {
      const std::string mark = point.value().note().empty() ? "" : "*";
      values.push_back(ValueText(point.value(), invocation.language) + mark);
      counts.push_back(CountsText(point.value()));
      have_counts = have_counts || point.value().has_counts();
    }
    rows.Row(std::move(values));
    if (have_counts) rows.Row(std::move(counts));
  }
}

void WriteNotes(const v1::GetSeriesResponse& response, std::ostream& out) {
  for (const v1::Series& series : response.series()) {
    for (const v1::SeriesPoint& point : series.points()) {
      if (point.value().note().empty()) continue;
      out << "* " << series.indicator().name() << ' ' << point.year() << ": "
          << point.value().note() << '\n';
    }
  }
}

absl::StatusOr<ExitStatus> Series(const Invocation& invocation) {
  StatsClient stats(invocation.stats_service());
  ASSIGN_OR_RETURN(const v1::GetSeriesRequest request,
                   RequestOf(invocation, stats));
  ASSIGN_OR_RETURN(const v1::GetSeriesResponse response,
                   stats.GetSeries(request));
  std::ostream& out = invocation.io.out;
  switch (invocation.output()) {
    case OutputFormat::kJson:
      out << ToJson(response, JsonLayout::kPretty) << '\n';
      break;
    case OutputFormat::kCsv:
      WriteCsv(response, out);
      break;
    case OutputFormat::kTable:
      out << AreaText(response.area()) << "  "
          << WordFor(response.basis()).In(invocation.language)
          << invocation.Say({"  截至序号 ", "  as of sequence "})
          << response.as_of_sequence() << '\n';
      WriteTable(response, invocation);
      WriteNotes(response, out);
  }
  return ExitStatus::kDone;
}

}  // namespace

const Command kSeries = {
    .name = "series",
    .arguments = "AREA CELL...",
    .least_arguments = 2,
    .most_arguments = 401,
    .summary = {"一个地区或机关的多年数据",
                "Cells of one area or organ over years"},
    .description =
        {"AREA 为区划代码或名称；CELL 为指标全名（见 disclosurectl "
         "indicators）。\n"
         "没有数字的年份写明原因：空、未报、未问、不可比。带 * "
         "的见表下说明。\n",
         "AREA is a division code or a name, CELL the full name of a cell "
         "(see\n"
         "\"disclosurectl indicators\"). A year without a figure says why: "
         "blank, "
         "not reported,\nnot asked, not comparable. What has a * is explained "
         "below the table.\n"},
    .examples =
        "disclosurectl series 430321111 applications.received_new.total\n"
        "disclosurectl series 湘潭县云湖桥镇 applications.granted.total "
        "proactive.norm_docs_made --years=2018-2022\n"
        "disclosurectl series 湖南省 applications.received_new.total "
        "--basis=rollup --output=csv\n",
    .options = kOptions,
    .run = Series,
};

}  // namespace disclosure::ctl
