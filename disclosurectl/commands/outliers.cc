#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
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

constexpr int64_t kMostPerPage = 5'000;

constexpr auto kOptions = std::to_array<OptionSpec>({
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

absl::StatusOr<v1::ListOutliersRequest> RequestOf(const Invocation& invocation,
                                                  StatsClient& stats) {
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
  request.set_page_size(static_cast<int32_t>(
      std::clamp<int64_t>(options.Integer("limit"), 1, kMostPerPage)));
  request.set_min_sequence(
      static_cast<uint64_t>(options.Integer("min-sequence")));
  return request;
}

std::string MethodText(v1::OutlierMethod method, const Invocation& invocation) {
  return std::string(WordFor(method).In(
      invocation.output() == OutputFormat::kTable ? invocation.language
                                                  : Language::kEnglish));
}

// Of a score: infinite where all others are the same.
std::string ScoreText(double score) {
  if (std::isfinite(score)) return ShortNumber(score);
  return score > 0 ? "∞" : "-∞";
}

std::unique_ptr<RowWriter> OpenRows(const Invocation& invocation) {
  const auto column = [&](const char* key, const Text& title, Align align) {
    return Column{key, std::string(invocation.Say(title)), align};
  };
  return std::make_unique<RowWriter>(
      invocation.io.out, invocation.output(),
      std::vector<Column>{
          column("method", {"比较对象", "against"}, Align::kLeft),
          column("division_code", {"代码", "code"}, Align::kLeft),
          column("full_name", {"名称", "name"}, Align::kLeft),
          column("organ_credit_code", {"部门", "organ"}, Align::kLeft),
          column("value", {"值", "value"}, Align::kRight),
          column("reference", {"参照", "reference"}, Align::kRight),
          column("score", {"偏离", "score"}, Align::kRight),
          column("group_size", {"参照数", "of"}, Align::kRight)});
}

void WriteRow(const v1::Outlier& outlier, const Invocation& invocation,
              RowWriter& rows) {
  rows.Row({MethodText(outlier.method(), invocation),
            outlier.area().division_code(), outlier.area().full_name(),
            outlier.organ_credit_code(), ShortNumber(outlier.value()),
            ShortNumber(outlier.reference()), ScoreText(outlier.score()),
            absl::StrCat(outlier.group_size())});
}

void WriteSmallGroups(const v1::ListOutliersResponse& response,
                      const Invocation& invocation) {
  const auto column = [&](const char* key, const Text& title, Align align) {
    return Column{key, std::string(invocation.Say(title)), align};
  };
  RowWriter rows(
      invocation.io.out, invocation.output(),
      {column("method", {"比较对象", "against"}, Align::kLeft),
       column("division_code", {"代码", "code"}, Align::kLeft),
       column("full_name", {"名称", "name"}, Align::kLeft),
       column("of_departments", {"部门", "departments"}, Align::kLeft),
       column("size", {"个数", "figures"}, Align::kRight)});
  for (const v1::SmallGroup& group : response.small_groups()) {
    rows.Row({MethodText(group.method(), invocation),
              group.area().division_code(), group.area().full_name(),
              group.of_departments() ? "true" : "false",
              absl::StrCat(group.size())});
  }
}

// Up to the limit, page by page.
absl::Status WriteOutliers(StatsClient& stats, v1::ListOutliersRequest request,
                           v1::ListOutliersResponse response,
                           const Invocation& invocation) {
  const auto rows = OpenRows(invocation);
  int64_t left = invocation.options.Integer("limit");
  for (;;) {
    for (const v1::Outlier& outlier : response.outliers()) {
      if (left-- <= 0) return absl::OkStatus();
      WriteRow(outlier, invocation, *rows);
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
                    << response.examined()
                    << invocation.Say({"，离群 ", ", outliers "})
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
                   RequestOf(invocation, stats));
  ASSIGN_OR_RETURN(const v1::ListOutliersResponse response,
                   stats.ListOutliers(request));
  if (invocation.output() == OutputFormat::kJson) {
    invocation.io.out << ToJson(response, JsonLayout::kPretty) << '\n';
  } else if (invocation.options.Get("show") == "small-groups") {
    WriteSmallGroups(response, invocation);
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
         "于 --least-group 的组不判断，另行列出。\n",
         "siblings: more than --sigma robust deviations (from the MAD) away "
         "from the median of\nthe units with the same parent. growth: by "
         "Hidiroglou and Berthelot, among all units\nof AREA with figures "
         "above 0 in both years. past: against the median of its own\nyears "
         "before, of which there must be three. Groups with fewer than "
         "--least-group\nfigures are not judged but named. A negative score "
         "is unusually small.\n"},
    .examples =
        "disclosurectl outliers 430321 applications.received_new.total "
        "--year=2022\n"
        "disclosurectl outliers 湖南省 applications.received_new.total "
        "--level=county --method=growth\n"
        "disclosurectl outliers 43 indicator.disclosure_rate "
        "--level=county --no-small-samples\n"
        "disclosurectl outliers 43 applications.received_new.total "
        "--show=small-groups --output=csv\n",
    .options = kOptions,
    .run = Outliers,
};

}  // namespace disclosure::ctl
