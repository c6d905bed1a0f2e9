// What a country takes in memory: the real stats-service, a process of its own,
// that has followed a feed of all its reports. How many bytes each part of the
// cube holds, as the service itself exposes it; what the whole process has, and
// what it has without any report; the same with a tenth of the reports; and
// what SQLite, PostgreSQL and DuckDB need for the same.

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <array>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <string>
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
#include "tests/benchmark/national_data.h"
#include "tests/benchmark/progress.h"
#include "tests/benchmark/rounds.h"
#include "tests/benchmark/sample_reports.h"
#include "tests/benchmark/sql_peers.h"
#include "tests/benchmark/submitted_store.h"

ABSL_FLAG(int, rounds, 5, "how often the service is started and measured");
ABSL_FLAG(int, years, 18, "of all townships, up to 2025");
ABSL_FLAG(int, departments, 110'000, "over the last five years");
ABSL_FLAG(int, one_in, 1, "only every n-th prefecture and department");
ABSL_FLAG(std::string, ingest_service, "", "the program");
ABSL_FLAG(std::string, stats_service, "", "the program");
ABSL_FLAG(std::string, work_directory, "", "empty; stores are made there");
ABSL_FLAG(std::string, postgres, "", "libpq connection; empty: left out");
ABSL_FLAG(std::string, duckdb_script, "", "empty: left out");

namespace disclosure::benchmarks {
namespace {

// "Ten times the data, at most so many times the bytes."
constexpr int kTimes = 10;
constexpr double kMaxTimesTheBytes = 10.5;
constexpr double kMaxCellBytes = 100;
constexpr double kMaxProcessBytes = 300;

constexpr char kCell[] = "applications.received_new.total";
constexpr char kProcess[] = "whole process";
constexpr char kEmptyProcess[] = "process without a report";
constexpr char kRest[] = "rest";

// What the cube is held for, as disclosure_stats_held_bytes has it.
constexpr std::array kKinds = {"cells", "roll_ups", "findings",
                               "days",  "index",    "history"};

constexpr Progress kProgress("memory");

NationalSpec SpecOf(int one_in) {
  return {.years = absl::GetFlag(FLAGS_years),
          .departments = absl::GetFlag(FLAGS_departments),
          .one_in = one_in};
}

// The feed of a country, or of a part of it, and what follows it.
class MeasuredCountry {
 public:
  // `folder`: where the store is made.
  MeasuredCountry(const NationalSpec& spec, const std::string& folder)
      : data_(spec), ingest_(StartIngest(folder)) {
    kProgress.Say(
        absl::StrCat("submitting ", WithThousands(Size()), " reports ..."));
    const auto channel = service_host::OpenChannel(ingest_.address());
    Filling filling(channel);
    data_.ForEach([&](const v1::AnnualReport& report) {
      sums_[report.report_year()] +=
          report.applications().received_new().total();
      filling.Add(report);
    });
    filling.Flush();
    latest_ = LatestSequence(channel);
  }

  const NationalData& data() const { return data_; }
  const std::map<int, int64_t>& sums() const { return sums_; }
  double Size() const { return static_cast<double>(data_.size()); }

  // Bytes by part, of a service that has just caught up.
  std::map<std::string, double> Measure() const {
    const FollowingStats stats(absl::GetFlag(FLAGS_stats_service),
                               ingest_.address(), latest_);
    Verify(stats);
    std::map<std::string, double> bytes;
    for (const char* kind : kKinds) {
      bytes[kind] = stats.process().Metric(
          absl::StrCat("disclosure_stats_held_bytes{kind=\"", kind, "\"}"));
    }
    bytes[kProcess] = stats.process().ResidentBytes();
    return bytes;
  }

  static ChildProcess StartIngest(const std::string& folder) {
    return ChildProcess({absl::GetFlag(FLAGS_ingest_service),
                         "--store=" + folder + "/reports.db",
                         "--grpc_address=127.0.0.1:0",
                         "--metrics_address=127.0.0.1:0"});
  }

 private:
  // It has all reports, and the nation's sums by year are those of the data.
  void Verify(const FollowingStats& stats) const {
    CHECK_EQ(stats.process().Metric("disclosure_stats_held_reports"), Size());
    v1::GetSeriesRequest request;
    request.set_division_code("00");
    request.set_basis(v1::BASIS_ROLL_UP);
    request.add_cells(kCell);
    grpc::ClientContext context;
    v1::GetSeriesResponse response;
    const grpc::Status status =
        stats.stub().GetSeries(&context, request, &response);
    CHECK(status.ok()) << status.error_message();
    std::map<int, int64_t> sums;
    for (const v1::SeriesPoint& point : response.series(0).points()) {
      sums[point.year()] = point.value().value();
    }
    CHECK(sums == sums_) << "the nation's sums are not those of the data";
  }

  const NationalData data_;
  const ChildProcess ingest_;
  std::map<int, int64_t> sums_;
  uint64_t latest_ = 0;
};

class MemoryBenchmark {
 public:
  MemoryBenchmark()
      : work_(absl::GetFlag(FLAGS_work_directory)),
        one_in_(absl::GetFlag(FLAGS_one_in)),
        table_(Catalogue()),
        nothing_(MeasuredCountry::StartIngest(work_ + "/nothing")),
        tenth_(SpecOf(one_in_ * kTimes), work_ + "/tenth"),
        whole_(SpecOf(one_in_), work_ + "/whole") {
    LoadPeers();
  }

  // Bytes an organ-year, of both sizes; the tenth scaled to an exact tenth.
  void RunRound() {
    const FollowingStats empty(absl::GetFlag(FLAGS_stats_service),
                               nothing_.address(), /*latest=*/0);
    const double without = empty.process().ResidentBytes();
    Note(whole_, without, "", 1);
    Note(tenth_, without, " of a tenth", kTimes);
    for (const auto& [name, peer] : peers_) {
      rounds_.Note(name, peer->Bytes() / whole_.Size());
    }
  }

  void Print() const {
    std::cout << "memory: " << absl::GetFlag(FLAGS_rounds) << " rounds; "
              << WithThousands(whole_.Size()) << " and "
              << WithThousands(tenth_.Size()) << " organ-years\n\n";
    PrintParts();
    std::cout << "\n";
    PrintRatios();
  }

 private:
  void LoadPeers() {
    kProgress.Say("loading SQLite ...");
    const std::string folder = work_ + "/whole";
    peers_.emplace_back("SQLite",
                        LoadSqlite(folder + "/peer.db", table_, whole_.data()));
    if (const auto postgres = absl::GetFlag(FLAGS_postgres);
        !postgres.empty()) {
      kProgress.Say("loading PostgreSQL ...");
      peers_.emplace_back("PostgreSQL",
                          LoadPostgres(postgres, table_, whole_.data()));
    }
    if (const auto script = absl::GetFlag(FLAGS_duckdb_script);
        !script.empty()) {
      kProgress.Say("loading DuckDB ...");
      peers_.emplace_back("DuckDB",
                          LoadDuckDb(script, folder, table_, whole_.data()));
    }
    for (const auto& [name, peer] : peers_) VerifyPeer(name, *peer);
  }

  // It has the same reports: their number, and the sums by year.
  void VerifyPeer(const std::string& name, SqlPeer& peer) const {
    const std::vector<double> counted =
        peer.Ask("SELECT count(*) FROM report").figures;
    CHECK_EQ(counted.at(0), whole_.Size()) << name;
    std::vector<double> expected;
    for (const auto& [year, sum] : whole_.sums()) {
      expected.push_back(static_cast<double>(sum));
    }
    CHECK(peer.Ask(absl::StrCat("SELECT sum(",
                                ReportTable::NameOf(*Catalogue().Find(kCell)),
                                ") FROM report GROUP BY year ORDER BY year"))
              .figures == expected)
        << name << " has other sums";
  }

  void Note(const MeasuredCountry& country, double without,
            const std::string& suffix, double scale) {
    const double reports = country.Size() * scale;
    std::map<std::string, double> bytes = country.Measure();
    double rest = bytes.at(kProcess) - without;
    for (const char* kind : kKinds) rest -= bytes.at(kind);
    bytes[kEmptyProcess] = without;
    bytes[kRest] = rest;
    for (const auto& [part, size] : bytes) {
      rounds_.Note(part + suffix, size / reports);
    }
  }

  void PrintParts() const {
    AlignedTable table(
        {"bytes an organ-year", "all", "a tenth", "target of all", ""});
    const auto add = [&](const std::string& part, double target) {
      const double bytes = rounds_.Middle(part);
      std::vector<std::string> row = {
          part, TwoDecimals(bytes),
          TwoDecimals(rounds_.Middle(part + " of a tenth") * kTimes)};
      if (target > 0) {
        row.push_back("≤ " + WithThousands(target));
        row.emplace_back(bytes <= target ? "met" : "NOT MET");
      }
      table.Add(row);
    };
    for (const std::string kind : kKinds) {
      add(kind, kind == kKinds.front() ? kMaxCellBytes : 0);
    }
    add(kEmptyProcess, 0);
    add(kRest, 0);
    add(kProcess, kMaxProcessBytes);
    for (const auto& [name, peer] : peers_) {
      table.Add({name, TwoDecimals(rounds_.Middle(name))});
    }
    table.Print();
  }

  void PrintRatios() const {
    AlignedTable table({"", "median (lowest-highest)", "target", ""});
    const std::string times = absl::StrCat(kTimes, " times the data: ");
    for (const std::string part : {"cells", "roll_ups", "findings", "index"}) {
      if (rounds_.Middle(part + " of a tenth") == 0) continue;
      table.AddRatioAtMost(times + part, rounds_, part, part + " of a tenth",
                           kMaxTimesTheBytes);
    }
    const std::string process = kProcess;
    table.AddRatioAtMost(times + process, rounds_, process,
                         process + " of a tenth", kMaxTimesTheBytes);
    for (const auto& [name, peer] : peers_) {
      table.AddRatio(absl::StrCat(process, " ÷ ", name), rounds_, process,
                     name);
      table.AddRatio(absl::StrCat("cells ÷ ", name), rounds_, "cells", name);
    }
    table.Print();
  }

  const std::string work_;
  const int one_in_;
  const ReportTable table_;
  const ChildProcess nothing_;
  const MeasuredCountry tenth_;
  const MeasuredCountry whole_;
  std::vector<std::pair<std::string, std::unique_ptr<SqlPeer>>> peers_;
  Rounds rounds_;
};

void Run() {
  MemoryBenchmark benchmark;
  kProgress.ForEachRound(absl::GetFlag(FLAGS_rounds),
                         [&](int /*round*/) { benchmark.RunRound(); });
  benchmark.Print();
}

}  // namespace
}  // namespace disclosure::benchmarks

int main(int argc, char** argv) {
  absl::ParseCommandLine(argc, argv);
  disclosure::benchmarks::Run();
  return 0;
}
