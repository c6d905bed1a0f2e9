#include <array>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "disclosurectl/client/area_lookup.h"
#include "disclosurectl/client/stats_client.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/distribution_output.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/output/json.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kDistributionOptions = std::to_array<OptionSpec>({
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
    kBoundariesOption,
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

absl::StatusOr<v1::GetDistributionRequest> DistributionRequestOf(
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
  request.set_boundaries(BoundariesOf(options));
  request.set_min_sequence(
      static_cast<uint64_t>(options.Integer("min-sequence")));
  return request;
}

absl::StatusOr<ExitStatus> Distribution(const Invocation& invocation) {
  StatsClient stats(invocation.stats_service());
  ASSIGN_OR_RETURN(const v1::GetDistributionRequest request,
                   DistributionRequestOf(invocation, stats));
  ASSIGN_OR_RETURN(const v1::GetDistributionResponse response,
                   stats.GetDistribution(request));
  switch (invocation.output()) {
    case OutputFormat::kJson:
      invocation.io.out << ToJson(response, JsonLayout::kPretty) << '\n';
      break;
    case OutputFormat::kCsv:
      WriteDistributionCsv(invocation.io.out, response);
      break;
    case OutputFormat::kTable:
      WriteDistributionTables(invocation.io.out, response, invocation.language);
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
         "不参与计算。\n--boundaries=today 的单位为最新区划；拆分的计为无值，? "
         "后为有归属推断或去向不明的地方的个数。\n",
         "Over all units of one level within AREA, in one year. Units without "
         "a figure are\ncounted by the reason, and are no part of the other "
         "numbers.\nWith --boundaries=today the units are today's areas; those "
         "that cannot be told apart\nin the year have no figure, and a ? "
         "counts "
         "those with places that are only thought\nto belong there, or perhaps "
         "do.\n"},
    .examples =
        "disclosurectl distribution 00 applications.received_new.total "
        "--year=2022\n"
        "disclosurectl distribution 湖南省 applications.received_new.total "
        "--level=county --quantiles=0.5,0.9\n"
        "disclosurectl distribution 43 indicator.disclosure_rate "
        "--level=county --no-small-samples\n"
        "disclosurectl distribution 长沙市 applications.received_new.total "
        "--level=county --year=2015 --boundaries=today\n"
        "disclosurectl distribution 430321 proactive.norm_docs_made "
        "--scale=linear --output=csv\n",
    .options = kDistributionOptions,
    .run = Distribution,
};

}  // namespace disclosure::ctl
