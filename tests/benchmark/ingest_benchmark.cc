// What ingest-service takes, against an echo that judges and stores nothing,
// and against PostgreSQL's COPY of the same rows. Both services run as
// processes of their own, on the cores of the client.

#include <grpcpp/channel.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <iostream>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/strings/str_cat.h"
#include "grpcpp/support/byte_buffer.h"
#include "service-host/client_channel.h"
#include "status/check.h"
#include "tests/benchmark/aligned_table.h"
#include "tests/benchmark/child_process.h"
#include "tests/benchmark/postgres_peer.h"
#include "tests/benchmark/rounds.h"
#include "tests/benchmark/sample_reports.h"
#include "tests/benchmark/submit_load.h"
#include "tests/benchmark/submitted_store.h"

ABSL_FLAG(int, rounds, 7, "how often everything is measured");
ABSL_FLAG(std::string, ingest_service, "", "the program");
ABSL_FLAG(std::string, echo, "", "the program");
ABSL_FLAG(std::string, work_directory, "", "empty; stores are made there");
ABSL_FLAG(std::string, postgres, "", "libpq connection; empty: left out");
ABSL_FLAG(std::string, only, "",
          "unary, prepared or stream: for a profiler, just that");

namespace disclosure::benchmarks {
namespace {

constexpr size_t kPerMessage = 64;
constexpr size_t kInFlight = 64;
// Messages of a stream that are not answered, as disclosurectl has it.
constexpr size_t kWindow = 32;
constexpr size_t kRowsPerCopy = 1024;

constexpr size_t kUnaryReports = 16'384;
constexpr size_t kStreamReports = 65'536;
// Submitted first, by stream and one by one, and not measured.
constexpr size_t kWarmStreamReports = 8'192;
constexpr size_t kWarmUnaryReports = 1'024;

constexpr uint32_t kSeed = 1;

// The same for every round; stores are new.
struct Workload {
  std::vector<v1::SubmitReportsRequest> warm_stream;
  std::vector<v1::SubmitReportRequest> warm_unary;
  std::vector<v1::SubmitReportRequest> unary;
  std::vector<grpc::ByteBuffer> prepared;
  std::vector<v1::SubmitReportRequest> streamed;
  std::vector<v1::SubmitReportsRequest> stream;

  static constexpr size_t kTotal = kWarmStreamReports + kWarmUnaryReports +
                                   kUnaryReports + 2 * kStreamReports;
};

// Reports as they arrive at the centre: one year after the other, the places of
// a year in any order.
class Arrivals {
 public:
  Arrivals(int first_year, int last_year) {
    std::mt19937 random(kSeed);
    for (int year = first_year; year <= last_year; ++year) {
      years_.push_back(TownshipsOf(year, year));
      std::vector<size_t> order(years_.back().size());
      std::iota(order.begin(), order.end(), size_t{0});
      std::ranges::shuffle(order, random);
      orders_.push_back(std::move(order));
    }
  }

  std::vector<v1::SubmitReportRequest> Next(size_t count) {
    std::vector<v1::SubmitReportRequest> requests;
    while (requests.size() < count) {
      if (taken_ == orders_[year_].size()) {
        ++year_;
        taken_ = 0;
      }
      years_[year_].Fill(orders_[year_][taken_++],
                         *requests.emplace_back().mutable_report());
    }
    return requests;
  }

 private:
  std::vector<ctl::Country> years_;
  std::vector<std::vector<size_t>> orders_;
  size_t year_ = 0;
  size_t taken_ = 0;
};

Workload MakeWorkload() {
  Arrivals arrivals(2019, 2022);
  Workload work;
  work.warm_stream = MessagesOf(arrivals.Next(kWarmStreamReports), kPerMessage);
  work.warm_unary = arrivals.Next(kWarmUnaryReports);
  work.unary = arrivals.Next(kUnaryReports);
  work.prepared =
      Prepare(MessagesOf(arrivals.Next(kStreamReports), kPerMessage));
  work.streamed = arrivals.Next(kStreamReports);
  work.stream = MessagesOf(work.streamed, kPerMessage);
  return work;
}

// One of the two services, and what is noted of it.
class Contestant {
 public:
  Contestant(std::string name, std::vector<std::string> arguments)
      : name_(std::move(name)),
        process_(std::move(arguments)),
        channel_(service_host::OpenChannel(process_.address())) {}

  void WarmUp(const Workload& work) {
    SubmitStream(channel_, work.warm_stream, kWindow);
    SubmitEach(channel_, work.warm_unary, kInFlight);
  }

  // Notes reports a second, and the service's own microseconds a report.
  LoadResult Measure(const std::string& what, Rounds& rounds,
                     const std::function<LoadResult()>& load) {
    const double cpu_before = process_.CpuSeconds();
    const LoadResult result = load();
    const double cpu = process_.CpuSeconds() - cpu_before;
    const auto reports = static_cast<double>(result.accepted);
    rounds.Note(absl::StrCat(what, " ", name_), reports / result.seconds);
    rounds.Note(absl::StrCat(what, " ", name_, " cpu"), cpu * 1e6 / reports);
    return result;
  }
  void MeasureUnary(const Workload& work, Rounds& rounds) {
    Measure("unary", rounds,
            [&] { return SubmitEach(channel_, work.unary, kInFlight); });
  }
  void MeasureStream(const Workload& work, Rounds& rounds) {
    Measure("stream", rounds,
            [&] { return SubmitStream(channel_, work.stream, kWindow); });
  }
  void MeasurePrepared(const Workload& work, Rounds& rounds) {
    const LoadResult result = Measure("prepared", rounds, [&] {
      return SubmitPreparedStream(channel_, work.prepared, kWindow);
    });
    rounds.Note(absl::StrCat("answer bytes ", name_),
                static_cast<double>(result.answer_bytes) /
                    static_cast<double>(result.accepted));
  }

  // The mean size of its answers to the prepared stream. Not measured.
  double AnswerBytes(const Workload& work) {
    const LoadResult result =
        SubmitPreparedStream(channel_, work.prepared, kWindow);
    return static_cast<double>(result.answer_bytes) /
           static_cast<double>(result.accepted);
  }

  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }

 private:
  const std::string name_;
  ChildProcess process_;
  const std::shared_ptr<grpc::Channel> channel_;
};

// Whether this belongs to what is measured; "" is the whole.
bool Wanted(const std::string& what) {
  const std::string only = absl::GetFlag(FLAGS_only);
  return only.empty() || only == what;
}

// `a` and `b`, in this order in even rounds.
void InTurns(int round, const std::function<void()>& a,
             const std::function<void()>& b) {
  round % 2 == 0 ? a() : b();
  round % 2 == 0 ? b() : a();
}

class IngestBenchmark {
 public:
  IngestBenchmark()
      : work_(MakeWorkload()), directory_(absl::GetFlag(FLAGS_work_directory)) {
    if (const std::string connection = absl::GetFlag(FLAGS_postgres);
        !connection.empty()) {
      postgres_.emplace(connection);
    }
  }

  // What the echo's receipts lack: the service's have findings at times.
  void MakeReceiptsEqual() {
    const double durable = StartDurable(NewStore()).AnswerBytes(work_);
    const double echo = StartEcho().AnswerBytes(work_);
    padding_ = std::max(0, static_cast<int>(std::lround(durable - echo)));
  }

  void RunRound(int round) {
    const std::string store = NewStore();
    MeasureServices(round, store);
    if (postgres_ && Wanted("")) MeasurePostgres(store);
  }

  void Print() const {
    std::cout << "ingest: " << absl::GetFlag(FLAGS_rounds) << " rounds; "
              << WithThousands(kUnaryReports) << " reports one by one, "
              << WithThousands(kStreamReports) << " by stream, " << kPerMessage
              << " a message, " << kWindow << " messages unanswered\n\n";
    PrintRates();
    std::cout << "\n";
    PrintRatios();
    if (!rounds_.Has("answer bytes echo")) return;
    std::cout << "\nReceipts of both are of one size: "
              << TwoDecimals(rounds_.Middle("answer bytes durable"))
              << " bytes durable, "
              << TwoDecimals(rounds_.Middle("answer bytes echo"))
              << " bytes echo.\n";
  }

 private:
  // The path of a file that does not exist yet.
  std::string NewStore() const {
    const std::filesystem::path folder = directory_ / "store";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directory(folder);
    return folder / "reports.db";
  }

  static Contestant StartDurable(const std::string& store) {
    return Contestant(
        "durable",
        {absl::GetFlag(FLAGS_ingest_service), "--store=" + store,
         "--grpc_address=127.0.0.1:0", "--metrics_address=127.0.0.1:0"});
  }

  Contestant StartEcho() const {
    return Contestant("echo", {absl::GetFlag(FLAGS_echo),
                               absl::StrCat("--padding=", padding_)});
  }

  void MeasureServices(int round, const std::string& store) {
    Contestant echo = StartEcho();
    Contestant durable = StartDurable(store);
    const auto in_turns = [&](auto measure) {
      InTurns(
          round, [&] { measure(echo); }, [&] { measure(durable); });
    };
    in_turns([&](Contestant& one) { one.WarmUp(work_); });
    if (Wanted("unary")) {
      in_turns([&](Contestant& one) { one.MeasureUnary(work_, rounds_); });
    }
    if (Wanted("prepared")) {
      in_turns([&](Contestant& one) { one.MeasurePrepared(work_, rounds_); });
    }
    if (Wanted("stream")) {
      in_turns([&](Contestant& one) { one.MeasureStream(work_, rounds_); });
    }
    if (Wanted("")) {
      VerifyStored(durable.channel(), Workload::kTotal, work_.streamed);
    }
  }

  void MeasurePostgres(const std::string& store) {
    if (rows_.empty()) {
      const auto rows = LastRows(store, kStreamReports);
      for (const PeerTable table :
           {PeerTable::kLog, PeerTable::kUniqueRevisions}) {
        rows_.push_back(ToCopyBatches(table, rows, kRowsPerCopy));
      }
    }
    for (const CopyBatches& rows : rows_) {
      rounds_.Note(rows.table == PeerTable::kLog ? "copy log" : "copy unique",
                   static_cast<double>(rows.rows) / postgres_->CopyAll(rows));
    }
  }

  void PrintRates() const {
    AlignedTable table(
        {"", "echo/s", "durable/s", "echo CPU µs", "durable CPU µs"});
    const auto add = [&](const std::string& label, const std::string& what) {
      if (!rounds_.Has(what + " echo")) return;
      table.Add({label, WithThousands(rounds_.Middle(what + " echo")),
                 WithThousands(rounds_.Middle(what + " durable")),
                 TwoDecimals(rounds_.Middle(what + " echo cpu")),
                 TwoDecimals(rounds_.Middle(what + " durable cpu"))});
    };
    add(absl::StrCat("unary, ", kInFlight, " in flight"), "unary");
    add("stream, typed client", "stream");
    add("stream, prepared bytes", "prepared");
    for (const auto& [label, what] :
         {std::pair("PostgreSQL COPY, unique revisions", "copy unique"),
          std::pair("PostgreSQL COPY, a mere log", "copy log")}) {
      if (!rounds_.Has(what)) continue;
      table.Add({label, "", WithThousands(rounds_.Middle(what))});
    }
    table.Print();
  }

  void PrintRatios() const {
    AlignedTable table({"", "median (lowest-highest)", "target", ""});
    table.AddRatio("durable unary ÷ echo", rounds_, "unary durable",
                   "unary echo", 0.7);
    table.AddRatio("durable stream ÷ echo, typed client", rounds_,
                   "stream durable", "stream echo", 0.4);
    table.AddRatio("durable stream ÷ echo, prepared bytes", rounds_,
                   "prepared durable", "prepared echo");
    table.AddRatio("durable stream ÷ PostgreSQL, unique revisions", rounds_,
                   "stream durable", "copy unique", 1.5);
    table.AddRatio("durable stream ÷ PostgreSQL, a mere log", rounds_,
                   "stream durable", "copy log");
    table.Print();
  }

  const Workload work_;
  const std::filesystem::path directory_;
  int padding_ = 0;
  std::optional<PostgresPeer> postgres_;
  // The same rows for each kind of table.
  std::vector<CopyBatches> rows_;
  Rounds rounds_;
};

void Run() {
  std::cerr << "ingest: generating reports ..." << std::endl;
  IngestBenchmark benchmark;
  benchmark.MakeReceiptsEqual();
  const int rounds = absl::GetFlag(FLAGS_rounds);
  for (int round = 0; round < rounds; ++round) {
    std::cerr << "ingest: round " << round + 1 << " of " << rounds << std::endl;
    benchmark.RunRound(round);
  }
  benchmark.Print();
}

}  // namespace
}  // namespace disclosure::benchmarks

int main(int argc, char** argv) {
  absl::ParseCommandLine(argc, argv);
  disclosure::benchmarks::Run();
  return 0;
}
