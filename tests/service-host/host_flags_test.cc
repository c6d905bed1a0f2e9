#include "service-host/host_flags.h"

#include <fstream>

#include "absl/strings/str_cat.h"
#include "disclosure/config/v1/config.pb.h"
#include "gmock/gmock.h"
#include "service-host/command_line.h"
#include "tests/support/status_matchers.h"

namespace disclosure::service_host {
namespace {

using testing::ElementsAre;

std::vector<std::string> Parse(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "program");
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  return ParseFlags(static_cast<int>(pointers.size()), pointers.data());
}

// Flags stay set for the rest of a program, so this is one test.
TEST(HostFlagsTest, WhatWasGivenBeatsTheFile) {
  const std::string path =
      absl::StrCat(testing::TempDir(), "flags.", getpid(), ".conf");
  std::ofstream(path) << R"(
      host { grpc_address: "127.0.0.1:1" metrics_address: "127.0.0.1:2" })";
  EXPECT_THAT(Parse({"a-b", "--allow-plaintext-nonloopback",
                     "--drain-timeout=1500ms", absl::StrCat("--config=", path),
                     "--grpc-address=127.0.0.1:3", "--", "--not-a-flag"}),
              ElementsAre("a-b", "--not-a-flag"));

  config::v1::IngestServiceConfig config;
  ASSERT_THAT(ReadConfigOfFlag(config), IsOk());
  ApplyHostFlags(*config.mutable_host());
  EXPECT_EQ(config.host().grpc_address(), "127.0.0.1:3");
  EXPECT_EQ(config.host().metrics_address(), "127.0.0.1:2");
  EXPECT_TRUE(config.host().allow_plaintext_nonloopback());
  EXPECT_EQ(config.host().drain_timeout().seconds(), 1);
  EXPECT_EQ(config.host().drain_timeout().nanos(), 500000000);
  EXPECT_EQ(config.host().call_log_lines_per_second(), 0);
}

struct WrongUsageCase {
  std::string name;
  std::vector<std::string> arguments;
  std::string message;
};

void PrintTo(const WrongUsageCase& row, std::ostream* out) {
  *out << row.name;
}

class WrongUsageTest : public testing::TestWithParam<WrongUsageCase> {};

TEST_P(WrongUsageTest, EndsTheProgramWithItsOwnStatusAndSaysWhy) {
  const WrongUsageCase& row = GetParam();
  EXPECT_EXIT(Parse(row.arguments), testing::ExitedWithCode(kWrongUsage),
              row.message);
}

INSTANTIATE_TEST_SUITE_P(
    Arguments, WrongUsageTest,
    testing::ValuesIn(std::vector<WrongUsageCase>{
        {"UnknownFlag",
         {"--no-such-flag"},
         "^program: there is no flag --no_such_flag; --help lists them"},
        {"UnknownFlagWithOneDash", {"-x"}, "there is no flag --x"},
        {"UnknownFlagAfterAnArgument",
         {"argument", "--metrics-addres=off"},
         "there is no flag --metrics_addres"},
        {"NoForAFlagThatIsNoTruth", {"--noconfig"}, "no flag --noconfig"},
        {"WrongValue",
         {"--drain-timeout=soon"},
         "--drain_timeout cannot be \"soon\""},
        {"WrongValueApart",
         {"--call-log-lines-per-second", "many"},
         "--call_log_lines_per_second cannot be \"many\""},
        {"WrongTruth",
         {"--allow-plaintext-nonloopback=perhaps"},
         "--allow_plaintext_nonloopback cannot be \"perhaps\""},
        {"NoValue", {"--config"}, "--config needs a value"},
    }),
    [](const auto& row) { return row.param.name; });

TEST(OnlyFlagsTest, RefuseAnArgument) {
  char program[] = "ingest-service";
  char argument[] = "start";
  char* arguments[] = {program, argument, nullptr};
  EXPECT_EXIT(ParseOnlyFlags(2, arguments),
              testing::ExitedWithCode(kWrongUsage),
              "^ingest-service: takes no argument: \"start\"");
}

}  // namespace
}  // namespace disclosure::service_host
