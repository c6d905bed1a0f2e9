#include <array>
#include <memory>
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
#include "disclosurectl/output/value_text.h"
#include "status/abseil_view.h"
#include "status/check.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr int kRowsPerPage = 5'000;

constexpr auto kAggregateOptions = std::to_array<OptionSpec>({
    {"by",
     OptionKind::kChoice,
     kLevelWords,
     "",
     {"按该级别分行；默认整个地区一行",
      "one row for each area of this level; one for all if not given"}},
    kYearsOption,
    kAreaBasisOption,
    {"details",
     OptionKind::kFlag,
     "",
     "",
     {"表中另列均值和占上级地区的百分比",
      "also the mean, and the share of the area around, in a table"}},
    {"sum-over-years",
     OptionKind::kFlag,
     "",
     "",
     {"各年相加为一行（仅限流量）", "one row over all the years (flows only)"}},
    kBoundariesOption,
    kMinSequenceOption,
});

absl::StatusOr<v1::AggregateRequest> AggregateRequestOf(
    const Invocation& invocation, StatsClient& stats) {
  const Options& options = invocation.options;
  v1::AggregateRequest request;
  ASSIGN_OR_RETURN(*request.mutable_division_code(),
                   FindAreaCode(stats, options.arguments()[0]));
  for (const std::string& cell : options.arguments().subspan(1)) {
    request.add_cells(cell);
  }
  if (options.Given("by")) request.set_group_by(LevelOf(options.Get("by")));
  if (options.Given("years")) SetYears(options, *request.mutable_years());
  if (options.Given("basis")) request.set_basis(BasisOf(options.Get("basis")));
  request.set_sum_over_years(options.Flag("sum-over-years"));
  request.set_boundaries(BoundariesOf(options));
  request.set_page_size(kRowsPerPage);
  request.set_min_sequence(
      static_cast<uint64_t>(options.Integer("min-sequence")));
  return request;
}

// Takes the rows of the pages as they come.
class AggregatePrinter {
 public:
  AggregatePrinter(const Invocation& invocation,
                   const v1::AggregateRequest& request)
      : invocation_(invocation),
        request_(request),
        format_(invocation.output()) {
    if (format_ == OutputFormat::kJson) return;
    rows_ = std::make_unique<RowWriter>(
        invocation.io.out, format_,
        format_ == OutputFormat::kCsv ? CsvColumns() : TableColumns());
  }

  void Print(const v1::AggregateRow& row) {
    switch (format_) {
      case OutputFormat::kJson:
        invocation_.io.out << ToJson(row, JsonLayout::kOneLine) << '\n';
        return;
      case OutputFormat::kCsv:
        return PrintCsv(row);
      case OutputFormat::kTable:
        return PrintTableRow(row);
    }
  }

 private:
  static std::vector<Column> CsvColumns() {
    std::vector<Column> columns;
    for (const char* const key :
         {"division_code", "name", "organ_credit_code", "year", "cell"}) {
      columns.push_back({key, key, Align::kLeft});
    }
    for (Column& column : ValueColumns()) columns.push_back(std::move(column));
    columns.push_back({"mean", "mean", Align::kLeft});
    columns.push_back(
        {"share_of_parent_percent", "share_of_parent_percent", Align::kLeft});
    for (Column& column : DoubtColumns()) columns.push_back(std::move(column));
    columns.push_back(RiskColumn());
    return columns;
  }

  std::vector<Column> TableColumns() const {
    std::vector<Column> columns = {
        {"", std::string(invocation_.Say({"代码", "code"})), Align::kLeft},
        {"", std::string(invocation_.Say({"名称", "name"})), Align::kLeft},
        {"", std::string(invocation_.Say({"年度", "year"})), Align::kRight}};
    if (ByOrgan()) {
      columns.push_back(
          {"", std::string(invocation_.Say({"部门", "organ"})), Align::kLeft});
    }
    for (const std::string& cell : request_.cells()) {
      columns.push_back({"", cell, Align::kRight});
      columns.push_back(
          {"", std::string(invocation_.Say({"有值", "n"})), Align::kRight});
      if (!invocation_.options.Flag("details")) continue;
      columns.push_back(
          {"", std::string(invocation_.Say({"均值", "mean"})), Align::kRight});
      columns.push_back(
          {"", std::string(invocation_.Say({"占上级%", "% of parent"})),
           Align::kRight});
    }
    return columns;
  }

  void PrintCsv(const v1::AggregateRow& row) {
    for (int i = 0; i < row.values_size(); ++i) {
      std::vector<std::string> fields = {
          row.area().division_code(), row.area().name(),
          row.organ_credit_code(), YearText(row), request_.cells(i)};
      for (std::string& field : ValueFields(row.values(i).sum())) {
        fields.push_back(std::move(field));
      }
      fields.push_back(
          row.values(i).has_mean() ? ExactNumber(row.values(i).mean()) : "");
      fields.push_back(row.values(i).has_share_of_parent()
                           ? ExactNumber(row.values(i).share_of_parent())
                           : "");
      for (std::string& field : DoubtFields(row.values(i).sum().doubt())) {
        fields.push_back(std::move(field));
      }
      fields.push_back(RiskField(row.values(i).sum().risk()));
      rows_->Row(std::move(fields));
    }
  }

  void PrintTableRow(const v1::AggregateRow& row) {
    std::vector<std::string> fields = {row.area().division_code(),
                                       row.area().name(), YearText(row)};
    if (ByOrgan()) fields.push_back(row.organ_credit_code());
    for (const v1::AggregateValue& value : row.values()) {
      fields.push_back(
          absl::StrCat(ValueText(value.sum(), invocation_.language),
                       AbslView(RiskMark(value.sum().risk())),
                       value.sum().has_doubt() ? "?" : ""));
      fields.push_back(value.sum().has_counts()
                           ? absl::StrCat(value.sum().counts().with_value())
                           : "");
      if (!invocation_.options.Flag("details")) continue;
      fields.push_back(value.has_mean() ? ShortNumber(value.mean()) : "");
      fields.push_back(value.has_share_of_parent()
                           ? ShortNumber(value.share_of_parent())
                           : "");
    }
    rows_->Row(std::move(fields));
  }

  std::string YearText(const v1::AggregateRow& row) const {
    if (row.year() != 0) return absl::StrCat(row.year());
    return absl::StrCat(request_.years().first_year(), "-",
                        request_.years().last_year());
  }
  bool ByOrgan() const { return request_.group_by() == v1::AREA_LEVEL_ORGAN; }

  const Invocation& invocation_;
  const v1::AggregateRequest& request_;
  const OutputFormat format_;
  std::unique_ptr<RowWriter> rows_;
};

absl::StatusOr<ExitStatus> Aggregate(const Invocation& invocation) {
  StatsClient stats(invocation.stats_service());
  ASSIGN_OR_RETURN(v1::AggregateRequest request,
                   AggregateRequestOf(invocation, stats));
  // Opened by the first answer: a failure prints no heading.
  std::optional<AggregatePrinter> printer;
  uint64_t as_of_sequence = 0;
  do {
    ASSIGN_OR_RETURN(const v1::AggregateResponse response,
                     stats.Aggregate(request));
    if (!printer.has_value()) printer.emplace(invocation, request);
    for (const v1::AggregateRow& row : response.rows()) {
      if (row.values_size() != request.cells_size()) {
        return absl::InternalError("a row does not have all the cells asked");
      }
      printer->Print(row);
    }
    as_of_sequence = response.as_of_sequence();
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  invocation.io.err << invocation.Say({"截至序号 ", "as of sequence "})
                    << as_of_sequence << '\n';
  return ExitStatus::kDone;
}

}  // namespace

const Command kAggregate = {
    .name = "aggregate",
    .arguments = "AREA CELL...",
    .least_arguments = 2,
    .most_arguments = 401,
    .summary = {"按地区和年度求和",
                "Cells and indicators summed by area and year"},
    .description =
        {"每行一个地区和年度；有值列为报告了数字的机关数，均值按它计算（csv、js"
         "on）。\n"
         "! 和 !! "
         "为风险提示（黄、红），非官方。比率为和的比率。存量、结转不能跨年相加"
         "，由它们算出的指标也不能。\n"
         "--boundaries=today 各年都按最新区划分行；带 ? 的有归属推断或去向不明"
         "的地方。\n",
         "A row for each area and year; the column n counts the organs that "
         "reported a\nfigure, and means (csv, json) divide by it. Stocks, "
         "carries "
         "and what is\ncomputed from them are never summed over years. A rate "
         "is "
         "the rate of the sums; ! and !! hint at a risk (yellow, red), by "
         "thresholds that are\nnot official. json:\none row a line. With "
         "--boundaries=today "
         "the rows are today's areas in every year; a ?\nmarks sums with "
         "places "
         "that are only thought to belong there, or perhaps do.\n"},
    .examples =
        "disclosurectl aggregate 430321 applications.received_new.total "
        "--by=township --years=2020\n"
        "disclosurectl aggregate 4303 applications.received_new.total "
        "indicator.disclosure_rate --by=county --details\n"
        "disclosurectl aggregate 湖南省 applications.received_new.total "
        "applications.granted.total --by=county --output=csv\n"
        "disclosurectl aggregate 00 applications.received_new.total "
        "--years=2019-2023 --sum-over-years\n"
        "disclosurectl aggregate 长沙市 applications.received_new.total "
        "--by=county --years=2015-2020 --boundaries=today\n",
    .options = kAggregateOptions,
    .run = Aggregate,
};

}  // namespace disclosure::ctl
