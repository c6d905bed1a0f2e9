#include <array>
#include <string>

#include "absl/strings/str_cat.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/reference.h"
#include "disclosurectl/commands/report_judge.h"
#include "rules/rule_set.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kOptions = std::to_array<OptionSpec>({kCalendarOption});

absl::StatusOr<ExitStatus> CheckRules(const Invocation& invocation) {
  const auto arguments = invocation.options.arguments();
  if (arguments[0] != "check") {
    return absl::InvalidArgumentError(
        absl::StrCat(arguments[0], ": expected \"check\""));
  }
  ASSIGN_OR_RETURN(const auto reference, Reference::Load());
  const RuleFiles files{.rules = arguments.size() > 1 ? arguments[1] : "",
                        .calendar = FileOf(invocation.options, "calendar")};
  const absl::StatusOr<rules::RuleSet> rules = CompileRules(*reference, files);
  if (!rules.ok()) {
    // The file is wrong, not the command line.
    invocation.io.err << std::string(rules.status().message()) << '\n';
    return ExitStatus::kFailed;
  }
  invocation.io.err << (files.rules.empty() ? "rules.textproto" : files.rules)
                    << ": " << rules->size()
                    << invocation.Say(
                           {" 条规则，无误\n", " rules, all good\n"});
  return ExitStatus::kDone;
}

}  // namespace

const Command kRules = {
    .name = "rules",
    .arguments = "check [FILE]",
    .least_arguments = 1,
    .most_arguments = 2,
    .summary = {"检查规则文件", "Checks a rule file"},
    .description =
        {"像服务启动时那样编译规则文件；出错时给出文件、行、列。不带 FILE "
         "时检查内置规则；--calendar 同时检查一份期限表。\n",
         "Compiles a rule file as the service does at its start; an error is "
         "named with\nfile, line and column. Without FILE, the built-in "
         "rules;\nwith --calendar, a calendar of deadlines, too.\n"},
    .examples =
        "disclosurectl rules check rules/data/rules.textproto\n"
        "disclosurectl rules check --calendar=rules/data/calendar.textproto\n",
    .options = kOptions,
    .run = CheckRules,
};

}  // namespace disclosure::ctl
