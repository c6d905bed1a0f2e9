#include "service-host/command_line.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string_view>

#include "absl/flags/commandlineflag.h"
#include "absl/flags/parse.h"
#include "absl/flags/reflection.h"
#include "absl/flags/usage_config.h"
#include "absl/strings/str_cat.h"
#include "service-host/version.h"
#include "status/abseil_view.h"

namespace disclosure::service_host {
namespace {

// What absl answers itself, without a flag of that name.
constexpr auto kAnsweredByAbsl = std::to_array<std::string_view>(
    {"help", "helpfull", "helpshort", "helpmatch", "helpon", "helppackage",
     "version", "only_check_args"});

// The name ends at '=': what follows is a value and stays as it is.
void UseUnderscores(std::string& argument) {
  if (!argument.starts_with("--")) return;
  const auto name_end = std::find(argument.begin(), argument.end(), '=');
  std::replace(argument.begin() + 2, name_end, '-', '_');
}

bool IsOfThisProject(absl::string_view file) {
  const std::string_view path(file.data(), file.size());
  return path.find("absl/") == std::string_view::npos;
}

void ConfigureUsage() {
  absl::FlagsUsageConfig usage;
  usage.contains_helpshort_flags = IsOfThisProject;
  usage.contains_help_flags = IsOfThisProject;
  usage.version_string = [] { return std::string(Version()) + "\n"; };
  absl::SetFlagsUsageConfig(usage);
}

// Null if there is none; "--nofoo" is a way to write a flag of truth.
absl::CommandLineFlag* FindFlag(std::string_view name) {
  absl::CommandLineFlag* flag = absl::FindCommandLineFlag(AbslView(name));
  if (flag != nullptr || !name.starts_with("no")) return flag;
  flag = absl::FindCommandLineFlag(AbslView(name.substr(2)));
  return flag != nullptr && flag->IsOfType<bool>() ? flag : nullptr;
}

// Finds what absl would end the program for, with an exit status of its own.
class FlagReview {
 public:
  explicit FlagReview(const std::vector<std::string>& arguments)
      : arguments_(arguments) {}

  // Of the first wrong flag; nothing if there is none.
  std::optional<std::string> Fault() {
    for (at_ = 1; at_ < arguments_.size() && arguments_[at_] != "--"; ++at_) {
      if (!arguments_[at_].starts_with('-')) continue;
      if (auto fault = FaultOfFlag()) return fault;
    }
    return std::nullopt;
  }

 private:
  std::optional<std::string> FaultOfFlag() {
    const std::string_view argument = arguments_[at_];
    const std::string_view written =
        argument.substr(argument.starts_with("--") ? 2 : 1);
    const std::string_view name = written.substr(0, written.find('='));
    if (std::ranges::find(kAnsweredByAbsl, name) != kAnsweredByAbsl.end()) {
      return std::nullopt;
    }
    absl::CommandLineFlag* flag = FindFlag(name);
    if (flag == nullptr) {
      return absl::StrCat("there is no flag --", AbslView(name),
                          "; --help lists them");
    }
    if (name.size() < written.size()) {
      return FaultOfValue(*flag, written.substr(name.size() + 1));
    }
    if (flag->IsOfType<bool>()) return std::nullopt;
    if (++at_ == arguments_.size()) {
      return absl::StrCat("--", AbslView(name), " needs a value");
    }
    return FaultOfValue(*flag, arguments_[at_]);
  }

  static std::optional<std::string> FaultOfValue(absl::CommandLineFlag& flag,
                                                 std::string_view value) {
    std::string why;
    if (flag.ParseFrom(AbslView(value), &why)) return std::nullopt;
    return absl::StrCat("--", flag.Name(), " cannot be \"", AbslView(value),
                        "\"", why.empty() ? "" : ": ", why);
  }

  const std::vector<std::string>& arguments_;
  size_t at_ = 1;
};

[[noreturn]] void EndAsWrongUsage(std::string_view program,
                                  std::string_view fault) {
  std::cerr << std::filesystem::path(program).filename().string() << ": "
            << fault << '\n';
  std::exit(kWrongUsage);
}

}  // namespace

std::vector<std::string> ParseFlags(int argc, char** argv) {
  ConfigureUsage();
  std::vector<std::string> arguments(argv, argv + argc);
  for (std::string& argument : arguments) {
    if (argument == "--") break;
    UseUnderscores(argument);
  }
  if (const auto fault = FlagReview(arguments).Fault()) {
    EndAsWrongUsage(arguments[0], *fault);
  }
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  const std::vector<char*> rest = absl::ParseCommandLine(argc, pointers.data());
  return {rest.begin() + 1, rest.end()};
}

void ParseOnlyFlags(int argc, char** argv) {
  const std::vector<std::string> rest = ParseFlags(argc, argv);
  if (rest.empty()) return;
  EndAsWrongUsage(argv[0], absl::StrCat("takes no argument: \"", rest[0],
                                        "\"; --help lists the flags"));
}

}  // namespace disclosure::service_host
