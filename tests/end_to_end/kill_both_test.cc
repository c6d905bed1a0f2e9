// After SIGKILL of both services at a random moment under load, and a restart:
// every acknowledged report is there once, and the aggregates equal a
// recomputation from the store.

#include <map>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "divisions/division_tree.h"
#include "gmock/gmock.h"
#include "grpcpp/client_context.h"
#include "gtest/gtest.h"
#include "tests/end_to_end/two_services.h"
#include "tests/support/long_tests.h"
#include "tests/support/report_builder.h"

namespace disclosure {
namespace {

constexpr int kShortRounds = 4;
constexpr int kLongRounds = 60;
constexpr int kReportsPerMessage = 16;
constexpr int kMaxAcknowledgedBeforeKill = 1500;
constexpr int kFirstLoadYear = 2019;
constexpr int kLoadYears = 2;
const std::string kCell = "applications.received_new.total";

int Rounds() {
  return AreTestsLong() ? kLongRounds : kShortRounds;
}

using Key = std::pair<std::string, int>;  // division code and year

class KillTest : public testing::Test {
 protected:
  KillTest() {
    const auto tree = divisions::LoadEmbeddedDivisions();
    EXPECT_TRUE(tree.ok());
    for (const divisions::Area& area : tree->areas()) {
      const bool township = area.code.level() == divisions::Level::kTownship;
      if (township && area.In(2019)) townships_.push_back(area.code.ToString());
    }
  }

  // The n-th report of all; no two have the same identity.
  v1::AnnualReport Report(int n) const {
    const int count = n % 100;
    return AReport()
        .AllZero(v1::FORM_2019)
        .For(
            townships_[static_cast<size_t>(n) / kLoadYears % townships_.size()])
        .Year(kFirstLoadYear + n % kLoadYears)
        .With("applications.received_new.natural_person", count)
        .With(kCell, count)
        .With("applications.granted.natural_person", count)
        .With("applications.granted.total", count)
        .With("applications.outcome_total.natural_person", count)
        .With("applications.outcome_total.total", count);
  }

  // Streams reports from `next_` on until the service is gone; kills both
  // services once `kill_after` reports are acknowledged.
  void LoadAndKill(int kill_after) {
    grpc::ClientContext context;
    const auto stream = services_.ingest_stub().SubmitReports(&context);
    std::thread writer([&] {
      v1::SubmitReportsRequest message;
      do {
        message.clear_requests();
        for (int i = 0; i < kReportsPerMessage; ++i) {
          *message.add_requests()->mutable_report() = Report(next_++);
        }
      } while (stream->Write(message));
    });
    int acknowledged = 0;
    bool killed = false;
    v1::SubmitReportsResponse response;
    while (stream->Read(&response)) {
      for (const v1::SubmitReportResult& result : response.results()) {
        ASSERT_TRUE(result.response().has_accepted()) << result.DebugString();
        const v1::Revision& revision = result.response().accepted().revision();
        acknowledged_[{revision.identity().division_code(),
                       revision.identity().report_year()}] =
            revision.sequence();
        ++acknowledged;
      }
      if (acknowledged >= kill_after && !killed) {
        killed = true;
        services_.ingest().Kill();
        services_.stats().Kill();
      }
    }
    writer.join();
    EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
  }

  void ExpectEachAcknowledgedOnce(const std::vector<v1::Change>& changes) {
    std::map<Key, uint64_t> stored;
    uint64_t sequence = 0;
    for (const v1::Change& change : changes) {
      EXPECT_EQ(change.sequence(), ++sequence);
      const v1::ReportIdentity& id = change.revision().identity();
      const bool first = stored
                             .emplace(Key{id.division_code(), id.report_year()},
                                      change.sequence())
                             .second;
      EXPECT_TRUE(first) << id.division_code() << " is there twice";
    }
    for (const auto& [key, acknowledged_sequence] : acknowledged_) {
      const auto found = stored.find(key);
      ASSERT_NE(found, stored.end()) << key.first << " was lost";
      EXPECT_EQ(found->second, acknowledged_sequence);
    }
  }

  void ExpectSumsOf(const std::vector<v1::Change>& changes,
                    const std::string& area) {
    std::map<int, int64_t> sums;
    std::map<int, int64_t> counts;
    for (const v1::Change& change : changes) {
      const v1::AnnualReport& report = change.accepted().report();
      if (area != "00" && !report.division_code().starts_with(area)) continue;
      sums[report.report_year()] +=
          report.applications().received_new().total();
      ++counts[report.report_year()];
    }
    const v1::GetSeriesResponse answer =
        services_.Series(area, {kCell}, kFirstLoadYear,
                         kFirstLoadYear + kLoadYears - 1, changes.size());
    ASSERT_EQ(answer.series_size(), 1);
    for (const v1::SeriesPoint& point : answer.series(0).points()) {
      EXPECT_EQ(point.value().value(), sums[point.year()])
          << area << " " << point.year();
      EXPECT_EQ(point.value().counts().with_value(), counts[point.year()])
          << area << " " << point.year();
    }
  }

  TwoServices services_;
  std::vector<std::string> townships_;
  int next_ = 0;
  std::map<Key, uint64_t> acknowledged_;
};

TEST_F(KillTest, NothingAcknowledgedIsLostAndTheSumsAreRight) {
  const auto seed = std::random_device()();
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> moment(1, kMaxAcknowledgedBeforeKill);
  for (int round = 0; round < Rounds(); ++round) {
    LoadAndKill(moment(random));
    services_.StartIngest();
    services_.StartStats();
    const std::vector<v1::Change> changes = services_.ReadFeed();
    ExpectEachAcknowledgedOnce(changes);
    for (const char* area : {"00", "11", "1101", "110101", "12", "43"}) {
      ExpectSumsOf(changes, area);
    }
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace disclosure
