#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "disclosurectl/client/area_lookup.h"
#include "disclosurectl/client/stats_client.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/number_text.h"
#include "disclosurectl/output/risk_text.h"
#include "disclosurectl/output/row_writer.h"
#include "disclosurectl/output/sparkline.h"
#include "disclosurectl/output/value_text.h"
#include "disclosurectl/output/words.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kSeriesOptions = std::to_array<OptionSpec>({
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
    {"trend",
     OptionKind::kFlag,
     "",
     "",
     {"另列较上年增减、增长率、三年均值和年均增长率",
      "also change and growth since the year before, the mean of three years, "
      "and the average growth"}},
    kBoundariesOption,
    kMinSequenceOption,
});

absl::StatusOr<v1::GetSeriesRequest> SeriesRequestOf(
    const Invocation& invocation, StatsClient& stats) {
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
  request.set_boundaries(BoundariesOf(options));
  request.set_min_sequence(
      static_cast<uint64_t>(options.Integer("min-sequence")));
  return request;
}

std::optional<double> NumberOf(const v1::Value& value) {
  if (value.has_value()) return static_cast<double>(value.value());
  if (value.ratio().has_value()) return value.ratio().value();
  return std::nullopt;
}

std::string SparklineOf(const v1::Series& series) {
  std::vector<std::optional<double>> values;
  for (const v1::SeriesPoint& point : series.points()) {
    values.push_back(NumberOf(point.value()));
  }
  return Sparkline(values);
}

std::vector<std::string> TrendFields(const v1::SeriesPoint& point) {
  const v1::YearChange& change = point.change();
  return {change.has_difference() ? ExactNumber(change.difference()) : "",
          change.has_growth() ? ExactNumber(change.growth()) : "",
          StatusName(change.status()), change.form_changed() ? "true" : "false",
          point.has_moving_mean() ? ExactNumber(point.moving_mean()) : ""};
}

void WriteCsv(const v1::GetSeriesResponse& response, std::ostream& out) {
  std::vector<Column> columns = {{"division_code", "", {}}, {"cell", "", {}},
                                 {"label", "", {}},         {"unit", "", {}},
                                 {"year", "", {}},          {"form", "", {}}};
  for (Column& column : ValueColumns()) columns.push_back(std::move(column));
  for (const char* const key : {"difference", "growth_percent", "change_status",
                                "form_changed", "moving_mean"}) {
    columns.push_back({key, "", {}});
  }
  for (Column& column : DoubtColumns()) columns.push_back(std::move(column));
  columns.push_back(RiskColumn());
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
      for (std::string& field : TrendFields(point)) {
        row.push_back(std::move(field));
      }
      for (std::string& field : DoubtFields(point.value().doubt())) {
        row.push_back(std::move(field));
      }
      row.push_back(RiskField(point.value().risk()));
      rows.Row(std::move(row));
    }
  }
}

// Rows below a figure: what became of it since the year before.
void WriteTrend(const v1::Series& series, const Invocation& invocation,
                RowWriter& rows) {
  std::vector<std::string> change = {
      std::string(invocation.Say({"  较上年", "  change"})),
      series.indicator().unit()};
  std::vector<std::string> growth = {
      std::string(invocation.Say({"  增长率", "  growth"})), "%"};
  std::vector<std::string> mean = {
      std::string(invocation.Say({"  三年均值", "  mean of three years"})),
      series.indicator().unit()};
  for (const v1::SeriesPoint& point : series.points()) {
    const v1::YearChange& now = point.change();
    change.push_back(now.has_difference() ? SignedNumber(now.difference())
                                          : "");
    growth.push_back(now.has_growth() ? SignedNumber(now.growth()) : "");
    mean.push_back(point.has_moving_mean() ? ShortNumber(point.moving_mean())
                                           : "");
  }
  for (std::vector<std::string>* row : {&change, &growth, &mean}) {
    row->emplace_back();
  }
  if (series.has_average_growth()) {
    const v1::AverageGrowth& average = series.average_growth();
    growth.back() =
        absl::StrCat(SignedNumber(average.percent()),
                     AbslView(invocation.Say({"%/年 ", "% a year "})),
                     average.first_year(), "-", average.last_year());
  }
  for (std::vector<std::string>* row : {&change, &growth, &mean}) {
    rows.Row(std::move(*row));
  }
}

// One row a figure, one column a year; below a roll-up, how many organs it has.
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
  columns.push_back(
      {"", std::string(invocation.Say({"走势", "trend"})), Align::kLeft});
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
      values.push_back(ValueText(point.value(), invocation.language) +
                       MarksOf(point.value()));
      counts.push_back(CountsText(point.value()));
      have_counts = have_counts || point.value().has_counts();
    }
    values.push_back(SparklineOf(series));
    counts.emplace_back();
    rows.Row(std::move(values));
    if (have_counts) rows.Row(std::move(counts));
    if (invocation.options.Flag("trend")) WriteTrend(series, invocation, rows);
  }
}

void WriteNotes(const v1::GetSeriesResponse& response, Language language,
                std::ostream& out) {
  for (const v1::Series& series : response.series()) {
    for (const v1::SeriesPoint& point : series.points()) {
      if (point.value().note().empty()) continue;
      out << "* " << series.indicator().name() << ' ' << point.year() << ": "
          << point.value().note() << '\n';
    }
  }
  for (const v1::Series& series : response.series()) {
    const bool is_marked =
        std::ranges::any_of(series.points(), [](const v1::SeriesPoint& point) {
          return !RiskMark(point.value().risk()).empty();
        });
    if (is_marked) out << RiskLegend(series.indicator(), language) << '\n';
  }
  if (response.series_size() == 0) return;
  // The same for all figures.
  for (const v1::SeriesPoint& point : response.series(0).points()) {
    if (!point.value().has_doubt()) continue;
    out << "? " << point.year() << ": "
        << DoubtText(point.value().doubt(), language) << '\n';
  }
}

absl::StatusOr<ExitStatus> Series(const Invocation& invocation) {
  StatsClient stats(invocation.stats_service());
  ASSIGN_OR_RETURN(const v1::GetSeriesRequest request,
                   SeriesRequestOf(invocation, stats));
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
          << (response.boundaries() == v1::BOUNDARIES_TODAY
                  ? invocation.Say({"，今日区划", ", on today's areas"})
                  : "")
          << invocation.Say({"  截至序号 ", "  as of sequence "})
          << response.as_of_sequence() << '\n';
      WriteTable(response, invocation);
      WriteNotes(response, invocation.language, out);
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
                "Cells and indicators of one area or organ over years"},
    .description =
        {"AREA 为区划代码或名称；CELL 为单元格或指标的全名（见 disclosurectl "
         "indicators）。\n"
         "没有数字的年份写明原因：空、未报、未问、不可比、分母为零、缺数。带 * "
         "的见表下说明。\n"
         "比率后的括号内是分子和分母；分母不足30为小样本。走势图每年一柱，缺数"
         "的年份为“·”。\n"
         "!（黄）和 !!（红）为风险提示，非官方，阈值见表下说明。\n"
         "--boundaries=today 按沿革接续：更名、改码、撤乡设镇为同一序列，合并的"
         "求和，\n"
         "拆分以前的年份记为“区划拆分”；带 ? 的有归属推断或去向不明的地方。\n",
         "AREA is a division code or a name, CELL the full name of a cell or "
         "an "
         "indicator (see\n\"disclosurectl indicators\"). A year without a "
         "figure says why: blank, not reported,\nnot asked, not comparable, "
         "denominator zero, input missing. What has a * is\nexplained below "
         "the "
         "table. A rate has numerator and denominator in parentheses; with\n"
         "fewer than 30 cases it is a small sample. The trend has a bar a "
         "year, "
         "and \"·\" where\nthere is no value. A ! (yellow) or !! (red) hints "
         "at a risk, by "
         "thresholds that are\nnot official and stand below the table.\n"
         "With --boundaries=today a series goes on through what became of a "
         "place: renamed,\nre-coded and changed in kind it is one line, merged "
         "places are added, and years\nbefore a split say \"boundary split\". "
         "A ? marks years in which some places are\nonly thought to belong "
         "here, or perhaps do.\n"},
    .examples =
        "disclosurectl series 430321111 applications.received_new.total\n"
        "disclosurectl series 湘潭县云湖桥镇 applications.granted.total "
        "proactive.norm_docs_made --years=2018-2022\n"
        "disclosurectl series 云湖桥镇 indicator.disclosure_rate --years=2020\n"
        "disclosurectl series 湘潭县 applications.received_new.total "
        "indicator.disclosure_rate indicator.dispute_rate --trend\n"
        "disclosurectl series 湖南省 applications.received_new.total "
        "--basis=rollup --output=csv\n"
        "disclosurectl series 430181131 applications.received_new.total "
        "--years=2014-2020 --boundaries=today\n",
    .options = kSeriesOptions,
    .run = Series,
};

}  // namespace disclosure::ctl
