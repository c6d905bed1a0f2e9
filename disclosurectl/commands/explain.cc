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

constexpr auto kExplainOptions = std::to_array<OptionSpec>({
    {"years",
     OptionKind::kYears,
     "YEARS",
     "",
     {"比较的两个年度，如 2021-2022；默认最近一年与其上年",
      "the two years compared, 2021-2022; the last one and the one before if "
      "not given"}},
    {"since",
     OptionKind::kInteger,
     "N",
     "0",
     {"改为比较一个年度在该序号之后的变化",
      "instead: what changed in one year after this sequence"}},
    {"until",
     OptionKind::kInteger,
     "N",
     "0",
     {"与 --since 合用：到该序号为止；默认到现在",
      "with --since: up to this sequence; up to now if not given"}},
    {"limit",
     OptionKind::kInteger,
     "N",
     "20",
     {"最多列出多少份报告（至多 1000）",
      "how many reports to list (at most 1000)"}},
    kMinSequenceOption,
});

constexpr int64_t kMostContributors = 1'000;

absl::Status SetCompared(const Options& options,
                         v1::ExplainChangeRequest& request) {
  const bool by_sequence = options.Given("since") || options.Given("until");
  if (!by_sequence) {
    if (!options.Given("years")) return absl::OkStatus();
    const YearSpan years = options.Years("years");
    if (years.first == years.last) {
      return absl::InvalidArgumentError(
          "--years names the two years to compare: 2021-2022");
    }
    request.mutable_years()->set_before(years.first);
    request.mutable_years()->set_after(years.last);
    return absl::OkStatus();
  }
  v1::SequencesCompared& sequences = *request.mutable_sequences();
  if (options.Given("years")) {
    const YearSpan years = options.Years("years");
    if (years.first != years.last) {
      return absl::InvalidArgumentError(
          "--since compares one year with itself: --years=2022");
    }
    sequences.set_year(years.first);
  }
  sequences.set_before(static_cast<uint64_t>(options.Integer("since")));
  sequences.set_after(static_cast<uint64_t>(options.Integer("until")));
  return absl::OkStatus();
}

absl::StatusOr<v1::ExplainChangeRequest> ExplainRequestOf(
    const Invocation& invocation, StatsClient& stats) {
  const Options& options = invocation.options;
  v1::ExplainChangeRequest request;
  RETURN_IF_ERROR(SetCompared(options, request));
  const int64_t limit = options.Integer("limit");
  if (limit < 1 || limit > kMostContributors) {
    return absl::InvalidArgumentError(
        absl::StrCat("--limit is 1 to ", kMostContributors));
  }
  request.set_limit(static_cast<int32_t>(limit));
  ASSIGN_OR_RETURN(*request.mutable_division_code(),
                   FindAreaCode(stats, options.arguments()[0]));
  request.set_cell(options.arguments()[1]);
  request.set_min_sequence(
      static_cast<uint64_t>(options.Integer("min-sequence")));
  return request;
}

std::string Signed(int64_t number) {
  return absl::StrCat(number > 0 ? "+" : "", number);
}

template <typename Message>
std::string DifferenceOf(const Message& message) {
  return message.has_difference() ? Signed(message.difference()) : "?";
}

// Where the two sides stand: "2021", or "2022 @ 350".
std::pair<std::string, std::string> SidesOf(
    const v1::ExplainChangeResponse& response) {
  std::string before = absl::StrCat(response.year_before());
  std::string after = absl::StrCat(response.year_after());
  if (response.sequence_before() != response.sequence_after()) {
    absl::StrAppend(&before, " @ ", response.sequence_before());
    absl::StrAppend(&after, " @ ", response.sequence_after());
  }
  return {std::move(before), std::move(after)};
}

void WriteHead(const v1::ExplainChangeResponse& response,
               const Invocation& invocation) {
  const auto [before, after] = SidesOf(response);
  std::ostream& out = invocation.io.out;
  out << AreaText(response.area()) << "  "
      << LabelOf(response.indicator(), invocation.language) << '\n'
      << before << ": " << ValueText(response.before(), invocation.language)
      << " (" << CountsText(response.before()) << ")  ->  " << after << ": "
      << ValueText(response.after(), invocation.language) << " ("
      << CountsText(response.after()) << ")  =  " << DifferenceOf(response)
      << "\n\n";
}

void WriteCauses(const v1::ExplainChangeResponse& response,
                 const Invocation& invocation) {
  const auto title = [&](const Text& text) {
    return std::string(invocation.Say(text));
  };
  RowWriter rows(invocation.io.out, OutputFormat::kTable,
                 {{"", title({"原因", "cause"}), Align::kLeft},
                  {"", title({"机关数", "organs"}), Align::kRight},
                  {"", title({"差额", "difference"}), Align::kRight}});
  for (const v1::CauseTotal& total : response.causes()) {
    rows.Row({title(WordFor(total.cause())), absl::StrCat(total.organs()),
              DifferenceOf(total)});
  }
}

void WriteContributions(const v1::ExplainChangeResponse& response,
                        const Invocation& invocation) {
  const auto title = [&](const Text& text) {
    return std::string(invocation.Say(text));
  };
  const auto [before, after] = SidesOf(response);
  invocation.io.out << '\n';
  RowWriter rows(invocation.io.out, OutputFormat::kTable,
                 {{"", title({"代码", "code"}), Align::kLeft},
                  {"", title({"名称", "name"}), Align::kLeft},
                  {"", title({"部门", "organ"}), Align::kLeft},
                  {"", title({"原因", "cause"}), Align::kLeft},
                  {"", before, Align::kRight},
                  {"", after, Align::kRight},
                  {"", title({"差额", "difference"}), Align::kRight}});
  for (const v1::Contribution& part : response.contributions()) {
    rows.Row({part.area().division_code(), part.area().full_name(),
              part.organ_credit_code(), title(WordFor(part.cause())),
              ValueText(part.before(), invocation.language),
              ValueText(part.after(), invocation.language),
              DifferenceOf(part)});
  }
  if (response.rest_organs() == 0) return;
  const std::string rest =
      response.has_rest_difference() ? Signed(response.rest_difference()) : "?";
  rows.Row({"",
            title({"其余 ", "the rest: "}) +
                absl::StrCat(response.rest_organs()) +
                title({" 个机关", " organs"}),
            "", "", "", "", rest});
}

void WriteCsv(const v1::ExplainChangeResponse& response, std::ostream& out) {
  std::vector<Column> columns;
  for (const char* const key :
       {"division_code", "full_name", "organ_credit_code", "cause",
        "before_status", "before", "after_status", "after", "difference"}) {
    columns.push_back({key, key, Align::kLeft});
  }
  RowWriter rows(out, OutputFormat::kCsv, std::move(columns));
  for (const v1::Contribution& part : response.contributions()) {
    std::vector<std::string> row = {
        part.area().division_code(), part.area().full_name(),
        part.organ_credit_code(),
        std::string(WordFor(part.cause()).In(Language::kEnglish))};
    for (const v1::Value* const value : {&part.before(), &part.after()}) {
      std::vector<std::string> fields = ValueFields(*value);
      row.push_back(std::move(fields[0]));
      row.push_back(std::move(fields[1]));
    }
    row.push_back(part.has_difference() ? absl::StrCat(part.difference()) : "");
    rows.Row(std::move(row));
  }
  if (response.rest_organs() == 0) return;
  rows.Row({"", absl::StrCat("rest of ", response.rest_organs()), "", "", "",
            "", "", "",
            response.has_rest_difference()
                ? absl::StrCat(response.rest_difference())
                : ""});
}

absl::StatusOr<ExitStatus> Explain(const Invocation& invocation) {
  StatsClient stats(invocation.stats_service());
  ASSIGN_OR_RETURN(const v1::ExplainChangeRequest request,
                   ExplainRequestOf(invocation, stats));
  ASSIGN_OR_RETURN(const v1::ExplainChangeResponse response,
                   stats.ExplainChange(request));
  switch (invocation.output()) {
    case OutputFormat::kJson:
      invocation.io.out << ToJson(response, JsonLayout::kPretty) << '\n';
      break;
    case OutputFormat::kCsv:
      WriteCsv(response, invocation.io.out);
      break;
    case OutputFormat::kTable:
      WriteHead(response, invocation);
      WriteCauses(response, invocation);
      WriteContributions(response, invocation);
  }
  invocation.io.err << invocation.Say({"截至序号 ", "as of sequence "})
                    << response.as_of_sequence() << '\n';
  return ExitStatus::kDone;
}

}  // namespace

const Command kExplain = {
    .name = "explain",
    .arguments = "AREA CELL",
    .least_arguments = 2,
    .most_arguments = 2,
    .summary = {"逐份报告说明一个汇总数为什么变了",
                "Why a sum changed, report by report"},
    .description =
        {"比较两个年度的逐级汇总（或一个年度在两个序号时的汇总），列出每份报告"
         "造"
         "成的差额，\n从大到小；各份与其余相加恰等于总差额。按序号比较只在服务"
         "最"
         "近应用的 100000 条变更\n之内。\n",
         "Compares the sums of two years (or of one year at two sequences) and "
         "lists what each\nreport adds to the difference, largest first; with "
         "the rest they add up exactly.\nSequences can be compared within the "
         "last 100,000 changes that the service applied.\n"},
    .examples =
        "disclosurectl explain 湖南省 applications.received_new.total "
        "--years=2021-2022\n"
        "disclosurectl explain 430321 applications.received_new.total "
        "--since=1200 --years=2022\n"
        "disclosurectl explain 00 applications.granted.total --limit=1000 "
        "--output=csv\n",
    .options = kExplainOptions,
    .run = Explain,
};

}  // namespace disclosure::ctl
