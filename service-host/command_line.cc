#include "service-host/command_line.h"

#include <algorithm>
#include <string_view>

#include "absl/flags/parse.h"
#include "absl/flags/usage_config.h"
#include "service-host/version.h"

namespace disclosure::service_host {
namespace {

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

}  // namespace

std::vector<std::string> ParseFlags(int argc, char** argv) {
  ConfigureUsage();
  std::vector<std::string> arguments(argv, argv + argc);
  for (std::string& argument : arguments) {
    if (argument == "--") break;
    UseUnderscores(argument);
  }
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  const std::vector<char*> rest = absl::ParseCommandLine(argc, pointers.data());
  return {rest.begin() + 1, rest.end()};
}

}  // namespace disclosure::service_host
