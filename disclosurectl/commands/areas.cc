#include <array>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "disclosurectl/client/area_lookup.h"
#include "disclosurectl/client/stats_client.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/question_options.h"
#include "disclosurectl/output/json.h"
#include "disclosurectl/output/row_writer.h"
#include "disclosurectl/output/words.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr int kAreasPerPage = 5'000;

constexpr auto kAreasOptions = std::to_array<OptionSpec>({
    {"level",
     OptionKind::kChoice,
     "province|prefecture|county|township",
     "",
     {"只列该级别；默认下一级", "only this level; the children if not given"}},
    {"name",
     OptionKind::kText,
     "TEXT",
     "",
     {"只列名称包含它的", "only areas whose name contains this"}},
    {"year",
     OptionKind::kInteger,
     "YEAR",
     "0",
     {"只列该年有效版本的；默认所有版本",
      "only of the edition valid in this year; of any if not given"}},
    {"history",
     OptionKind::kFlag,
     "",
     "",
     {"列出沿革：更名、换码、改制、合并",
      "what happened to each of them: a row a step"}},
});

absl::StatusOr<v1::ListAreasRequest> AreasRequestOf(
    const Invocation& invocation, StatsClient& stats) {
  const Options& options = invocation.options;
  ASSIGN_OR_RETURN(const int32_t year, YearOf(options));
  v1::ListAreasRequest request;
  if (!options.arguments().empty()) {
    ASSIGN_OR_RETURN(*request.mutable_division_code(),
                     FindAreaCode(stats, options.arguments()[0]));
  }
  if (options.Given("level")) request.set_level(LevelOf(options.Get("level")));
  if (options.Given("name")) request.set_name(std::string(options.Get("name")));
  request.set_year(year);
  request.set_page_size(kAreasPerPage);
  request.set_include_history(options.Flag("history"));
  return request;
}

std::unique_ptr<RowWriter> OpenAreaRows(const Invocation& invocation) {
  const auto title = [&](const Text& text) {
    return std::string(invocation.Say(text));
  };
  return std::make_unique<RowWriter>(
      invocation.io.out, invocation.output(),
      std::vector<Column>{
          {"division_code", title({"代码", "code"}), Align::kLeft},
          {"level", title({"级别", "level"}), Align::kLeft},
          {"name", title({"名称", "name"}), Align::kLeft},
          {"full_name", title({"全称", "full name"}), Align::kLeft},
          {"first_edition", title({"首版", "first"}), Align::kRight},
          {"last_edition", title({"末版", "last"}), Align::kRight}});
}

std::unique_ptr<RowWriter> OpenHistory(const Invocation& invocation) {
  const auto column = [&](const char* key, const Text& title, Align align) {
    return Column{key, std::string(invocation.Say(title)), align};
  };
  return std::make_unique<RowWriter>(
      invocation.io.out, invocation.output(),
      std::vector<Column>{
          column("division_code", {"代码", "code"}, Align::kLeft),
          column("name", {"名称", "name"}, Align::kLeft),
          column("edition_before", {"前版", "between"}, Align::kRight),
          column("edition_after", {"后版", "and"}, Align::kRight),
          column("kind", {"变动", "what"}, Align::kLeft),
          column("division_code_before", {"原代码", "code before"},
                 Align::kLeft),
          column("name_before", {"原名称", "name before"}, Align::kLeft),
          column("division_code_after", {"现代码", "code after"}, Align::kLeft),
          column("name_after", {"现名称", "name after"}, Align::kLeft),
          column("certainty", {"依据", "certainty"}, Align::kLeft)});
}

void WriteHistory(const v1::Area& area, const Invocation& invocation,
                  RowWriter& rows) {
  const bool is_table = invocation.output() == OutputFormat::kTable;
  const Language language = is_table ? invocation.language : Language::kEnglish;
  for (const v1::HistoryStep& step : area.history()) {
    const bool began = step.kind() == v1::HISTORY_KIND_BEGAN;
    const bool ended = step.kind() == v1::HISTORY_KIND_ENDED;
    Text certainty =
        step.certain() ? Text{"确定", "certain"} : Text{"推断", "inferred"};
    if (began || ended) certainty = {"不明", "unknown"};
    rows.Row({area.division_code(), area.name(),
              absl::StrCat(step.edition_before()),
              absl::StrCat(step.edition_after()),
              std::string(WordFor(step.kind()).In(language)),
              began ? "" : step.division_code_before(), step.name_before(),
              ended ? "" : step.division_code_after(), step.name_after(),
              std::string(certainty.In(language))});
  }
}

absl::StatusOr<ExitStatus> Areas(const Invocation& invocation) {
  StatsClient stats(invocation.stats_service());
  ASSIGN_OR_RETURN(v1::ListAreasRequest request,
                   AreasRequestOf(invocation, stats));
  const bool as_json = invocation.output() == OutputFormat::kJson;
  std::unique_ptr<RowWriter> rows;
  do {
    ASSIGN_OR_RETURN(const v1::ListAreasResponse response,
                     stats.ListAreas(request));
    const bool with_history = request.include_history();
    if (!as_json && rows == nullptr) {
      rows = with_history ? OpenHistory(invocation) : OpenAreaRows(invocation);
    }
    for (const v1::Area& area : response.areas()) {
      if (as_json) {
        invocation.io.out << ToJson(area, JsonLayout::kOneLine) << '\n';
        continue;
      }
      if (with_history) {
        WriteHistory(area, invocation, *rows);
        continue;
      }
      rows->Row({area.division_code(),
                 std::string(WordFor(area.level()).In(invocation.language)),
                 area.name(), area.full_name(),
                 absl::StrCat(area.first_edition()),
                 absl::StrCat(area.last_edition())});
    }
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  return ExitStatus::kDone;
}

}  // namespace

const Command kAreas = {
    .name = "areas",
    .arguments = "[AREA]",
    .least_arguments = 0,
    .most_arguments = 1,
    .summary = {"区划及其代码", "Areas and their codes"},
    .description =
        {"列出一个地区及其下一级；不给参数则从全国开始。版本为区划代码的年度版"
         "本。\n--history 每行一次变动；没有变动的地区不列。推断：仅由代码表"
         "比对得出，未经公文证实。\n",
         "Lists an area and its children, from the nation down without an "
         "argument. First and\nlast are the editions of the divisions that "
         "have the code. --history has a row for\neach thing that happened to "
         "an area; inferred: by comparing the lists alone. json:\none area a "
         "line.\n"},
    .examples =
        "disclosurectl areas 430321\n"
        "disclosurectl areas --name=云湖桥\n"
        "disclosurectl areas 青竹湖街道 --history\n"
        "disclosurectl areas 430321 --history --output=csv\n"
        "disclosurectl areas 湖南省 --level=county --year=2020 "
        "--output=csv\n",
    .options = kAreasOptions,
    .run = Areas,
};

}  // namespace disclosure::ctl
