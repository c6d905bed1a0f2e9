// Flags, settings and files of one's own: what a service makes of them.

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

#include "disclosure/v1/ingest.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "status/reason.h"
#include "tests/end_to_end/raw_call.h"
#include "tests/end_to_end/two_services.h"
#include "tests/support/seed_report.h"

namespace disclosure {
namespace {

using testing::HasSubstr;

// An office may have rules of its own, and forget one.
TEST(OwnRulesTest, LetNoReportThroughThatHasNoIdentity) {
  const TemporaryDirectory directory;
  const std::string file = directory.path() + "/rules.textproto";
  std::ofstream(file) << R"(rules {
    id: "X-1" holds: "proactive.norm_docs_made >= 0"
    on_submission: SEVERITY_ERROR in_archive: SEVERITY_ERROR
    message_zh: "负数" message_en: "negative" ground: "Practice."
  })";
  TwoServices services({"--rules=" + file});
  v1::SubmitReportRequest request;
  *request.mutable_report() = SeedReport();
  EXPECT_TRUE(services.Submit(request.report()).has_accepted());
  for (const char* code : {"", "4303x", "430321111201"}) {
    request.mutable_report()->set_division_code(code);
    const absl::Status status = CallRaw(
        services.ingest_address(), "/disclosure.v1.IngestService/SubmitReport",
        request.SerializeAsString());
    EXPECT_EQ(ReasonOf(status), "BAD_IDENTITY") << code;
    EXPECT_EQ(FieldOf(status), "division_code") << code;
  }
  services.ingest().Signal(SIGTERM);
  EXPECT_EQ(services.ingest().Wait(), 0);
  services.StartIngest();
  EXPECT_TRUE(services.Submit(SeedReport()).has_repeated());
}

TEST(OwnRulesTest, ADirectoryIsNoRulesFile) {
  ServiceProcess service("ingest-service/ingest-service", {"--rules=/tmp"});
  EXPECT_NE(service.Wait(), 0);
  EXPECT_THAT(service.log(), HasSubstr("/tmp"));
}

TEST(WrongFlagTest, ASettingThatCannotBeEndsAServiceBeforeItMakesAnything) {
  const TemporaryDirectory directory;
  for (const char* flag : {"--grpc_address=nowhere", "--drain_timeout=-1s",
                           "--metrics_address=0.0.0.0:9401"}) {
    ServiceProcess service(
        "ingest-service/ingest-service",
        {"--store=" + directory.path() + "/made/reports.db", flag});
    EXPECT_EQ(service.Wait(), 2) << flag;
  }
  EXPECT_FALSE(std::filesystem::exists(directory.path() + "/made"));
}

TEST(WrongFlagTest, EndsAServiceWithItsOwnStatus) {
  for (const char* program :
       {"ingest-service/ingest-service", "stats-service/stats-service"}) {
    ServiceProcess unknown(program, {"--no-such-flag"});
    EXPECT_EQ(unknown.Wait(), 2);
    EXPECT_THAT(unknown.log(), HasSubstr("there is no flag --no_such_flag"));
    ServiceProcess argument(program, {"start"});
    EXPECT_EQ(argument.Wait(), 2);
    EXPECT_THAT(argument.log(), HasSubstr("takes no argument: \"start\""));
  }
}

}  // namespace
}  // namespace disclosure
