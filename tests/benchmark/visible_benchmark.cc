// How long after its receipt a report is in the answers of stats-service, while
// reports arrive at a fixed rate, against the time in which an echo answers
// reports at the same rate.
//
// A client that holds a receipt asks at once for the report's own cell, with
// the receipt's sequence as `min_sequence`: what it waits for the answer is
// what a person who reads what he wrote has to wait, the call included. That is
// asked for a sample of the reports, so that the questions do not become the
// load.

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <deque>
#include <iostream>
#include <latch>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/strings/str_cat.h"
#include "disclosure/v1/stats.grpc.pb.h"
#include "service-host/client_channel.h"
#include "status/check.h"
#include "tests/benchmark/aligned_table.h"
#include "tests/benchmark/child_process.h"
#include "tests/benchmark/filling.h"
#include "tests/benchmark/following_stats.h"
#include "tests/benchmark/paced_load.h"
#include "tests/benchmark/progress.h"
#include "tests/benchmark/rounds.h"
#include "tests/benchmark/sample_reports.h"
#include "tests/benchmark/submitted_store.h"

ABSL_FLAG(int, rounds, 7, "how often everything is measured");
ABSL_FLAG(int, years, 2, "of all townships that are there before, up to 2024");
ABSL_FLAG(int, seconds, 5, "of load, in each round and on each side");
ABSL_FLAG(double, rate, 1'000, "reports a second");
ABSL_FLAG(int, sample, 10, "every n-th report is asked for");
ABSL_FLAG(std::string, ingest_service, "", "the program");
ABSL_FLAG(std::string, stats_service, "", "the program");
ABSL_FLAG(std::string, echo, "", "the program");
ABSL_FLAG(std::string, work_directory, "", "empty; the store is made there");

namespace disclosure::benchmarks {
namespace {

using Clock = std::chrono::steady_clock;

// Reports of this year are submitted; those of the years before are there.
constexpr int kYear = 2025;
constexpr double kMaxRatio = 3;
constexpr std::chrono::seconds kDeadline{30};
constexpr char kCell[] = "applications.received_new.total";
constexpr char kHistogram[] = "disclosure_stats_accepted_to_visible_seconds";
// Prime, and larger than the primes of the number of townships.
constexpr size_t kStride = 1'000'003;

constexpr Progress kProgress("visible");

double Micros(Clock::duration time) {
  return std::chrono::duration<double, std::micro>(time).count();
}

// Asks for reports that were just accepted, and notes when they were answered.
class Asking {
 public:
  Asking(v1::StatsService::Stub& stub, size_t questions)
      : stub_(stub), left_(static_cast<std::ptrdiff_t>(questions)) {}

  // For the cell of the report whose receipt this is.
  void Ask(const v1::AnnualReport& report, const PacedReceipt& receipt) {
    Call& call = NewCall();
    call.receipt = receipt;
    call.expected = report.applications().received_new().total();
    call.request.set_division_code(report.division_code());
    call.request.mutable_years()->set_first_year(kYear);
    call.request.mutable_years()->set_last_year(kYear);
    call.request.add_cells(kCell);
    call.request.set_min_sequence(receipt.sequence);
    call.context.set_deadline(std::chrono::system_clock::now() + kDeadline);
    stub_.async()->GetSeries(
        &call.context, &call.request, &call.response,
        [this, &call](const grpc::Status& status) { Take(call, status); });
  }

  void Wait() { left_.wait(); }
  // Microseconds, once all are answered.
  std::vector<double> SinceReceipt() const {
    return Times(
        [](const Call& call) { return call.answered - call.receipt.answered; });
  }
  std::vector<double> SinceDue() const {
    return Times(
        [](const Call& call) { return call.answered - call.receipt.due; });
  }

 private:
  struct Call {
    PacedReceipt receipt;
    int64_t expected = 0;
    grpc::ClientContext context;
    v1::GetSeriesRequest request;
    v1::GetSeriesResponse response;
    Clock::time_point answered;
  };

  Call& NewCall() {
    const std::scoped_lock lock(mutex_);
    return calls_.emplace_back();
  }

  void Take(Call& call, const grpc::Status& status) {
    call.answered = Clock::now();
    CHECK(status.ok()) << status.error_message();
    CHECK_LE(call.receipt.sequence, call.response.as_of_sequence());
    CHECK_EQ(call.response.series(0).points(0).value().value(), call.expected)
        << "another figure than was sent";
    left_.count_down();
  }

  template <typename TimeOf>
  std::vector<double> Times(TimeOf time_of) const {
    std::vector<double> times;
    for (const Call& call : calls_) times.push_back(Micros(time_of(call)));
    return times;
  }

  v1::StatsService::Stub& stub_;
  std::mutex mutex_;
  std::deque<Call> calls_;
  std::latch left_;
};

class VisibleBenchmark {
 public:
  VisibleBenchmark()
      : country_(TownshipsOf(kYear, kYear)),
        echo_({absl::GetFlag(FLAGS_echo)}),
        ingest_({absl::GetFlag(FLAGS_ingest_service),
                 "--store=" + absl::GetFlag(FLAGS_work_directory) +
                     "/visible/reports.db",
                 "--grpc_address=127.0.0.1:0",
                 "--metrics_address=127.0.0.1:0"}),
        echo_channel_(service_host::OpenChannel(echo_.address())),
        ingest_channel_(service_host::OpenChannel(ingest_.address())) {
    CHECK_LE(ReportsARound() * absl::GetFlag(FLAGS_rounds), country_.size())
        << "there are no more townships";
    Fill();
    stats_.emplace(absl::GetFlag(FLAGS_stats_service), ingest_.address(),
                   LatestSequence(ingest_channel_));
  }

  void RunRound(int round) {
    const std::vector<v1::SubmitReportRequest> requests = Requests(round);
    if (round % 2 == 0) MeasureEcho(requests);
    MeasureServices(requests);
    if (round % 2 != 0) MeasureEcho(requests);
  }

  void Print() const {
    std::cout << "visible: " << absl::GetFlag(FLAGS_rounds) << " rounds of "
              << absl::GetFlag(FLAGS_seconds) << " s; "
              << WithThousands(absl::GetFlag(FLAGS_rate))
              << " reports a second on top of "
              << WithThousands(static_cast<double>(filled_)) << "\n\n";
    AlignedTable times({"µs", "median", "p99", "slowest"});
    for (const std::string name : {kEcho, kReceipt, kVisible, kSentToVisible}) {
      times.Add({name, WithThousands(rounds_.Middle(name)),
                 WithThousands(rounds_.Middle(name + kP99)),
                 WithThousands(rounds_.Middle(name + kSlowest))});
    }
    times.Add({kByItself, WithThousands(rounds_.Middle(kByItself))});
    times.Print();
    std::cout << "\n";
    AlignedTable ratios({"p99", "median (lowest-highest)", "target", ""});
    const std::string echo = std::string(kEcho) + kP99;
    ratios.AddRatioAtMost("accepted to visible ÷ echo", rounds_,
                          std::string(kVisible) + kP99, echo, kMaxRatio);
    ratios.AddRatio("sent to accepted ÷ echo", rounds_,
                    std::string(kReceipt) + kP99, echo);
    ratios.AddRatio("sent to visible ÷ echo", rounds_,
                    std::string(kSentToVisible) + kP99, echo);
    ratios.Print();
  }

 private:
  static constexpr char kEcho[] = "echo";
  static constexpr char kReceipt[] = "sent to accepted";
  static constexpr char kVisible[] = "accepted to visible";
  static constexpr char kSentToVisible[] = "sent to visible";
  static constexpr char kByItself[] = "accepted to visible, as it says (mean)";
  static constexpr char kP99[] = " p99";
  static constexpr char kSlowest[] = " slowest";

  static size_t ReportsARound() {
    return static_cast<size_t>(absl::GetFlag(FLAGS_rate) *
                               absl::GetFlag(FLAGS_seconds));
  }

  void Fill() {
    kProgress.Say("submitting the years before ...");
    const ctl::Country before =
        TownshipsOf(kYear - absl::GetFlag(FLAGS_years), kYear - 1);
    Filling filling(ingest_channel_);
    v1::AnnualReport report;
    for (; filled_ < before.size(); ++filled_) {
      before.Fill(filled_, report);
      filling.Add(report);
    }
    filling.Flush();
  }

  // Of places all over the country, others in each round.
  std::vector<v1::SubmitReportRequest> Requests(int round) const {
    std::vector<v1::SubmitReportRequest> requests(ReportsARound());
    for (size_t i = 0; i < requests.size(); ++i) {
      const size_t n = static_cast<size_t>(round) * requests.size() + i;
      country_.Fill(n * kStride % country_.size(),
                    *requests[i].mutable_report());
      requests[i].set_mode(v1::MODE_ARCHIVE);
    }
    return requests;
  }

  void Note(const std::string& name, const std::vector<double>& micros) {
    rounds_.Note(name, Median(micros));
    rounds_.Note(name + kP99, QuantileOf(micros, 0.99));
    rounds_.Note(name + kSlowest, std::ranges::max(micros));
  }

  // Microseconds from the time a report was due until it was answered.
  void MeasureEcho(std::span<const v1::SubmitReportRequest> requests) {
    std::vector<double> micros(requests.size());
    SubmitAtRate(echo_channel_, requests, absl::GetFlag(FLAGS_rate),
                 [&](const PacedReceipt& receipt) {
                   micros[receipt.n] = Micros(receipt.answered - receipt.due);
                 });
    Note(kEcho, micros);
  }

  void MeasureServices(std::span<const v1::SubmitReportRequest> requests) {
    const auto sample = static_cast<size_t>(absl::GetFlag(FLAGS_sample));
    const double seen = SeenByService("_sum");
    std::vector<double> micros(requests.size());
    Asking asking(stats_->stub(), (requests.size() + sample - 1) / sample);
    SubmitAtRate(ingest_channel_, requests, absl::GetFlag(FLAGS_rate),
                 [&](const PacedReceipt& receipt) {
                   micros[receipt.n] = Micros(receipt.answered - receipt.due);
                   if (receipt.n % sample != 0) return;
                   asking.Ask(requests[receipt.n].report(), receipt);
                 });
    asking.Wait();
    Note(kReceipt, micros);
    Note(kVisible, asking.SinceReceipt());
    Note(kSentToVisible, asking.SinceDue());
    submitted_ += requests.size();
    AwaitSeen();
    rounds_.Note(kByItself, (SeenByService("_sum") - seen) * 1e6 /
                                static_cast<double>(requests.size()));
  }

  double SeenByService(const std::string& suffix) const {
    return stats_->process().Metric(kHistogram + suffix);
  }

  // The service's own histogram has each report that was sent, and no other. It
  // counts just after it has published.
  void AwaitSeen() const {
    const auto begin = Clock::now();
    double seen = 0;
    while ((seen = SeenByService("_count")) < static_cast<double>(submitted_)) {
      CHECK(Clock::now() - begin < kDeadline) << seen << " are visible";
    }
    CHECK_EQ(seen, static_cast<double>(submitted_));
  }

  const ctl::Country country_;
  ChildProcess echo_;
  ChildProcess ingest_;
  const std::shared_ptr<grpc::Channel> echo_channel_;
  const std::shared_ptr<grpc::Channel> ingest_channel_;
  std::optional<FollowingStats> stats_;
  size_t filled_ = 0;
  size_t submitted_ = 0;
  Rounds rounds_;
};

void Run() {
  VisibleBenchmark benchmark;
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
