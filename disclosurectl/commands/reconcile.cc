#include <array>
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
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kOptions = std::to_array<OptionSpec>({
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
     "cells|missing",
     "cells",
     {"csv 输出哪一张表：指标或未报机关",
      "what csv lists: cells, or missing reporters"}},
    kMinSequenceOption,
});

constexpr int64_t kMostMissing = 1'000;

absl::StatusOr<v1::ReconcileAreaRequest> RequestOf(const Invocation& invocation,
                                                   StatsClient& stats) {
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

std::string DifferenceText(const v1::ReconciledCell& cell) {
  if (!cell.has_difference()) return "";
  return absl::StrCat(cell.difference() > 0 ? "+" : "", cell.difference());
}

std::string KindOf(const v1::MissingReporter& missing, Language language) {
  const Text kind =
      missing.expected() ? Text{"应报", "expected"} : Text{"上年报过", "known"};
  return std::string(kind.In(language));
}

void WriteCells(const v1::ReconcileAreaResponse& response,
                const Invocation& invocation) {
  const auto title = [&](const Text& text) {
    return std::string(invocation.Say(text));
  };
  RowWriter rows(
      invocation.io.out, OutputFormat::kTable,
      {{"", title({"指标", "cell"}), Align::kLeft},
       {"", title({"名称", "name"}), Align::kLeft},
       {"", title({"汇总报告", "summary"}), Align::kRight},
       {"", title({"逐级汇总", "sum"}), Align::kRight},
       {"", title({"差", "difference"}), Align::kRight},
       {"",
        title({"有值/空/未报/未问", "with value/blank/not reported/not asked"}),
        Align::kRight},
       {"", title({"结论", "verdict"}), Align::kLeft}});
  for (const v1::ReconciledCell& cell : response.cells()) {
    rows.Row({LabelOf(cell.indicator(), invocation.language),
              cell.indicator().name(),
              ValueText(cell.summary(), invocation.language),
              ValueText(cell.roll_up(), invocation.language),
              DifferenceText(cell), CountsText(cell.roll_up()),
              std::string(invocation.Say(WordFor(cell.agreement())))});
  }
}

void WriteMissing(const v1::ReconcileAreaResponse& response,
                  const Invocation& invocation) {
  if (response.missing_size() == 0) return;
  invocation.io.out << '\n'
                    << invocation.Say({"未报机关\n", "Missing reporters\n"});
  const auto title = [&](const Text& text) {
    return std::string(invocation.Say(text));
  };
  RowWriter rows(invocation.io.out, OutputFormat::kTable,
                 {{"", title({"代码", "code"}), Align::kLeft},
                  {"", title({"名称", "name"}), Align::kLeft},
                  {"", title({"部门", "organ"}), Align::kLeft},
                  {"", title({"种类", "kind"}), Align::kLeft},
                  {"", title({"上年已报", "year before"}), Align::kLeft}});
  for (const v1::MissingReporter& missing : response.missing()) {
    rows.Row({missing.area().division_code(), missing.area().full_name(),
              missing.organ_credit_code(), KindOf(missing, invocation.language),
              missing.reported_year_before() ? "✓" : ""});
  }
}

std::string_view KeyOf(v1::Agreement agreement) {
  switch (agreement) {
    case v1::AGREEMENT_EQUAL:
      return "equal";
    case v1::AGREEMENT_DIFFERENT:
      return "different";
    case v1::AGREEMENT_NO_SUMMARY_VALUE:
      return "no_summary_value";
    case v1::AGREEMENT_NO_ROLL_UP_VALUE:
      return "no_roll_up_value";
    default:
      return "no_value";
  }
}

void WriteCellsCsv(const v1::ReconcileAreaResponse& response,
                   std::ostream& out) {
  std::vector<Column> columns;
  for (const char* const key :
       {"division_code", "year", "cell", "label", "agreement", "difference"}) {
    columns.push_back({key, key, Align::kLeft});
  }
  for (const char* const side : {"summary_", "roll_up_"}) {
    for (const Column& column : ValueColumns()) {
      columns.push_back({side + column.key, "", Align::kLeft});
    }
  }
  RowWriter rows(out, OutputFormat::kCsv, std::move(columns));
  for (const v1::ReconciledCell& cell : response.cells()) {
    std::vector<std::string> row = {
        response.area().division_code(),
        absl::StrCat(response.year()),
        cell.indicator().name(),
        cell.indicator().label_zh(),
        std::string(KeyOf(cell.agreement())),
        cell.has_difference() ? absl::StrCat(cell.difference()) : ""};
    for (const v1::Value* const value : {&cell.summary(), &cell.roll_up()}) {
      for (std::string& field : ValueFields(*value)) {
        row.push_back(std::move(field));
      }
    }
    rows.Row(std::move(row));
  }
}

void WriteMissingCsv(const v1::ReconcileAreaResponse& response,
                     std::ostream& out) {
  std::vector<Column> columns;
  for (const char* const key :
       {"division_code", "full_name", "organ_credit_code", "year", "expected",
        "reported_year_before"}) {
    columns.push_back({key, key, Align::kLeft});
  }
  RowWriter rows(out, OutputFormat::kCsv, std::move(columns));
  for (const v1::MissingReporter& missing : response.missing()) {
    rows.Row({missing.area().division_code(), missing.area().full_name(),
              missing.organ_credit_code(), absl::StrCat(response.year()),
              missing.expected() ? "true" : "false",
              missing.reported_year_before() ? "true" : "false"});
  }
}

void WriteClosing(const v1::ReconcileAreaResponse& response,
                  const Invocation& invocation) {
  std::ostream& err = invocation.io.err;
  err << AreaText(response.area()) << ' ' << response.year();
  if (!response.summary_reported()) {
    err << invocation.Say({"：没有地区汇总报告", ": no summary published"});
  } else {
    err << invocation.Say({"：相符 ", ": equal "}) << response.equal()
        << invocation.Say({"，不符 ", ", different "}) << response.different()
        << invocation.Say({"，汇总报告无值 ", ", not in the summary "})
        << response.no_summary_value()
        << invocation.Say({"，逐级汇总无值 ", ", not in the sum "})
        << response.no_roll_up_value();
  }
  err << invocation.Say({"；报告 ", "; reports "}) << response.reports()
      << invocation.Say({"，应报 ", ", expected "}) << response.expected()
      << invocation.Say({"，其中未报 ", ", of these missing "})
      << response.missing_expected()
      << invocation.Say({"，另有上年报过而今年未报 ",
                         ", others that reported the year before only "})
      << response.missing_known()
      << invocation.Say({"；截至序号 ", "; as of sequence "})
      << response.as_of_sequence() << '\n';
}

absl::StatusOr<ExitStatus> Reconcile(const Invocation& invocation) {
  StatsClient stats(invocation.stats_service());
  ASSIGN_OR_RETURN(const v1::ReconcileAreaRequest request,
                   RequestOf(invocation, stats));
  ASSIGN_OR_RETURN(const v1::ReconcileAreaResponse response,
                   stats.ReconcileArea(request));
  switch (invocation.output()) {
    case OutputFormat::kJson:
      invocation.io.out << ToJson(response, JsonLayout::kPretty) << '\n';
      break;
    case OutputFormat::kCsv:
      if (invocation.options.Get("list") == "missing") {
        WriteMissingCsv(response, invocation.io.out);
      } else {
        WriteCellsCsv(response, invocation.io.out);
      }
      break;
    case OutputFormat::kTable:
      WriteCells(response, invocation);
      WriteMissing(response, invocation);
  }
  WriteClosing(response, invocation);
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
         "时比较汇总报告格式中所有可加的指标。\n",
         "Compares the summary that an area published with the sum of all own "
         "reports at or\nbelow it, cell by cell (F-AGG-01), and lists who is "
         "missing in that sum (F-AGG-02):\nthose expected, and those that "
         "reported the year before only. A blank counts as zero\nwhere that "
         "makes both equal. Difference = summary - sum. Without CELL, all "
         "cells of\nthe summary's form that add up.\n"},
    .examples =
        "disclosurectl reconcile 湘潭县 --year=2022\n"
        "disclosurectl reconcile 4303 applications.received_new.total "
        "--year=2022 --all\n"
        "disclosurectl reconcile 430321 --list=missing --missing=1000 "
        "--output=csv\n",
    .options = kOptions,
    .run = Reconcile,
};

}  // namespace disclosure::ctl
