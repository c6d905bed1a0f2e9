#include "disclosurectl/commands/command.h"

#include <algorithm>
#include <array>
#include <string>

namespace disclosure::ctl {
namespace {

constexpr auto kCommonOptions = std::to_array<OptionSpec>({
    {"output",
     OptionKind::kChoice,
     "table|json|csv",
     "table",
     {"输出格式", "how data is written to standard output"}},
    {"lang",
     OptionKind::kChoice,
     "zh|en",
     "",
     {"语言；默认按 LC_ALL、LC_MESSAGES、LANG",
      "language; by LC_ALL, LC_MESSAGES, LANG if not given"}},
    {"ingest",
     OptionKind::kText,
     "HOST:PORT",
     "127.0.0.1:7401",
     {"ingest-service 的地址", "address of the ingest-service"}},
    {"stats",
     OptionKind::kText,
     "HOST:PORT",
     "127.0.0.1:7402",
     {"stats-service 的地址", "address of the stats-service"}},
    {"timeout",
     OptionKind::kDuration,
     "DURATION",
     "30s",
     {"等待一次应答的最长时间", "how long to wait for one answer"}},
    {"help", OptionKind::kFlag, "", "", {"显示本说明", "show this text"}},
});

}  // namespace

OutputFormat Invocation::output() const {
  const std::string_view name = options.Get("output");
  if (name == "json") return OutputFormat::kJson;
  return name == "csv" ? OutputFormat::kCsv : OutputFormat::kTable;
}

ServiceAddress Invocation::ingest_service() const {
  return {"ingest-service", "--ingest", std::string(options.Get("ingest")),
          options.Duration("timeout")};
}

ServiceAddress Invocation::stats_service() const {
  return {"stats-service", "--stats", std::string(options.Get("stats")),
          options.Duration("timeout")};
}

std::span<const Command* const> AllCommands() {
  static constexpr auto kAll = std::to_array<const Command*>(
      {&kImport,   &kValidate,     &kSubmit,   &kGet,      &kRevisions,
       &kList,     &kRefusals,     &kWithdraw, &kSeries,   &kAggregate,
       &kRank,     &kDistribution, &kCoverage, &kOutliers, &kReconcile,
       &kFindings, &kExplain,      &kWatch,    &kExport,   &kIndicators,
       &kAreas,    &kRules,        &kGenerate});
  return kAll;
}

const Command* FindCommand(std::string_view name) {
  const auto found = std::ranges::find(AllCommands(), name, &Command::name);
  return found == AllCommands().end() ? nullptr : *found;
}

std::span<const OptionSpec> CommonOptions() {
  return kCommonOptions;
}

}  // namespace disclosure::ctl
