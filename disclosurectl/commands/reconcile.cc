#include <array>
#include <string>

#include "absl/strings/str_cat.h"
#include "disclosurectl/client/area_lookup.h"
#include "disclosurectl/client/stats_client.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/commands/reconcile_output.h"
#include "disclosurectl/output/json.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kReconcileOptions = std::to_array<OptionSpec>({
    kYearOption,
    {"all",
     OptionKind::kFlag,
     "",
     "",
     {"相符的也列出", "lists cells that agree, too"}},
    {"missing",
     OptionKind::kInteger,
     "N",
     "20",
     {"最多列出多少个未报机关（至多 1000）",
      "how many missing reporters to list (at most 1000)"}},
    {"list",
     OptionKind::kChoice,
     "cells|missing|findings",
     "cells",
     {"csv 输出哪一张表：指标、未报机关或规则问题",
      "what csv lists: cells, missing reporters, or findings of the rules"}},
    kMinSequenceOption,
});

constexpr int64_t kMostMissing = 1'000;

absl::StatusOr<v1::ReconcileAreaRequest> ReconcileRequestOf(
    const Invocation& invocation, StatsClient& stats) {
  const Options& options = invocation.options;
  v1::ReconcileAreaRequest request;
  ASSIGN_OR_RETURN(const int32_t year, YearOf(options));
  request.set_year(year);
  const int64_t missing = options.Integer("missing");
  if (missing < 1 || missing > kMostMissing) {
    return absl::InvalidArgumentError(
        absl::StrCat("--missing is 1 to ", kMostMissing));
  }
  request.set_max_missing(static_cast<int32_t>(missing));
  ASSIGN_OR_RETURN(*request.mutable_division_code(),
                   FindAreaCode(stats, options.arguments()[0]));
  for (const std::string& cell : options.arguments().subspan(1)) {
    request.add_cells(cell);
  }
  request.set_include_equal(options.Flag("all"));
  request.set_min_sequence(
      static_cast<uint64_t>(options.Integer("min-sequence")));
  return request;
}

absl::StatusOr<ExitStatus> Reconcile(const Invocation& invocation) {
  StatsClient stats(invocation.stats_service());
  ASSIGN_OR_RETURN(const v1::ReconcileAreaRequest request,
                   ReconcileRequestOf(invocation, stats));
  ASSIGN_OR_RETURN(const v1::ReconcileAreaResponse response,
                   stats.ReconcileArea(request));
  switch (invocation.output()) {
    case OutputFormat::kJson:
      invocation.io.out << ToJson(response, JsonLayout::kPretty) << '\n';
      break;
    case OutputFormat::kCsv:
      WriteReconcileCsv(invocation.io.out, response,
                        invocation.options.Get("list"), invocation.language);
      break;
    case OutputFormat::kTable:
      WriteReconcileTables(invocation.io.out, response, invocation.language);
  }
  WriteReconcileClosing(invocation.io.err, response, invocation.language);
  return ExitStatus::kDone;
}

}  // namespace

const Command kReconcile = {
    .name = "reconcile",
    .arguments = "AREA [CELL...]",
    .least_arguments = 1,
    .most_arguments = 401,
    .summary = {"汇总报告与逐级汇总对账",
                "An area's published summary against the sum of the reports"},
    .description =
        {"逐个指标比较地区汇总报告与其下全部本机关报告之和（F-AGG-01），并列出"
         "可能造成差额\n的未报机关（F-AGG-02）：应报未报的，和上年报过而今年未"
         "报的。空白在相等时按零计。\n差 = 汇总报告 - 逐级汇总。不带 CELL "
         "时比较汇总报告格式中所有可加的指标。\n有汇总报告时，最后列出规则对不"
         "符和未报的判定（csv 用 --list=findings）。\n",
         "Compares the summary that an area published with the sum of all own "
         "reports at or\nbelow it, cell by cell (F-AGG-01), and lists who is "
         "missing in that sum (F-AGG-02):\nthose expected, and those that "
         "reported the year before only. A blank counts as zero\nwhere that "
         "makes both equal. Difference = summary - sum. Without CELL, all "
         "cells of\nthe summary's form that add up. Where there is a "
         "summary, what the rules say of\ndifferences and missing reporters "
         "comes last (in csv: --list=findings).\n"},
    .examples =
        "disclosurectl reconcile 湘潭县 --year=2022\n"
        "disclosurectl reconcile 4303 applications.received_new.total "
        "--year=2022 --all\n"
        "disclosurectl reconcile 430321 --list=missing --missing=1000 "
        "--output=csv\n"
        "disclosurectl reconcile 430321 --list=findings --output=csv\n",
    .options = kReconcileOptions,
    .run = Reconcile,
};

}  // namespace disclosure::ctl
