#include <algorithm>
#include <array>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "disclosurectl/client/area_lookup.h"
#include "disclosurectl/client/stats_client.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/outliers_output.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/output/json.h"
#include "status/abseil_view.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr int64_t kMostPerPage = 5'000;

constexpr auto kOutliersOptions = std::to_array<OptionSpec>({
    {"level",
     OptionKind::kChoice,
     "province|prefecture|county|township|organ",
     "township",
     {"检查的级别", "whose figures are looked at"}},
    kYearOption,
    {"method",
     OptionKind::kChoice,
     "all|siblings|growth|past",
     "all",
     {"与同级、上年或自身往年比较",
      "compared with its siblings, the year before, or its own past"}},
    {"show",
     OptionKind::kChoice,
     "outliers|small-groups",
     "outliers",
     {"离群值，或因太小未判断的组",
      "the outliers, or the groups too small to judge"}},
    {"limit",
     OptionKind::kInteger,
     "N",
     "50",
     {"最多列出多少个", "how many to list"}},
    {"sigma",
     OptionKind::kText,
     "X",
     "3.5",
     {"离中位数多少个标准差算离群（同级、往年）",
      "as many sigma from the median (siblings, past)"}},
    {"distances",
     OptionKind::kText,
     "X",
     "4",
     {"Hidiroglou-Berthelot 的 C（上年）",
      "C of Hidiroglou and Berthelot (growth)"}},
    {"least-difference",
     OptionKind::kText,
     "X",
     "5",
     {"相差不足此数不算离群", "smaller differences are never told"}},
    {"least-group",
     OptionKind::kInteger,
     "N",
     "5",
     {"少于这么多个值的组不判断", "groups with fewer figures are not judged"}},
    {"past-years",
     OptionKind::kInteger,
     "N",
     "5",
     {"往年最多看几年", "how many years of its own past"}},
    {"no-small-samples",
     OptionKind::kFlag,
     "",
     "",
     {"样本过小的比率不参与", "leave out ratios of few cases"}},
    kAreaBasisOption,
    kBoundariesOption,
    kMinSequenceOption,
});

v1::OutlierMethod MethodOf(std::string_view word) {
  if (word == "siblings") return v1::OUTLIER_METHOD_SIBLINGS;
  if (word == "growth") return v1::OUTLIER_METHOD_YEAR_OVER_YEAR;
  return word == "past" ? v1::OUTLIER_METHOD_OWN_PAST
                        : v1::OUTLIER_METHOD_UNSPECIFIED;
}

absl::StatusOr<double> NumberOf(const Options& options, const char* name) {
  double number = 0;
  if (absl::SimpleAtod(AbslView(options.Get(name)), &number)) return number;
  return absl::InvalidArgumentError(absl::StrCat(
      "--", name, ": \"", AbslView(options.Get(name)), "\" is no number"));
}

absl::Status SetParameters(const Options& options,
                           v1::OutlierParameters& parameters) {
  ASSIGN_OR_RETURN(const double sigma, NumberOf(options, "sigma"));
  ASSIGN_OR_RETURN(const double distances, NumberOf(options, "distances"));
  ASSIGN_OR_RETURN(const double difference,
                   NumberOf(options, "least-difference"));
  parameters.set_most_sigma(sigma);
  parameters.set_most_distances(distances);
  parameters.set_least_difference(difference);
  const auto count = [&](const char* name) {
    return static_cast<int32_t>(
        std::min<int64_t>(options.Integer(name), INT32_MAX));
  };
  parameters.set_least_group(count("least-group"));
  parameters.set_past_years(count("past-years"));
  // As many as there may be at most, or the usual three.
  parameters.set_least_past_years(std::min(3, count("past-years")));
  return absl::OkStatus();
}

absl::StatusOr<v1::ListOutliersRequest> OutliersRequestOf(
    const Invocation& invocation, StatsClient& stats) {
  const Options& options = invocation.options;
  v1::ListOutliersRequest request;
  ASSIGN_OR_RETURN(const int32_t year, YearOf(options));
  request.set_year(year);
  RETURN_IF_ERROR(SetParameters(options, *request.mutable_parameters()));
  ASSIGN_OR_RETURN(*request.mutable_division_code(),
                   FindAreaCode(stats, options.arguments()[0]));
  request.set_cell(options.arguments()[1]);
  request.set_level(LevelOf(options.Get("level")));
  request.set_method(MethodOf(options.Get("method")));
  if (options.Given("basis")) request.set_basis(BasisOf(options.Get("basis")));
  request.set_leave_out_small_samples(options.Flag("no-small-samples"));
  request.set_boundaries(BoundariesOf(options));
  request.set_page_size(static_cast<int32_t>(
      std::clamp<int64_t>(options.Integer("limit"), 1, kMostPerPage)));
  request.set_min_sequence(
      static_cast<uint64_t>(options.Integer("min-sequence")));
  return request;
}

// Up to the limit, page by page.
absl::Status WriteOutliers(StatsClient& stats, v1::ListOutliersRequest request,
                           v1::ListOutliersResponse response,
                           const Invocation& invocation) {
  OutlierRows rows(invocation.io.out, invocation.output(), invocation.language);
  int64_t left = invocation.options.Integer("limit");
  for (;;) {
    for (const v1::Outlier& outlier : response.outliers()) {
      if (left-- <= 0) return absl::OkStatus();
      rows.Write(outlier);
    }
    if (left <= 0 || response.next_page_token().empty()) {
      return absl::OkStatus();
    }
    request.set_page_token(response.next_page_token());
    ASSIGN_OR_RETURN(response, stats.ListOutliers(request));
  }
}

void WriteNotes(const v1::ListOutliersResponse& response,
                const Invocation& invocation) {
  invocation.io.err << response.year()
                    << invocation.Say({" 年：检查 ", ": examined "})
                    << response.examined();
  if (response.boundary_split() > 0) {
    invocation.io.err << invocation.Say(
                             {"（另有区划拆分 ", " (and boundary split "})
                      << response.boundary_split()
                      << invocation.Say({"）", ")"});
  }
  invocation.io.err << invocation.Say({"，离群 ", ", outliers "})
                    << response.total()
                    << invocation.Say({"，太小未判断的组 ",
                                       ", groups too small to judge "})
                    << response.small_groups_size()
                    << invocation.Say({"，截至序号 ", ", as of sequence "})
                    << response.as_of_sequence() << '\n';
}

absl::StatusOr<ExitStatus> Outliers(const Invocation& invocation) {
  StatsClient stats(invocation.stats_service());
  ASSIGN_OR_RETURN(const v1::ListOutliersRequest request,
                   OutliersRequestOf(invocation, stats));
  ASSIGN_OR_RETURN(const v1::ListOutliersResponse response,
                   stats.ListOutliers(request));
  if (invocation.output() == OutputFormat::kJson) {
    invocation.io.out << ToJson(response, JsonLayout::kPretty) << '\n';
  } else if (invocation.options.Get("show") == "small-groups") {
    WriteSmallGroups(invocation.io.out, response, invocation.output(),
                     invocation.language);
  } else {
    RETURN_IF_ERROR(WriteOutliers(stats, request, response, invocation));
  }
  WriteNotes(response, invocation);
  return ExitStatus::kDone;
}

}  // namespace

const Command kOutliers = {
    .name = "outliers",
    .arguments = "AREA CELL",
    .least_arguments = 2,
    .most_arguments = 2,
    .summary = {"某年某指标的离群值",
                "Figures that are unusual for their surroundings or past"},
    .description =
        {"同级：与同一上级之下各单位的中位数相差超过 --sigma 个稳健标准差（由 "
         "MAD 估计）。\n上年：Hidiroglou-Berthelot 法，AREA 内全部单位一起比较"
         "，两年都大于零才参与。\n往年：与自身往年的中位数比较，至少三年。值少"
         "于 --least-group 的组不判断，另行列出。\n--boundaries=today "
         "各年都按最新区划比较；部门和政府沿更名、改码与自身往年比较；偏离带 ? "
         "的，本年或参照年有归属推断或去向不明的地方。\n",
         "siblings: more than --sigma robust deviations (from the MAD) away "
         "from the median of\nthe units with the same parent. growth: by "
         "Hidiroglou and Berthelot, among all units\nof AREA with figures "
         "above 0 in both years. past: against the median of its own\nyears "
         "before, of which there must be three. Groups with fewer than "
         "--least-group\nfigures are not judged but named. A negative score "
         "is unusually small.\nWith --boundaries=today the same areas, as they "
         "are today, are compared in every year,\nand organs with the past of "
         "their place through renames and re-codings. A ? at the\nscore: in "
         "this year or those compared with, places are only thought to belong "
         "there,\nor perhaps do.\n"},
    .examples =
        "disclosurectl outliers 430321 applications.received_new.total "
        "--year=2022\n"
        "disclosurectl outliers 湖南省 applications.received_new.total "
        "--level=county --method=growth\n"
        "disclosurectl outliers 43 indicator.disclosure_rate "
        "--level=county --no-small-samples\n"
        "disclosurectl outliers 长沙市 applications.received_new.total "
        "--method=past --year=2020 --boundaries=today\n"
        "disclosurectl outliers 43 applications.received_new.total "
        "--show=small-groups --output=csv\n",
    .options = kOutliersOptions,
    .run = Outliers,
};

}  // namespace disclosure::ctl
