#include "disclosurectl/commands/import_submission.h"

#include <array>
#include <string_view>

#include "disclosurectl/commands/help.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

// What both commands have.
constexpr auto kHandedOn =
    std::to_array<std::string_view>({"mode", "ingest", "timeout"});

bool LacksCells(const importer::Protocol& protocol, double min_cells) {
  if (protocol.cells_expected == 0) return min_cells > 0;
  return protocol.cells_found < min_cells * protocol.cells_expected;
}

}  // namespace

std::optional<Text> ObstacleTo(const importer::Draft& draft, double min_cells) {
  const v1::AnnualReport& report = draft.report;
  if (report.division_code().empty()) {
    return Text{"不知道是哪个地区：请用 --division 或 --county 指定",
                "whose area it is, is not known: give --division or --county"};
  }
  if (report.report_year() == 0) {
    return Text{"不知道年度：请用 --year 指定",
                "its year is not known: give --year"};
  }
  if (report.organ().kind() == v1::ORGAN_KIND_DEPARTMENT &&
      report.organ().credit_code().empty()) {
    return Text{"部门的报告须用 --organ 指定统一社会信用代码",
                "a department's report needs its credit code: give --organ"};
  }
  if (report.scope() == v1::SCOPE_UNSPECIFIED) {
    return Text{"不知道是本机关还是地区汇总：请用 --scope 指定",
                "own organ or area summary is not known: give --scope"};
  }
  if (draft.protocol.holds_more) {
    return Text{"文档里有另一份报告，或同一张表有不同的数字：见疑问",
                "it holds another report, or a table with other figures: see "
                "the doubts"};
  }
  if (LacksCells(draft.protocol, min_cells)) {
    return Text{"读到的格少于 --min-cells",
                "fewer cells were found than --min-cells"};
  }
  return std::nullopt;
}

absl::StatusOr<ExitStatus> SubmitImported(
    const Invocation& import, const std::vector<std::string>& files) {
  if (files.empty()) return ExitStatus::kDone;
  std::vector<std::string> words;
  words.reserve(kHandedOn.size() + 1 + files.size());
  for (const std::string_view name : kHandedOn) {
    words.push_back("--" + std::string(name) + "=" +
                    std::string(import.options.Get(name)));
  }
  words.push_back("--");
  words.insert(words.end(), files.begin(), files.end());
  const std::vector<std::string_view> line(words.begin(), words.end());
  ASSIGN_OR_RETURN(const Options options,
                   Options::Parse(line, OptionsOf(kSubmit), import.language));
  return kSubmit.run({options, import.language, import.io});
}

}  // namespace disclosure::ctl
