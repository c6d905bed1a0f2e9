#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "disclosurectl/client/area_lookup.h"
#include "disclosurectl/client/stats_client.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/number_text.h"
#include "disclosurectl/output/row_writer.h"
#include "disclosurectl/output/words.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr size_t kBarWidth = 40;

constexpr auto kOptions = std::to_array<OptionSpec>({
    {"level",
     OptionKind::kChoice,
     "province|prefecture|county|township|organ",
     "township",
     {"统计的级别", "whose figures are looked at"}},
    kYearOption,
    {"quantiles",
     OptionKind::kText,
     "P,P...",
     "0.1,0.25,0.5,0.75,0.9,0.99",
     {"分位点，0 到 1", "which quantiles, from 0 to 1"}},
    {"method",
     OptionKind::kChoice,
     "linear|nearest",
     "linear",
     {"分位数算法：线性内插（Hyndman-Fan 7）或最近秩（1）",
      "how quantiles are read: Hyndman-Fan type 7, or type 1"}},
    {"scale",
     OptionKind::kChoice,
     "log|linear",
     "log",
     {"直方图分组：1-2-5 倍增或等宽",
      "bins of the histogram: growing by 1-2-5, or of one width"}},
    {"no-small-samples",
     OptionKind::kFlag,
     "",
     "",
     {"样本过小的比率计为无值", "count ratios of few cases as missing"}},
    kAreaBasisOption,
    kMinSequenceOption,
});

absl::Status ReadQuantiles(std::string_view text,
                           v1::GetDistributionRequest& request) {
  for (const absl::string_view part : absl::StrSplit(AbslView(text), ',')) {
    double probability = 0;
    if (!absl::SimpleAtod(part, &probability)) {
      return absl::InvalidArgumentError(
          absl::StrCat("--quantiles: \"", part,
                       "\" is no number; write 0.5,0.9 for median and p90"));
    }
    request.add_probabilities(probability);
  }
  return absl::OkStatus();
}

absl::StatusOr<v1::GetDistributionRequest> RequestOf(
    const Invocation& invocation, StatsClient& stats) {
  const Options& options = invocation.options;
  v1::GetDistributionRequest request;
  ASSIGN_OR_RETURN(const int32_t year, YearOf(options));
  request.set_year(year);
  RETURN_IF_ERROR(ReadQuantiles(options.Get("quantiles"), request));
  ASSIGN_OR_RETURN(*request.mutable_division_code(),
                   FindAreaCode(stats, options.arguments()[0]));
  request.set_cell(options.arguments()[1]);
  request.set_level(LevelOf(options.Get("level")));
  if (options.Given("basis")) request.set_basis(BasisOf(options.Get("basis")));
  request.set_quantile_method(options.Get("method") == "nearest"
                                  ? v1::QUANTILE_METHOD_NEAREST_RANK
                                  : v1::QUANTILE_METHOD_LINEAR);
  request.set_histogram_scale(options.Get("scale") == "linear"
                                  ? v1::HISTOGRAM_SCALE_LINEAR
                                  : v1::HISTOGRAM_SCALE_LOGARITHMIC);
  request.set_leave_out_small_samples(options.Flag("no-small-samples"));
  request.set_min_sequence(
      static_cast<uint64_t>(options.Integer("min-sequence")));
  return request;
}

std::string BinText(const v1::HistogramBin& bin) {
  return bin.first() == bin.last()
             ? ShortNumber(bin.first())
             : absl::StrCat(ShortNumber(bin.first()), " … ",
                            ShortNumber(bin.last()));
}

// What stands above the tables.
void WriteTitle(const v1::GetDistributionResponse& response,
                const Invocation& invocation) {
  std::ostream& out = invocation.io.out;
  out << AreaText(response.area()) << "  "
      << LabelOf(response.indicator(), invocation.language) << "  "
      << response.indicator().name() << "  " << response.year() << "  "
      << invocation.Say(WordFor(response.level())) << "  "
      << invocation.Say(WordFor(response.basis())) << '\n';
}

void WriteSummary(const v1::GetDistributionResponse& response,
                  const Invocation& invocation) {
  const auto title = [&](const Text& text) {
    return std::string(invocation.Say(text));
  };
  const v1::MissingFigures& missing = response.missing_by();
  RowWriter rows(
      invocation.io.out, OutputFormat::kTable,
      {{"", title({"有值", "with value"}), Align::kRight},
       {"", title({"无值", "missing"}), Align::kRight},
       {"", title({"空/未报/未问/其他", "blank/not reported/not asked/other"}),
        Align::kRight},
       {"", title({"最小", "min"}), Align::kRight},
       {"", title({"最大", "max"}), Align::kRight},
       {"", title({"平均", "mean"}), Align::kRight}});
  const bool any = response.count() > 0;
  rows.Row({absl::StrCat(response.count()), absl::StrCat(response.missing()),
            absl::StrCat(missing.blank(), "/", missing.not_reported(), "/",
                         missing.not_asked(), "/",
                         response.missing() - missing.blank() -
                             missing.not_reported() - missing.not_asked()),
            any ? ShortNumber(response.min()) : "-",
            any ? ShortNumber(response.max()) : "-",
            any ? ShortNumber(response.mean()) : "-"});
}

void WriteQuantiles(const v1::GetDistributionResponse& response,
                    const Invocation& invocation) {
  const bool nearest =
      response.quantile_method() == v1::QUANTILE_METHOD_NEAREST_RANK;
  const Text method = nearest
                          ? Text{"分位数（最近秩）", "quantile (nearest rank)"}
                          : Text{"分位数（线性内插）", "quantile (linear)"};
  RowWriter rows(
      invocation.io.out, OutputFormat::kTable,
      {{"", std::string(invocation.Say(method)), Align::kRight},
       {"", std::string(invocation.Say({"值", "value"})), Align::kRight}});
  for (const v1::Quantile& quantile : response.quantiles()) {
    rows.Row(
        {ExactNumber(quantile.probability()), ShortNumber(quantile.value())});
  }
}

void WriteHistogram(const v1::GetDistributionResponse& response,
                    const Invocation& invocation) {
  int64_t tallest = 1;
  for (const v1::HistogramBin& bin : response.histogram()) {
    tallest = std::max(tallest, bin.count());
  }
  RowWriter rows(
      invocation.io.out, OutputFormat::kTable,
      {{"", std::string(invocation.Say({"区间", "bin"})), Align::kRight},
       {"", std::string(invocation.Say({"个数", "units"})), Align::kRight},
       {"", "%", Align::kRight},
       {"", "", Align::kLeft}});
  for (const v1::HistogramBin& bin : response.histogram()) {
    const auto count = static_cast<double>(bin.count());
    const double share = count * 100 / static_cast<double>(response.count());
    rows.Row({BinText(bin), absl::StrCat(bin.count()),
              absl::StrFormat("%.1f", share),
              Bar(count, static_cast<double>(tallest), kBarWidth)});
  }
}

// One measure a row: "quantile" has its probability, "bin" its ends.
void WriteCsv(const v1::GetDistributionResponse& response, std::ostream& out) {
  std::vector<Column> columns;
  for (const char* const key : {"measure", "from", "to", "value"}) {
    columns.push_back({key, key, Align::kLeft});
  }
  RowWriter rows(out, OutputFormat::kCsv, std::move(columns));
  const v1::MissingFigures& missing = response.missing_by();
  const std::pair<const char*, int64_t> counts[] = {
      {"count", response.count()},
      {"missing", response.missing()},
      {"blank", missing.blank()},
      {"not_reported", missing.not_reported()},
      {"not_asked", missing.not_asked()},
      {"unit_unknown", missing.unit_unknown()},
      {"overflow", missing.overflow()},
      {"denominator_zero", missing.denominator_zero()},
      {"input_missing", missing.input_missing()},
      {"small_sample", missing.small_sample()}};
  for (const auto& [measure, count] : counts) {
    rows.Row({measure, "", "", absl::StrCat(count)});
  }
  if (response.count() == 0) return;
  rows.Row({"min", "", "", ExactNumber(response.min())});
  rows.Row({"max", "", "", ExactNumber(response.max())});
  rows.Row({"mean", "", "", ExactNumber(response.mean())});
  for (const v1::Quantile& quantile : response.quantiles()) {
    const std::string probability = ExactNumber(quantile.probability());
    rows.Row(
        {"quantile", probability, probability, ExactNumber(quantile.value())});
  }
  for (const v1::HistogramBin& bin : response.histogram()) {
    rows.Row({"bin", ExactNumber(bin.first()), ExactNumber(bin.last()),
              absl::StrCat(bin.count())});
  }
}

void WriteTables(const v1::GetDistributionResponse& response,
                 const Invocation& invocation) {
  WriteTitle(response, invocation);
  WriteSummary(response, invocation);
  if (response.count() == 0) return;
  invocation.io.out << '\n';
  WriteQuantiles(response, invocation);
  invocation.io.out << '\n';
  WriteHistogram(response, invocation);
}

absl::StatusOr<ExitStatus> Distribution(const Invocation& invocation) {
  StatsClient stats(invocation.stats_service());
  ASSIGN_OR_RETURN(const v1::GetDistributionRequest request,
                   RequestOf(invocation, stats));
  ASSIGN_OR_RETURN(const v1::GetDistributionResponse response,
                   stats.GetDistribution(request));
  switch (invocation.output()) {
    case OutputFormat::kJson:
      invocation.io.out << ToJson(response, JsonLayout::kPretty) << '\n';
      break;
    case OutputFormat::kCsv:
      WriteCsv(response, invocation.io.out);
      break;
    case OutputFormat::kTable:
      WriteTables(response, invocation);
  }
  invocation.io.err << invocation.Say({"截至序号 ", "as of sequence "})
                    << response.as_of_sequence() << '\n';
  return ExitStatus::kDone;
}

}  // namespace

const Command kDistribution = {
    .name = "distribution",
    .arguments = "AREA CELL",
    .least_arguments = 2,
    .most_arguments = 2,
    .summary = {"某年某指标的分布：分位数、直方图",
                "How one cell is distributed: quantiles, histogram"},
    .description =
        {"AREA 之内某一级所有单位在一年里的分布。没有值的单位按原因分别计数，"
         "不参与计算。\n",
         "Over all units of one level within AREA, in one year. Units without "
         "a figure are\ncounted by the reason, and are no part of the other "
         "numbers.\n"},
    .examples =
        "disclosurectl distribution 00 applications.received_new.total "
        "--year=2022\n"
        "disclosurectl distribution 湖南省 applications.received_new.total "
        "--level=county --quantiles=0.5,0.9\n"
        "disclosurectl distribution 43 indicator.disclosure_rate "
        "--level=county --no-small-samples\n"
        "disclosurectl distribution 430321 proactive.norm_docs_made "
        "--scale=linear --output=csv\n",
    .options = kOptions,
    .run = Distribution,
};

}  // namespace disclosure::ctl
