#include <array>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "disclosurectl/commands/command.h"
#include "disclosurectl/commands/reference.h"
#include "disclosurectl/commands/report_judge.h"
#include "disclosurectl/output/words.h"
#include "rules/rule_clashes.h"
#include "rules/rule_set.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

constexpr auto kRulesOptions = std::to_array<OptionSpec>({kCalendarOption});

using Clash = rules::RuleClash;

std::string ClashText(const Clash& clash, Language language) {
  const bool chinese = language == Language::kChinese;
  const std::string form = FormName(clash.form);
  const std::string rules = absl::StrJoin(clash.rules, chinese ? "、" : ", ");
  switch (clash.kind) {
    case Clash::Kind::kNoReport:
      return chinese ? absl::StrCat(form, "年版：没有报告能同时符合", rules)
                     : absl::StrCat("form of ", form,
                                    ": no report keeps all of ", rules);
    case Clash::Kind::kSomeAreZero:
      return chinese
                 ? absl::StrCat(form, "年版：同时符合", rules,
                                "的报告，有的单元格只能是0")
                 : absl::StrCat("form of ", form, ": in a report that keeps ",
                                rules, " some cells cannot but be 0");
    default:
      return chinese ? absl::StrCat(form,
                                    "年版：各条规则能否同时符合，未能"
                                    "算出")
                     : absl::StrCat("form of ", form,
                                    ": whether its rules can all be kept was "
                                    "not found out");
  }
}

// Whether every form has reports; what else there is to say goes to `err`.
bool LeaveReports(const std::vector<Clash>& clashes,
                  const Invocation& invocation) {
  bool leave_reports = true;
  for (const Clash& clash : clashes) {
    invocation.io.err << ClashText(clash, invocation.language) << '\n';
    leave_reports &= clash.kind != Clash::Kind::kNoReport;
  }
  return leave_reports;
}

absl::StatusOr<ExitStatus> CheckRules(const Invocation& invocation) {
  const auto arguments = invocation.options.arguments();
  if (arguments[0] != "check") {
    return absl::InvalidArgumentError(
        absl::StrCat(arguments[0], ": expected \"check\""));
  }
  ASSIGN_OR_RETURN(const auto reference, Reference::Load());
  ASSIGN_OR_RETURN(const NamedText text,
                   ReadRules({.rules = arguments.size() > 1 ? arguments[1] : "",
                              .calendar = ""}));
  const absl::StatusOr<rules::RuleSet> rules =
      CompileRules(*reference, text, FileOf(invocation.options, "calendar"));
  if (!rules.ok()) {
    // The file is wrong, not the command line.
    invocation.io.err << std::string(rules.status().message()) << '\n';
    return ExitStatus::kFailed;
  }
  ASSIGN_OR_RETURN(
      const std::vector<Clash> clashes,
      rules::FindRuleClashes(text.text, text.name, reference->catalogue));
  if (!LeaveReports(clashes, invocation)) return ExitStatus::kFailed;
  invocation.io.err << text.name << ": " << rules->size()
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
         "时检查内置规则；\n--calendar 同时检查一份期限表。再看每一版表格有没有"
         "报告能符合全部线性规则（无其他条件\n的等式、不等式）：没有的列出互相"
         "矛盾的规则；单元格只能填0的，也予提示。\n",
         "Compiles a rule file as the service does at its start; an error is "
         "named with\nfile, line and column. Without FILE, the built-in "
         "rules;\nwith --calendar, a calendar of deadlines, too. Then asks "
         "whether each form "
         "has a\nreport that keeps all linear rules (equations and the like "
         "without a condition):\nif not, it names rules that contradict one "
         "another, and says where cells cannot\nbut be 0.\n"},
    .examples =
        "disclosurectl rules check rules/data/rules.textproto\n"
        "disclosurectl rules check --calendar=rules/data/calendar.textproto\n",
    .options = kRulesOptions,
    .run = CheckRules,
};

}  // namespace disclosure::ctl
