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

}  // namespace
}  // namespace disclosure::service_host
