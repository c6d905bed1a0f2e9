#include "disclosurectl/commands/help.h"

#include <algorithm>
#include <string>
#include <utility>

#include "disclosurectl/output/display_width.h"

namespace disclosure::ctl {
namespace {

constexpr Text kIntroduction = {
    "disclosurectl：政府信息公开工作年度报告的导入、校验、报送与查询。\n\n"
    "用法：disclosurectl 命令 [参数...] [--选项=值...]\n\n命令：\n",
    "disclosurectl: imports, checks, submits and queries annual reports on "
    "government\ninformation disclosure.\n\n"
    "Usage: disclosurectl COMMAND [ARGUMENT...] [--OPTION=VALUE...]\n\n"
    "Commands:\n"};

constexpr Text kClosing = {
    "\ndisclosurectl help 命令 显示该命令的选项和示例；--version 显示版本。\n"
    "数据写到标准输出，进度和消息写到标准错误。\n"
    "退出状态：0 完成，1 报告被规则拒绝，2 用法错误，3 服务无应答，4 "
    "其他失败。\n",
    "\n\"disclosurectl help COMMAND\" shows the options and examples of one; "
    "--version the\nversion. Data goes to standard output, progress and "
    "messages "
    "to standard error.\n"
    "Exit status: 0 done, 1 refused by rules, 2 wrong usage, 3 service "
    "unreachable,\n4 any other failure.\n"};

using Line = std::pair<std::string, std::string>;

// Two aligned columns.
void WriteLines(std::ostream& out, const std::vector<Line>& lines) {
  size_t width = 0;
  for (const Line& line : lines)
    width = std::max(width, DisplayWidth(line.first));
  for (const auto& [name, text] : lines) {
    out << "  " << name << std::string(width - DisplayWidth(name) + 2, ' ')
        << text << '\n';
  }
}

std::string NameAndValue(const OptionSpec& option) {
  std::string name = "--" + std::string(option.name);
  if (option.kind != OptionKind::kFlag) {
    name += '=';
    name += option.value_name;
  }
  return name;
}

std::string HelpText(const OptionSpec& option, Language language) {
  std::string text(option.help.In(language));
  if (option.default_value.empty()) return text;
  return text + " [" + std::string(option.default_value) + "]";
}

void WriteIndented(std::ostream& out, std::string_view lines) {
  while (!lines.empty()) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    out << "  " << lines.substr(0, end) << '\n';
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

}  // namespace

std::vector<OptionSpec> OptionsOf(const Command& command) {
  std::vector<OptionSpec> options(command.options.begin(),
                                  command.options.end());
  for (const OptionSpec& common : CommonOptions()) {
    const bool is_hidden =
        std::ranges::find(command.options, common.name, &OptionSpec::name) !=
        command.options.end();
    if (!is_hidden) options.push_back(common);
  }
  return options;
}

void WriteOverview(std::ostream& out, Language language) {
  out << kIntroduction.In(language);
  std::vector<Line> lines;
  for (const Command* const command : AllCommands()) {
    lines.emplace_back(command->name, command->summary.In(language));
  }
  WriteLines(out, lines);
  out << kClosing.In(language);
}

void WriteHelp(std::ostream& out, const Command& command, Language language) {
  out << command.summary.In(language) << "\n\n"
      << Text{"用法：", "Usage: "}.In(language) << "disclosurectl "
      << command.name << ' ' << command.arguments
      << Text{" [选项]\n\n", " [OPTIONS]\n\n"}.In(language)
      << command.description.In(language)
      << Text{"\n选项：\n", "\nOptions:\n"}.In(language);
  std::vector<Line> lines;
  for (const OptionSpec& option : OptionsOf(command)) {
    lines.emplace_back(NameAndValue(option), HelpText(option, language));
  }
  WriteLines(out, lines);
  out << Text{"\n示例：\n", "\nExamples:\n"}.In(language);
  WriteIndented(out, command.examples);
}

}  // namespace disclosure::ctl
