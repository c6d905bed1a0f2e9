// A backup in the place of the store, as docs/operations.md says: nobody goes
// on with what was lost.

#include <csignal>
#include <filesystem>
#include <string>

#include "disclosure/v1/stats.pb.h"
#include "gtest/gtest.h"
#include "tests/end_to_end/two_services.h"
#include "tests/support/seed_report.h"

namespace disclosure {
namespace {

constexpr char kMade[] = "proactive.norm_docs_made";

class RestoredBackupTest : public testing::Test {
 protected:
  void Stop() {
    services_.ingest().Signal(SIGTERM);
    ASSERT_EQ(services_.ingest().Wait(), 0);
  }
  void Accept(const std::string& division) {
    v1::AnnualReport report = SeedReport();
    report.set_division_code(division);
    ASSERT_TRUE(services_.Submit(report).has_accepted());
  }
  v1::ValueStatus StatusOf(const std::string& division) {
    const auto answer =
        services_.Series(division, {kMade}, SeedReport().report_year(),
                         SeedReport().report_year(), 2);
    return answer.series(0).points(0).value().status();
  }

  TwoServices services_;
  const std::string store_ = services_.directory() + "/ingest.db";
};

TEST_F(RestoredBackupTest, FollowersBeginAnew) {
  Accept("430321111");
  Stop();
  std::filesystem::copy_file(store_, store_ + ".backup");
  services_.StartIngest();
  Accept("430321112");
  EXPECT_EQ(StatusOf("430321112"), v1::VALUE_STATUS_VALUE);

  Stop();
  std::filesystem::rename(store_ + ".backup", store_);
  services_.StartIngest({"--new_feed_id"});
  Accept("430321113");
  ASSERT_NE(services_.stats().AwaitLine("\"feed_replaced\""), "");
  ASSERT_NE(services_.stats().AwaitLine("\"caught_up\""), "");
  EXPECT_EQ(StatusOf("430321113"), v1::VALUE_STATUS_VALUE);
  EXPECT_EQ(StatusOf("430321112"), v1::VALUE_STATUS_NOT_REPORTED);
  EXPECT_EQ(StatusOf("430321111"), v1::VALUE_STATUS_VALUE);
}

}  // namespace
}  // namespace disclosure
