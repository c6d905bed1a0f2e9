#include <array>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
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
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kRankOptions = std::to_array<OptionSpec>({
    {"level",
     OptionKind::kChoice,
     "province|prefecture|county|township|organ",
     "township",
     {"排名的级别", "what is ranked"}},
    kYearOption,
    {"order",
     OptionKind::kChoice,
     "largest|smallest",
     "largest",
     {"从大到小或从小到大", "largest or smallest first"}},
    {"limit",
     OptionKind::kInteger,
     "N",
     "20",
     {"最多列出多少名", "how many to list"}},
    {"of",
     OptionKind::kText,
     "AREA",
     "",
     {"另外给出该地区的名次", "also tells the rank of this area"}},
    kAreaBasisOption,
    {"no-small-samples",
     OptionKind::kFlag,
     "",
     "",
     {"小样本（分母不足30）不参与排名",
      "rates of fewer than 30 cases are not ranked"}},
    kBoundariesOption,
    kMinSequenceOption,
});

constexpr int64_t kMostRanked = 1'000;

absl::StatusOr<v1::RankAreasRequest> RankRequestOf(const Invocation& invocation,
                                                   StatsClient& stats) {
  const Options& options = invocation.options;
  if (options.Integer("limit") > kMostRanked) {
    return absl::InvalidArgumentError(
        absl::StrCat("--limit is at most ", kMostRanked));
  }
  v1::RankAreasRequest request;
  ASSIGN_OR_RETURN(const int32_t year, YearOf(options));
  request.set_year(year);
  ASSIGN_OR_RETURN(*request.mutable_division_code(),
                   FindAreaCode(stats, options.arguments()[0]));
  request.set_cell(options.arguments()[1]);
  request.set_level(LevelOf(options.Get("level")));
  request.set_order(options.Get("order") == "smallest"
                        ? v1::RANK_ORDER_SMALLEST_FIRST
                        : v1::RANK_ORDER_LARGEST_FIRST);
  request.set_limit(static_cast<int32_t>(options.Integer("limit")));
  if (options.Given("basis")) request.set_basis(BasisOf(options.Get("basis")));
  request.set_boundaries(BoundariesOf(options));
  request.set_leave_out_small_samples(options.Flag("no-small-samples"));
  if (options.Given("of")) {
    ASSIGN_OR_RETURN(*request.mutable_rank_of(),
                     FindAreaCode(stats, options.Get("of")));
  }
  request.set_min_sequence(
      static_cast<uint64_t>(options.Integer("min-sequence")));
  return request;
}

// Columns that say nothing in this ranking are left out.
void WriteTable(const v1::RankAreasResponse& response,
                const Invocation& invocation) {
  const auto title = [&](const Text& text) {
    return std::string(invocation.Say(text));
  };
  const bool by_organ = invocation.options.Get("level") == "organ";
  const bool have_counts =
      response.ranking_size() > 0 && response.ranking(0).value().has_counts();
  std::vector<Column> columns = {
      {"", title({"名次", "rank"}), Align::kRight},
      {"", title({"代码", "code"}), Align::kLeft},
      {"", title({"名称", "name"}), Align::kLeft},
      {"", title({"值", "value"}), Align::kRight},
      {"", title({"百分位", "percentile"}), Align::kRight},
      {"", title({"与中位数差", "to median"}), Align::kRight}};
  if (by_organ) {
    columns.push_back({"", title({"部门", "organ"}), Align::kLeft});
  }
  if (have_counts) {
    columns.push_back({"",
                       title({"有值/空/未报/未问",
                              "with value/blank/not reported/not asked"}),
                       Align::kRight});
  }
  RowWriter rows(invocation.io.out, OutputFormat::kTable, std::move(columns));
  for (const v1::RankedArea& ranked : response.ranking()) {
    std::vector<std::string> row = {
        absl::StrCat(ranked.rank()),
        ranked.area().division_code(),
        ranked.area().full_name(),
        absl::StrCat(ValueText(ranked.value(), invocation.language),
                     AbslView(RiskMark(ranked.value().risk())),
                     ranked.value().has_doubt() ? "?" : ""),
        absl::StrFormat("%.1f", ranked.percentile()),
        SignedNumber(ranked.distance_to_median())};
    if (by_organ) row.push_back(ranked.organ_credit_code());
    if (have_counts) row.push_back(CountsText(ranked.value()));
    rows.Row(std::move(row));
  }
}

// "云湖桥镇: 3 / 17, value 5, percentile 88.2, median 2 (+3)"
void WriteAsked(const v1::RankAreasResponse& response,
                const Invocation& invocation) {
  if (!response.has_asked()) return;
  const v1::RankedArea& asked = response.asked();
  invocation.io.out << AreaText(asked.area()) << ": " << asked.rank() << " / "
                    << response.ranked()
                    << invocation.Say({"，值 ", ", value "})
                    << ValueText(asked.value(), invocation.language)
                    << invocation.Say({"，百分位 ", ", percentile "})
                    << absl::StrFormat("%.1f", asked.percentile())
                    << invocation.Say({"，中位数 ", ", median "})
                    << ShortNumber(response.median()) << " ("
                    << SignedNumber(asked.distance_to_median()) << ")\n";
}

void WriteCsv(const v1::RankAreasResponse& response, std::ostream& out) {
  std::vector<Column> columns;
  for (const char* const key :
       {"rank", "division_code", "full_name", "organ_credit_code", "year"}) {
    columns.push_back({key, key, Align::kLeft});
  }
  for (Column& column : ValueColumns()) columns.push_back(std::move(column));
  for (const char* const key : {"percentile", "distance_to_median", "median"}) {
    columns.push_back({key, key, Align::kLeft});
  }
  for (Column& column : DoubtColumns()) columns.push_back(std::move(column));
  columns.push_back(RiskColumn());
  RowWriter rows(out, OutputFormat::kCsv, std::move(columns));
  for (const v1::RankedArea& ranked : response.ranking()) {
    std::vector<std::string> row = {
        absl::StrCat(ranked.rank()), ranked.area().division_code(),
        ranked.area().full_name(), ranked.organ_credit_code(),
        absl::StrCat(response.year())};
    for (std::string& field : ValueFields(ranked.value())) {
      row.push_back(std::move(field));
    }
    for (const double number :
         {ranked.percentile(), ranked.distance_to_median(),
          response.median()}) {
      row.push_back(ExactNumber(number));
    }
    for (std::string& field : DoubtFields(ranked.value().doubt())) {
      row.push_back(std::move(field));
    }
    row.push_back(RiskField(ranked.value().risk()));
    rows.Row(std::move(row));
  }
}

absl::StatusOr<ExitStatus> Rank(const Invocation& invocation) {
  StatsClient stats(invocation.stats_service());
  ASSIGN_OR_RETURN(const v1::RankAreasRequest request,
                   RankRequestOf(invocation, stats));
  ASSIGN_OR_RETURN(const v1::RankAreasResponse response,
                   stats.RankAreas(request));
  switch (invocation.output()) {
    case OutputFormat::kJson:
      invocation.io.out << ToJson(response, JsonLayout::kPretty) << '\n';
      break;
    case OutputFormat::kCsv:
      WriteCsv(response, invocation.io.out);
      break;
    case OutputFormat::kTable:
      WriteTable(response, invocation);
      WriteAsked(response, invocation);
  }
  invocation.io.err << response.year()
                    << invocation.Say({" 年：参与排名 ", ": ranked "})
                    << response.ranked()
                    << invocation.Say({"，无值 ", ", without a value "})
                    << response.without_value();
  if (response.boundary_split() > 0) {
    invocation.io.err << invocation.Say(
                             {"（其中区划拆分 ", " (boundary split "})
                      << response.boundary_split()
                      << invocation.Say({"）", ")"});
  }
  invocation.io.err << invocation.Say({"，截至序号 ", ", as of sequence "})
                    << response.as_of_sequence() << '\n';
  if (response.has_risks()) {
    invocation.io.err << RiskLegend(response.indicator(), invocation.language)
                      << invocation.Say({"。全部 ", ". Of all: "})
                      << RiskCountsText(response.risks(), invocation.language)
                      << '\n';
  }
  return ExitStatus::kDone;
}

}  // namespace

const Command kRank = {
    .name = "rank",
    .arguments = "AREA CELL",
    .least_arguments = 2,
    .most_arguments = 2,
    .summary = {"某年某指标的排名",
                "The largest or smallest areas by one cell or indicator"},
    .description =
        {"在 AREA "
         "之内按一个单元格或指标排名；值相同名次相同（1、2、2、4），没有值的不"
         "参"
         "与排名。\n"
         "比率精确比较。百分位：参与排名者中值不大于它的占百分之几。\n"
         "!（黄）和 !!（红）为风险提示，非官方，只用于设了阈值的指标。\n"
         "--boundaries=today 按最新区划排名；带 ? "
         "的有归属推断或去向不明的地方。"
         "\n",
         "Ranks within AREA. Equal values share a rank (1, 2, 2, 4); areas "
         "without a value\nare not ranked. Rates are compared exactly. The "
         "percentile says how many percent of\nthose ranked have this value or "
         "a smaller one. A ! (yellow) or !! (red) hints\nat a risk, where the "
         "indicator has thresholds, which are not official.\nWith "
         "--boundaries=today, today's areas are ranked; a "
         "? "
         "marks values\nwith places that are only thought to belong there, or "
         "perhaps do.\n"},
    .examples =
        "disclosurectl rank 00 applications.received_new.total "
        "--level=province --year=2022\n"
        "disclosurectl rank 湘潭县 applications.received_new.total "
        "--of=云湖桥镇 --year=2020\n"
        "disclosurectl rank 43 indicator.disclosure_rate --level=county "
        "--order=smallest --no-small-samples\n",
    .options = kRankOptions,
    .run = Rank,
};

}  // namespace disclosure::ctl
