// How long a stats-service needs after a restart, against a client that
// receives and parses the same feed and discards it. Feed and followers use the
// same cores; the followers run in this process, from connecting until they
// have everything.

#include <grpcpp/channel.h>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <latch>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "form/read_report.h"
#include "service-host/client_channel.h"
#include "stats-service/cube/cube_frame.h"
#include "stats-service/follow/feed_follower.h"
#include "stats-service/follow/grpc_change_source.h"
#include "stats-service/live_cube.h"
#include "status/check.h"
#include "tests/benchmark/aligned_table.h"
#include "tests/benchmark/child_process.h"
#include "tests/benchmark/feed_discard.h"
#include "tests/benchmark/filling.h"
#include "tests/benchmark/progress.h"
#include "tests/benchmark/rounds.h"
#include "tests/benchmark/sample_reports.h"
#include "tests/benchmark/submitted_store.h"

ABSL_FLAG(int, rounds, 7, "how often everything is measured");
ABSL_FLAG(int, years, 2, "years of all townships in the feed");
ABSL_FLAG(std::string, ingest_service, "", "the program");
ABSL_FLAG(std::string, work_directory, "", "empty; the store is made there");

namespace disclosure::benchmarks {
namespace {

constexpr int kLastYear = 2025;
constexpr Progress kProgress("replay");
// As stats-service has it without configuration.
constexpr std::chrono::milliseconds kPublishInterval{20};
// A cell whose sums are compared.
constexpr char kCell[] = "applications.received_new.total";

// What the country adds up to, and how many changes the feed has for that.
struct Expected {
  size_t reports = 0;
  uint64_t changes = 0;
  std::map<int, int64_t> sums;
};

Expected Fill(const std::shared_ptr<grpc::Channel>& channel,
              const ctl::Country& country) {
  Expected expected;
  Filling filling(channel);
  v1::AnnualReport report;
  for (; expected.reports < country.size(); ++expected.reports) {
    country.Fill(expected.reports, report);
    expected.sums[report.report_year()] +=
        report.applications().received_new().total();
    filling.Add(report);
  }
  filling.Flush();
  expected.changes = LatestSequence(channel);
  return expected;
}

// stats-service without its API.
class Stats {
 public:
  explicit Stats(const std::shared_ptr<grpc::Channel>& channel)
      : reader_(Catalogue()),
        frame_(Catalogue(), Divisions()),
        cubes_(frame_, {.publish_interval = kPublishInterval},
               [this](const stats::CubePublication& publication) {
                 if (publication.caught_up && !std::exchange(told_, true)) {
                   caught_up_.count_down();
                 }
               }),
        source_(channel, reader_),
        follower_(source_, SinkInto(cubes_), {}, /*seed=*/1) {
    cubes_.Start();
  }

  ~Stats() {
    cubes_.Stop();
    follower_.Stop();
  }

  double SecondsToCatchUp() {
    const auto start = std::chrono::steady_clock::now();
    follower_.Start();
    caught_up_.wait();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() -
                                         start)
        .count();
  }

  void Verify(const Expected& expected) const {
    const auto cube = cubes_.Latest();
    CHECK_EQ(static_cast<size_t>(cube->Reports()), expected.reports);
    for (const auto& [year, sum] : expected.sums) {
      const stats::RollUp* nation =
          cube->FindRollUp(divisions::DivisionCode(), year);
      CHECK(nation != nullptr);
      CHECK_EQ(nation->Of(frame_, *Catalogue().Find(kCell)).Sum().value_or(-1),
               sum);
    }
  }

 private:
  static stats::FollowerSink SinkInto(stats::LiveCube& cubes) {
    return {.add =
                [&cubes](std::vector<record::Change> changes,
                         record::Sequence up_to, record::Sequence latest) {
                  return cubes.Add(std::move(changes), up_to, latest);
                },
            .reset = [] { CHECK(false) << "another feed"; }};
  }

  const form::ReportReader reader_;
  const stats::CubeFrame frame_;
  bool told_ = false;  // of the cube's thread alone
  std::latch caught_up_{1};
  stats::LiveCube cubes_;
  stats::GrpcChangeSource source_;
  stats::FeedFollower follower_;
};

class ReplayBenchmark {
 public:
  ReplayBenchmark()
      : ingest_({absl::GetFlag(FLAGS_ingest_service), "--store=" + StorePath(),
                 "--grpc_address=127.0.0.1:0",
                 "--metrics_address=127.0.0.1:0"}),
        expected_(Fill(NewChannel(),
                       TownshipsOf(kLastYear - absl::GetFlag(FLAGS_years) + 1,
                                   kLastYear))) {}

  void RunRound(int round) {
    if (round % 2 == 0) MeasureDiscarding();
    MeasureStats();
    if (round % 2 != 0) MeasureDiscarding();
  }

  void Print() const {
    std::cout << "replay: " << absl::GetFlag(FLAGS_rounds) << " rounds; "
              << WithThousands(static_cast<double>(expected_.reports))
              << " township-years\n\n";
    AlignedTable rates({"", "reports/s", "seconds", "feed CPU µs"});
    for (const std::string name : {"discards", "stats"}) {
      rates.Add({name == "stats" ? "stats-service catches up"
                                 : "client parses and discards",
                 WithThousands(rounds_.Middle(name)),
                 TwoDecimals(rounds_.Middle(name + " seconds")),
                 TwoDecimals(rounds_.Middle(name + " cpu"))});
    }
    rates.Print();
    std::cout << "\n";
    AlignedTable ratios({"", "median (lowest-highest)", "target", ""});
    ratios.AddRatio("replay ÷ discarding client", rounds_, "stats", "discards",
                    0.4);
    ratios.Print();
  }

 private:
  static std::string StorePath() {
    return std::filesystem::path(absl::GetFlag(FLAGS_work_directory)) /
           "replay" / "reports.db";
  }

  std::shared_ptr<grpc::Channel> NewChannel() const {
    return service_host::OpenChannel(ingest_.address());
  }

  void Note(const std::string& name, double seconds, double feed_cpu) {
    const auto reports = static_cast<double>(expected_.reports);
    rounds_.Note(name, reports / seconds);
    rounds_.Note(name + " seconds", seconds);
    rounds_.Note(name + " cpu", feed_cpu * 1e6 / reports);
  }

  void MeasureDiscarding() {
    const double cpu_before = ingest_.CpuSeconds();
    const DiscardedFeed feed = DiscardFeed(NewChannel(), expected_.changes);
    CHECK_EQ(feed.changes, expected_.changes);
    Note("discards", feed.seconds, ingest_.CpuSeconds() - cpu_before);
  }

  void MeasureStats() {
    Stats stats(NewChannel());
    const double cpu_before = ingest_.CpuSeconds();
    const double seconds = stats.SecondsToCatchUp();
    Note("stats", seconds, ingest_.CpuSeconds() - cpu_before);
    stats.Verify(expected_);
  }

  ChildProcess ingest_;
  const Expected expected_;
  Rounds rounds_;
};

void Run() {
  kProgress.Say("filling the feed ...");
  ReplayBenchmark benchmark;
  kProgress.ForEachRound(absl::GetFlag(FLAGS_rounds),
                         [&](int round) { benchmark.RunRound(round); });
  benchmark.Print();
}

}  // namespace
}  // namespace disclosure::benchmarks

int main(int argc, char** argv) {
  absl::ParseCommandLine(argc, argv);
  disclosure::benchmarks::Run();
  return 0;
}
