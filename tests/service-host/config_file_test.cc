#include "service-host/config_file.h"

#include <fstream>

#include "absl/strings/str_cat.h"
#include "disclosure/config/v1/config.pb.h"
#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace disclosure::service_host {
namespace {

using config::v1::IngestServiceConfig;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(ConfigFileTest, FillsTheConfiguration) {
  IngestServiceConfig config;
  ASSERT_THAT(ParseConfig(R"(
      # The store on a disk of its own.
      host { grpc_address: "127.0.0.1:7401" drain_timeout { seconds: 5 } }
      store { sqlite { path: "/var/lib/disclosure/ingest.db" } })",
                          "f", config),
              IsOk());
  EXPECT_EQ(config.host().grpc_address(), "127.0.0.1:7401");
  EXPECT_EQ(config.host().drain_timeout().seconds(), 5);
  EXPECT_EQ(config.store().sqlite().path(), "/var/lib/disclosure/ingest.db");
}

struct ErrorCase {
  std::string name;
  std::string text;
  std::string error;
};

class ConfigErrorTest : public testing::TestWithParam<ErrorCase> {};

TEST_P(ConfigErrorTest, IsNamedWithLineAndColumn) {
  IngestServiceConfig config;
  EXPECT_THAT(ParseConfig(GetParam().text, "ingest.conf", config),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr(GetParam().error)));
}

INSTANTIATE_TEST_SUITE_P(
    Errors, ConfigErrorTest,
    testing::ValuesIn(std::vector<ErrorCase>{
        {"UnknownKey", "host {\n  grpc_adress: \"x\"\n}",
         "ingest.conf:2:3: Message type \"disclosure.config.v1.HostConfig\" "
         "has no field named \"grpc_adress\"."},
        {"UnknownMessage", "hots { a { b: 1 } }", "ingest.conf:1:1: "},
        {"UnknownKeyThatStandsAlone", "host {}\nfeed {\n\tfeed\n  { a: 1 }\n}",
         "ingest.conf:3:9: "},
        {"TextForANumber", "limits { max_report_bytes: \"many\" }",
         "ingest.conf:1:28: "},
        {"NumberOutOfRange", "\n\nlimits { max_queued_reports: 3000000000 }",
         "ingest.conf:3:30: "},
        {"Unclosed", "host {", "ingest.conf:1:7: "},
        {"TwoBackends", "store { sqlite {} sqlite {} }", "ingest.conf:1:"},
    }),
    [](const auto& row) { return row.param.name; });

TEST(ConfigFileTest, NamesAllUnknownKeysAtOnce) {
  IngestServiceConfig config;
  EXPECT_THAT(
      ParseConfig("a: 1\nb: 2\nfeed { c: 3 max_followers: -x }", "f", config),
      StatusIs(absl::StatusCode::kInvalidArgument,
               AllOf(HasSubstr("f:1:1: "), HasSubstr("f:2:1: "),
                     HasSubstr("f:3:8: "), HasSubstr("f:3:29: "))));
}

TEST(ConfigFileTest, NamesABoundedNumberOfErrors) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "unknown: 1\n";
  IngestServiceConfig config;
  EXPECT_THAT(ParseConfig(text, "f", config),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       AllOf(HasSubstr("f:20:"), Not(HasSubstr("f:21:")))));
}

TEST(ConfigFileTest, NamesAFileThatIsMissing) {
  IngestServiceConfig config;
  const std::string path = testing::TempDir() + "no-such-file.conf";
  EXPECT_THAT(ReadConfigFile(path, config),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr(path)));
}

TEST(ConfigFileTest, NamesAPathThatIsNoFile) {
  IngestServiceConfig config;
  const absl::Status status = ReadConfigFile(testing::TempDir(), config);
  EXPECT_FALSE(status.ok());
  EXPECT_THAT(std::string(status.message()), HasSubstr(testing::TempDir()));
}

TEST(ConfigFileTest, NamesAFileThatIsTooLarge) {
  const std::string path =
      absl::StrCat(testing::TempDir(), "large.", getpid(), ".conf");
  std::ofstream(path) << std::string(kMaxConfigFileBytes + 1, '\n');
  IngestServiceConfig config;
  EXPECT_THAT(ReadConfigFile(path, config),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(path)));
}

}  // namespace
}  // namespace disclosure::service_host
