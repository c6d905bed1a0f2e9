#include "disclosurectl/commands/program.h"

#include <optional>
#include <string>
#include <vector>

#include "disclosurectl/commands/help.h"
#include "disclosurectl/output/failure_text.h"
#include "form/nearest_name.h"
#include "service-host/version.h"

namespace disclosure::ctl {
namespace {

// Looked for before all else, so that complaints about the rest are in it. A
// value that is no language is complained about with the rest.
Language LanguageOf(std::span<const std::string_view> arguments,
                    Language locale_language) {
  for (size_t i = 0; i < arguments.size(); ++i) {
    std::string_view word = arguments[i];
    if (word == "--lang" && i + 1 < arguments.size()) {
      word = arguments[i + 1];
    } else if (word.starts_with("--lang=")) {
      word.remove_prefix(std::string_view("--lang=").size());
    } else {
      continue;
    }
    return ParseLanguage(word).value_or(locale_language);
  }
  return locale_language;
}

ExitStatus UnknownCommand(std::string_view name, Language language,
                          const Io& io) {
  std::vector<std::string> names = {"help"};
  for (const Command* const command : AllCommands()) {
    names.emplace_back(command->name);
  }
  io.err << "disclosurectl: "
         << Text{"没有这个命令：", "unknown command "}.In(language) << name
         << Text{"；是否指 ", "; did you mean "}.In(language)
         << form::NearestName(name, names) << Text{"？", "?"}.In(language)
         << '\n';
  return ExitStatus::kUsage;
}

ExitStatus Help(std::span<const std::string_view> arguments, Language language,
                const Io& io) {
  for (const std::string_view name : arguments) {
    if (name.starts_with("--")) continue;
    const Command* const command = FindCommand(name);
    if (command == nullptr) return UnknownCommand(name, language, io);
    WriteHelp(io.out, *command, language);
    return ExitStatus::kDone;
  }
  WriteOverview(io.out, language);
  return ExitStatus::kDone;
}

absl::Status CheckArguments(const Command& command, const Options& options,
                            Language language) {
  const size_t count = options.arguments().size();
  if (count >= command.least_arguments && count <= command.most_arguments) {
    return absl::OkStatus();
  }
  const Text complaint = count < command.least_arguments
                             ? Text{"缺少参数：", "an argument is missing: "}
                             : Text{"参数太多：", "too many arguments: "};
  return absl::InvalidArgumentError(
      std::string(complaint.In(language)) + "disclosurectl " +
      std::string(command.name) + " " + std::string(command.arguments));
}

absl::StatusOr<ExitStatus> RunCommand(
    const Command& command, std::span<const std::string_view> arguments,
    Language language, const Io& io) {
  const absl::StatusOr<Options> options =
      Options::Parse(arguments, OptionsOf(command), language);
  if (!options.ok()) return options.status();
  if (options->Flag("help")) {
    WriteHelp(io.out, command, language);
    return ExitStatus::kDone;
  }
  const absl::Status arguments_fit =
      CheckArguments(command, *options, language);
  if (!arguments_fit.ok()) return arguments_fit;
  return command.run({*options, language, io});
}

ExitStatus Report(const Command& command, const absl::Status& failure,
                  Language language, const Io& io) {
  const ExitStatus status = ExitStatusOf(failure);
  io.out.flush();
  io.err << "disclosurectl " << command.name << ": "
         << FailureText(failure, language) << '\n';
  if (status == ExitStatus::kUsage) {
    io.err << Text{"用法见 ", "see "}.In(language) << "disclosurectl "
           << command.name << " --help\n";
  }
  return status;
}

}  // namespace

ExitStatus RunProgram(std::span<const std::string_view> arguments,
                      Language locale_language, const Io& io) {
  const Language language = LanguageOf(arguments, locale_language);
  if (arguments.empty()) {
    WriteOverview(io.err, language);
    return ExitStatus::kUsage;
  }
  const std::string_view name = arguments.front();
  if (name == "--version") {
    io.out << "disclosurectl " << service_host::Version() << '\n';
    return ExitStatus::kDone;
  }
  if (name == "help" || name == "--help" || name == "-h") {
    return Help(arguments.subspan(1), language, io);
  }
  const Command* const command = FindCommand(name);
  if (command == nullptr) return UnknownCommand(name, language, io);
  const absl::StatusOr<ExitStatus> status =
      RunCommand(*command, arguments.subspan(1), language, io);
  if (!status.ok()) return Report(*command, status.status(), language, io);
  io.out.flush();
  if (!io.out) {
    io.err << "disclosurectl: "
           << Text{"无法写到标准输出", "standard output cannot be written"}.In(
                  language)
           << '\n';
    return ExitStatus::kFailed;
  }
  return *status;
}

}  // namespace disclosure::ctl
