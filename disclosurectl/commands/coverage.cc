#include <algorithm>
#include <array>
#include <memory>
#include <optional>
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
#include "disclosurectl/output/row_writer.h"
#include "disclosurectl/output/words.h"
#include "form/civil_date.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr int kMissingPerPage = 5'000;

constexpr auto kCoverageOptions = std::to_array<OptionSpec>({
    kYearsOption,
    {"by",
     OptionKind::kChoice,
     "province|prefecture|county|township",
     "",
     {"按该级别分行；默认整个地区一行",
      "one row for each area of this level; one for all if not given"}},
    {"show",
     OptionKind::kChoice,
     "counts|classes|missing|arrivals",
     "counts",
     {"合计、按单位类别、未报名单或每日收到数",
      "totals, the classes of units apart, the list of the missing, or how "
      "many came on each day"}},
    kMinSequenceOption,
});

absl::StatusOr<v1::GetCoverageRequest> CoverageRequestOf(
    const Invocation& invocation, StatsClient& stats) {
  const Options& options = invocation.options;
  v1::GetCoverageRequest request;
  ASSIGN_OR_RETURN(*request.mutable_division_code(),
                   FindAreaCode(stats, options.arguments()[0]));
  if (options.Given("years")) SetYears(options, *request.mutable_years());
  if (options.Given("by")) request.set_group_by(LevelOf(options.Get("by")));
  request.set_page_size(kMissingPerPage);
  request.set_min_sequence(
      static_cast<uint64_t>(options.Integer("min-sequence")));
  return request;
}

std::string DayText(bool is_known, const v1::Date& date) {
  const auto day = is_known ? form::CivilDate::FromProto(date) : std::nullopt;
  return day.has_value() ? day->ToString() : "";
}

// "83.3"; of nothing: nothing.
std::string PercentText(int64_t part, int64_t whole) {
  if (whole <= 0) return "";
  return absl::StrFormat(
      "%.1f", static_cast<double>(part) * 100 / static_cast<double>(whole));
}

// A key for csv and a title for people.
struct Heading {
  const char* key;
  Text title;
  Align align;
};

std::vector<Column> ColumnsOf(const std::vector<Heading>& headings,
                              const Invocation& invocation) {
  std::vector<Column> columns;
  for (const Heading& heading : headings) {
    columns.push_back({heading.key, std::string(invocation.Say(heading.title)),
                       heading.align});
  }
  return columns;
}

const std::vector<Heading>& CountHeadings() {
  static const std::vector<Heading> kHeadings = {
      {"division_code", {"代码", "code"}, Align::kLeft},
      {"name", {"名称", "name"}, Align::kLeft},
      {"year", {"年度", "year"}, Align::kRight},
      {"unit_class", {"类别", "class"}, Align::kLeft},
      {"expected", {"应报", "expected"}, Align::kRight},
      {"received", {"已报", "received"}, Align::kRight},
      {"on_time", {"按时", "on time"}, Align::kRight},
      {"late", {"逾期", "late"}, Align::kRight},
      {"unknown", {"时间不明", "unknown"}, Align::kRight},
      {"missing", {"未报", "missing"}, Align::kRight},
      {"unexpected", {"计划外", "unexpected"}, Align::kRight},
      {"reported_percent", {"报告率%", "reported %"}, Align::kRight},
      {"on_time_percent", {"按时率%", "on time %"}, Align::kRight}};
  return kHeadings;
}

std::vector<std::string> CountFields(const v1::CoverageRow& row,
                                     std::string unit_class,
                                     const v1::CoverageCounts& counts) {
  const int64_t received_of_expected = counts.expected() - counts.missing();
  return {row.area().division_code(),
          row.area().name(),
          absl::StrCat(row.year()),
          std::move(unit_class),
          absl::StrCat(counts.expected()),
          absl::StrCat(counts.received()),
          absl::StrCat(counts.on_time()),
          absl::StrCat(counts.late()),
          absl::StrCat(counts.unknown()),
          absl::StrCat(counts.missing()),
          absl::StrCat(counts.unexpected()),
          PercentText(received_of_expected, counts.expected()),
          PercentText(counts.on_time(), counts.received())};
}

void WriteCounts(const v1::GetCoverageResponse& response,
                 const Invocation& invocation) {
  const bool is_table = invocation.output() == OutputFormat::kTable;
  const bool by_class = invocation.options.Get("show") == "classes";
  RowWriter rows(invocation.io.out, invocation.output(),
                 ColumnsOf(CountHeadings(), invocation));
  for (const v1::CoverageRow& row : response.rows()) {
    if (!by_class || !is_table) {
      rows.Row(CountFields(
          row,
          is_table ? std::string(invocation.Say({"应报合计", "all that must"}))
                   : "total",
          row.total()));
    }
    if (!by_class) continue;
    for (const v1::ClassCoverage& of_class : row.classes()) {
      rows.Row(CountFields(row,
                           std::string(WordFor(of_class.unit_class())
                                           .In(is_table ? invocation.language
                                                        : Language::kEnglish)),
                           of_class.counts()));
    }
  }
}

void WriteArrivals(const v1::GetCoverageResponse& response,
                   const Invocation& invocation) {
  const bool is_table = invocation.output() == OutputFormat::kTable;
  std::vector<Heading> headings = {
      {"year", {"年度", "year"}, Align::kRight},
      {"day", {"收到日期", "day"}, Align::kLeft},
      {"reports", {"份数", "reports"}, Align::kRight}};
  if (is_table) headings.push_back({"", {"", ""}, Align::kLeft});
  int64_t most = 1;
  for (const v1::ArrivalDay& arrivals : response.arrivals()) {
    most = std::max(most, arrivals.reports());
  }
  RowWriter rows(invocation.io.out, invocation.output(),
                 ColumnsOf(headings, invocation));
  for (const v1::ArrivalDay& arrivals : response.arrivals()) {
    std::vector<std::string> row = {absl::StrCat(arrivals.year()),
                                    DayText(true, arrivals.day()),
                                    absl::StrCat(arrivals.reports())};
    if (is_table) {
      row.push_back(Bar(static_cast<double>(arrivals.reports()),
                        static_cast<double>(most), kBarWidth));
    }
    rows.Row(std::move(row));
  }
}

// Takes the pages of the list of the missing as they come.
class MissingPrinter {
 public:
  explicit MissingPrinter(const Invocation& invocation)
      : invocation_(invocation) {
    if (invocation.output() == OutputFormat::kJson) return;
    rows_ = std::make_unique<RowWriter>(
        invocation.io.out, invocation.output(),
        ColumnsOf({{"year", {"年度", "year"}, Align::kRight},
                   {"division_code", {"代码", "code"}, Align::kLeft},
                   {"full_name", {"名称", "name"}, Align::kLeft},
                   {"organ_credit_code", {"部门", "organ"}, Align::kLeft},
                   {"organ_name", {"部门名称", "organ name"}, Align::kLeft},
                   {"deadline", {"期限", "deadline"}, Align::kLeft}},
                  invocation));
  }

  void Print(const v1::MissingUnit& unit) {
    if (rows_ == nullptr) {
      invocation_.io.out << ToJson(unit, JsonLayout::kOneLine) << '\n';
      return;
    }
    rows_->Row({absl::StrCat(unit.year()), unit.area().division_code(),
                unit.area().full_name(), unit.organ_credit_code(),
                unit.organ_name(),
                DayText(unit.has_deadline(), unit.deadline())});
  }

 private:
  const Invocation& invocation_;
  std::unique_ptr<RowWriter> rows_;  // null: json
};

absl::Status WriteMissing(StatsClient& stats, v1::GetCoverageRequest request,
                          v1::GetCoverageResponse response,
                          const Invocation& invocation) {
  MissingPrinter printer(invocation);
  for (;;) {
    for (const v1::MissingUnit& unit : response.missing()) printer.Print(unit);
    if (response.next_page_token().empty()) return absl::OkStatus();
    request.set_page_token(response.next_page_token());
    ASSIGN_OR_RETURN(response, stats.GetCoverage(request));
  }
}

absl::StatusOr<ExitStatus> Coverage(const Invocation& invocation) {
  StatsClient stats(invocation.stats_service());
  ASSIGN_OR_RETURN(const v1::GetCoverageRequest request,
                   CoverageRequestOf(invocation, stats));
  ASSIGN_OR_RETURN(const v1::GetCoverageResponse response,
                   stats.GetCoverage(request));
  const std::string_view show = invocation.options.Get("show");
  if (show == "missing") {
    RETURN_IF_ERROR(WriteMissing(stats, request, response, invocation));
  } else if (invocation.output() == OutputFormat::kJson) {
    invocation.io.out << ToJson(response, JsonLayout::kPretty) << '\n';
  } else if (show == "arrivals") {
    WriteArrivals(response, invocation);
  } else {
    WriteCounts(response, invocation);
  }
  invocation.io.err << invocation.Say({"截至序号 ", "as of sequence "})
                    << response.as_of_sequence() << '\n';
  return ExitStatus::kDone;
}

}  // namespace

const Command kCoverage = {
    .name = "coverage",
    .arguments = "AREA",
    .least_arguments = 1,
    .most_arguments = 1,
    .summary = {"谁报了、谁按时、谁没报",
                "Who reported, who did so in time, and who is missing"},
    .description =
        {"应报单位按该年年底前最近一版区划确定：各级政府、街道、镇、乡；开发区"
         "等"
         "\n类似单位另列，不计入合计和未报名单；部门仅在服务配有名录时计入。按"
         "时"
         "与否看\n报告写明的公开日期，未写明的计为时间不明。\n",
         "Expected are the governments and townships of the nearest edition of "
         "the divisions\nat or before the end of the year. Zones and farms are "
         "counted apart and never\nmissing; departments are expected only if "
         "the service has a roster. In time is judged\nby the day of "
         "publication that the report names; unknown: it names none. json "
         "with\n"
         "--show=missing: one unit a line.\n"},
    .examples =
        "disclosurectl coverage 湘潭市 --years=2020 --by=county\n"
        "disclosurectl coverage 430321 --years=2020 --show=missing\n"
        "disclosurectl coverage 43 --years=2019-2023 --show=classes "
        "--output=csv\n"
        "disclosurectl coverage 00 --years=2022 --show=arrivals\n",
    .options = kCoverageOptions,
    .run = Coverage,
};

}  // namespace disclosure::ctl
