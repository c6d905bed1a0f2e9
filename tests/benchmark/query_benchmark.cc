// What questions about a whole country take: the real stats-service over
// loopback, an echo that serialises the same answers on the same host, and the
// same questions in SQLite, PostgreSQL and DuckDB on the same data. All answers
// are compared before anything is timed.

#include <grpcpp/channel.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/strings/str_cat.h"
#include "service-host/client_channel.h"
#include "status/check.h"
#include "tests/benchmark/aligned_table.h"
#include "tests/benchmark/child_process.h"
#include "tests/benchmark/filling.h"
#include "tests/benchmark/following_stats.h"
#include "tests/benchmark/progress.h"
#include "tests/benchmark/query_questions.h"
#include "tests/benchmark/rounds.h"
#include "tests/benchmark/sample_reports.h"
#include "tests/benchmark/sql_peers.h"
#include "tests/benchmark/stats_echo.h"
#include "tests/benchmark/submit_load.h"
#include "tests/benchmark/submitted_store.h"

ABSL_FLAG(int, rounds, 5, "how often everything is measured");
ABSL_FLAG(int, years, 18, "of all townships, up to 2025");
ABSL_FLAG(int, departments, 110'000, "over the last five years");
ABSL_FLAG(std::string, only, "", "questions with this in their name");
ABSL_FLAG(std::string, ingest_service, "", "the program");
ABSL_FLAG(std::string, stats_service, "", "the program");
ABSL_FLAG(std::string, echo, "", "the program benchmark_stats_echo");
ABSL_FLAG(std::string, work_directory, "", "empty; stores are made there");
ABSL_FLAG(std::string, postgres, "", "libpq connection; empty: left out");
ABSL_FLAG(std::string, duckdb_script, "", "empty: left out");

namespace disclosure::benchmarks {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr size_t kPerMessage = 64;
// Calls of one question in one round, and the time after which it is enough.
constexpr int kCalls = 200;
constexpr std::chrono::milliseconds kEnough{500};
constexpr int kSqlRuns = 3;
constexpr int kChangesASecond = 2'000;
// More than are amended while all questions are asked once.
constexpr size_t kChangesARound = 40'000;
constexpr double kTolerance = 1e-9;

double MicrosSince(SteadyClock::time_point start) {
  return std::chrono::duration<double, std::micro>(SteadyClock::now() - start)
      .count();
}

constexpr Progress kProgress("query");

// Amends townships, each once, at a fixed rate.
class SteadyFeed {
 public:
  // From the `first` report on, which nobody has amended yet.
  SteadyFeed(std::shared_ptr<grpc::Channel> channel, const NationalData& data,
             size_t first)
      : channel_(std::move(channel)),
        data_(data),
        first_(first),
        thread_([this](const std::stop_token& stop) { Run(stop); }) {}

 private:
  void Run(const std::stop_token& stop) {
    constexpr auto kPause = std::chrono::microseconds(
        std::micro::den * kPerMessage / kChangesASecond);
    auto next = SteadyClock::now();
    for (size_t n = first_; !stop.stop_requested(); n += kPerMessage) {
      std::vector<v1::SubmitReportRequest> requests(kPerMessage);
      for (size_t i = 0; i < kPerMessage; ++i) {
        v1::SubmitReportRequest& request = requests[i];
        data_.FillTownship(n + i, *request.mutable_report());
        request.mutable_report()->mutable_publication()->set_telephone(
            "0731-57645372");
        request.set_amends_revision(1);
        request.set_mode(v1::MODE_ARCHIVE);
      }
      SubmitStream(channel_, MessagesOf(requests, kPerMessage), 1);
      next += kPause;
      std::this_thread::sleep_until(next);
    }
  }

  const std::shared_ptr<grpc::Channel> channel_;
  const NationalData& data_;
  const size_t first_;
  std::jthread thread_;
};

std::vector<Question> QuestionsNamed(const std::string& part,
                                     const NationalSpec& spec) {
  std::vector<Question> questions = QuestionsFor(Catalogue(), spec);
  std::erase_if(questions, [&](const Question& question) {
    return question.name.find(part) == std::string::npos;
  });
  CHECK(!questions.empty()) << "--only: no question is named so: " << part;
  return questions;
}

class QueryBenchmark {
 public:
  QueryBenchmark()
      : work_(absl::GetFlag(FLAGS_work_directory)),
        data_({.years = absl::GetFlag(FLAGS_years),
               .departments = absl::GetFlag(FLAGS_departments)}),
        table_(Catalogue()),
        questions_(QuestionsNamed(absl::GetFlag(FLAGS_only), data_.spec())),
        ingest_({absl::GetFlag(FLAGS_ingest_service),
                 "--store=" + work_ + "/query/reports.db",
                 "--grpc_address=127.0.0.1:0",
                 "--metrics_address=127.0.0.1:0"}),
        channel_(service_host::OpenChannel(ingest_.address())),
        echo_(absl::GetFlag(FLAGS_echo), work_ + "/query") {
    FillService();
    LoadPeers();
    Compare();
  }

  void RunRound(int round) {
    for (size_t i = 0; i < questions_.size(); ++i) {
      const Question& question = questions_[i];
      if (round % 2 == 0) TimeEcho(question);
      Time(question, stats_->stub(), question.name + " ours");
      if (round % 2 != 0) TimeEcho(question);
      for (const auto& [name, peer] : peers_) TimeSql(question, name, *peer);
    }
    const SteadyFeed feed(channel_, data_,
                          static_cast<size_t>(round) * kChangesARound);
    for (const Question& question : questions_) {
      Time(question, stats_->stub(), question.name + " fed");
    }
  }

  void Print() const {
    std::cout << "query: " << absl::GetFlag(FLAGS_rounds) << " rounds; "
              << WithThousands(static_cast<double>(data_.size()))
              << " organ-years\n\n";
    PrintTimes();
    std::cout << "\n";
    PrintRatios();
  }

 private:
  void FillService() {
    kProgress.Say("submitting the country ...");
    Filling filling(channel_);
    data_.ForEach([&](const v1::AnnualReport& report) { filling.Add(report); });
    filling.Flush();
    const uint64_t latest = LatestSequence(channel_);
    kProgress.Say("following it ...");
    const auto start = SteadyClock::now();
    stats_.emplace(absl::GetFlag(FLAGS_stats_service), ingest_.address(),
                   latest);
    kProgress.Say(absl::StrCat("caught up after ",
                               TwoDecimals(MicrosSince(start) / 1e6), " s"));
  }

  void LoadPeers() {
    const std::string folder = work_ + "/query";
    kProgress.Say("loading SQLite ...");
    peers_.emplace_back("SQLite",
                        LoadSqlite(folder + "/peer.db", table_, data_));
    if (const auto postgres = absl::GetFlag(FLAGS_postgres);
        !postgres.empty()) {
      kProgress.Say("loading PostgreSQL ...");
      peers_.emplace_back("PostgreSQL", LoadPostgres(postgres, table_, data_));
    }
    if (const auto script = absl::GetFlag(FLAGS_duckdb_script);
        !script.empty()) {
      kProgress.Say("loading DuckDB ...");
      peers_.emplace_back("DuckDB", LoadDuckDb(script, folder, table_, data_));
    }
  }

  static const std::string& SqlFor(const Question& question,
                                   const std::string& peer) {
    return peer == "SQLite" && !question.sqlite.empty() ? question.sqlite
                                                        : question.sql;
  }

  // Every answer, before it is timed.
  void Compare() {
    kProgress.Say("comparing answers ...");
    for (const Question& question : questions_) {
      const std::vector<double> ours =
          question.figures(Ask(question, stats_->stub()));
      CHECK(!ours.empty()) << question.name;
      for (const auto& [name, peer] : peers_) {
        const std::vector<double> theirs =
            peer->Ask(SqlFor(question, name)).figures;
        CHECK_EQ(ours.size(), theirs.size()) << question.name << ", " << name;
        for (size_t i = 0; i < ours.size(); ++i) {
          CHECK_LE(std::abs(ours[i] - theirs[i]),
                   kTolerance * std::max(1.0, std::abs(ours[i])))
              << question.name << ", " << name << ", figure " << i << ": "
              << ours[i] << " and " << theirs[i];
        }
      }
    }
  }

  // Notes the median and the 99th percentile of one round.
  void Time(const Question& question, v1::StatsService::Stub& stub,
            const std::string& name) {
    std::vector<double> micros;
    const auto begin = SteadyClock::now();
    while (micros.size() < kCalls && SteadyClock::now() - begin < kEnough) {
      const auto start = SteadyClock::now();
      Ask(question, stub);
      micros.push_back(MicrosSince(start));
    }
    rounds_.Note(name, Median(micros));
    rounds_.Note(name + " p99", QuantileOf(micros, 0.99));
  }

  // Answers of several pages are echoed page by page.
  void TimeEcho(const Question& question) {
    const Answers answers = Ask(question, stats_->stub());
    std::vector<double> micros;
    const auto begin = SteadyClock::now();
    while (micros.size() < kCalls && SteadyClock::now() - begin < kEnough) {
      double sum = 0;
      for (const auto& answer : answers) {
        echo_.AnswerWith(*answer);
        const auto start = SteadyClock::now();
        question.call(echo_.stub(), "");
        sum += MicrosSince(start);
      }
      micros.push_back(sum);
    }
    rounds_.Note(question.name + " echo", Median(micros));
  }

  void TimeSql(const Question& question, const std::string& name,
               SqlPeer& peer) {
    std::vector<double> micros;
    micros.reserve(kSqlRuns);
    for (int i = 0; i < kSqlRuns; ++i) {
      micros.push_back(peer.Ask(SqlFor(question, name)).micros);
    }
    rounds_.Note(absl::StrCat(question.name, " ", name), Median(micros));
  }

  void PrintTimes() const {
    std::vector<std::string> heading = {"µs, median", "ours",    "p99",
                                        "fed",        "fed p99", "echo"};
    for (const auto& [name, peer] : peers_) heading.push_back(name);
    AlignedTable table(heading);
    for (const Question& question : questions_) {
      std::vector<std::string> row = {question.name};
      for (const std::string suffix :
           {" ours", " ours p99", " fed", " fed p99", " echo"}) {
        row.push_back(WithThousands(rounds_.Middle(question.name + suffix)));
      }
      for (const auto& [name, peer] : peers_) {
        row.push_back(WithThousands(
            rounds_.Middle(absl::StrCat(question.name, " ", name))));
      }
      table.Add(row);
    }
    table.Print();
  }

  std::string FastestPeer(const Question& question) const {
    const auto time = [&](const auto& peer) {
      return rounds_.Middle(absl::StrCat(question.name, " ", peer.first));
    };
    return std::ranges::min_element(peers_, {}, time)->first;
  }

  void PrintRatios() const {
    AlignedTable table({"", "median (lowest-highest)", "target", ""});
    for (const Question& question : questions_) {
      const std::string ours = question.name + " ours";
      if (question.is_small) {
        table.AddRatioAtMost(question.name + ": ours ÷ echo", rounds_, ours,
                             question.name + " echo", 1.25);
      } else {
        table.AddRatio(question.name + ": ours ÷ echo", rounds_, ours,
                       question.name + " echo");
      }
      const std::string fastest = FastestPeer(question);
      table.AddRatio(absl::StrCat(question.name, ": ", fastest, " ÷ ours"),
                     rounds_, absl::StrCat(question.name, " ", fastest), ours,
                     question.times_faster);
      table.AddRatioAtMost(question.name + ": fed ÷ not fed", rounds_,
                           question.name + " fed", ours, 1.3);
    }
    table.Print();
  }

  const std::string work_;
  const NationalData data_;
  const ReportTable table_;
  const std::vector<Question> questions_;
  ChildProcess ingest_;
  const std::shared_ptr<grpc::Channel> channel_;
  std::optional<FollowingStats> stats_;
  StatsEcho echo_;
  std::vector<std::pair<std::string, std::unique_ptr<SqlPeer>>> peers_;
  Rounds rounds_;
};

void Run() {
  QueryBenchmark benchmark;
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
