#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <string_view>
#include <vector>

#include "disclosurectl/commands/program.h"

namespace {

std::string_view Environment(const char* name) {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): before any thread starts.
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

int main(int argc, char** argv) {
  // What a call or a file has to say is in its status; the libraries' own lines
  // would only stand between the user and that.
  gpr_set_log_function([](gpr_log_func_args*) {});
  google::protobuf::SetLogHandler(nullptr);
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);

  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  const disclosure::ctl::Language language = disclosure::ctl::LanguageOfLocale(
      Environment("LC_ALL"), Environment("LC_MESSAGES"), Environment("LANG"));
  const disclosure::ctl::Io io{std::cin, std::cout, std::cerr,
                               isatty(STDOUT_FILENO) != 0,
                               isatty(STDERR_FILENO) != 0};
  return static_cast<int>(disclosure::ctl::RunProgram(arguments, language, io));
}
