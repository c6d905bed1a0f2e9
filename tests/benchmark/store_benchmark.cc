// What the SQLite store takes and gives: appended rows a second by size of the
// commit, with the commits' own times (the checkpoint is their p99), and rows
// a second of a scan, of the feed and of the rebuilding of the key index.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "ingest-service/feed/change_feed.h"
#include "ingest-service/store/change_bytes.h"
#include "ingest-service/store/key_index.h"
#include "ingest-service/store/sqlite/sqlite_report_store.h"
#include "status/check.h"
#include "tests/ingest-service/support/temporary_directory.h"

namespace disclosure::ingest {
namespace {

constexpr size_t kRowBytes = 520;
constexpr Sequence kStoredRows = 200'000;
constexpr size_t kRowsPerCommit = 1000;

std::unique_ptr<ReportStore> OpenStore(const TemporaryDirectory& directory,
                                       int64_t checkpoint_bytes) {
  SqliteOptions options;
  if (checkpoint_bytes > 0) options.checkpoint_bytes = checkpoint_bytes;
  auto store = OpenSqliteReportStore(directory.File("reports.db"), options);
  CHECK_OK(store.status());
  return *std::move(store);
}

double Quantile(std::vector<double>& values, double quantile) {
  const auto place =
      static_cast<size_t>(quantile * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(),
                   values.begin() + static_cast<std::ptrdiff_t>(place),
                   values.end());
  return values[place];
}

std::vector<StoredChange> BlankRows(int64_t count) {
  StoredChange row;
  row.change.assign(kRowBytes, 'c');
  row.division_code = "430321111";
  return std::vector<StoredChange>(static_cast<size_t>(count), row);
}

// Rows a commit; MiB of log before a checkpoint, 0 for the default (4).
void Append(benchmark::State& state) {
  const TemporaryDirectory directory;
  const auto store = OpenStore(directory, state.range(1) << 20);
  std::vector<StoredChange> rows = BlankRows(state.range(0));
  std::vector<double> micros;
  for (auto _ : state) {
    Sequence next = store->latest();
    for (StoredChange& row : rows) row.sequence = ++next;
    const auto start = std::chrono::steady_clock::now();
    CHECK_OK(store->Append(rows));
    micros.push_back(std::chrono::duration<double, std::micro>(
                         std::chrono::steady_clock::now() - start)
                         .count());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["p50_us"] = Quantile(micros, 0.5);
  state.counters["p99_us"] = Quantile(micros, 0.99);
  state.counters["p999_us"] = Quantile(micros, 0.999);
  state.counters["max_us"] = Quantile(micros, 1.0);
}
BENCHMARK(Append)
    ->ArgsProduct({{1, 64, 256, 1024}, {0}})
    ->ArgNames({"rows", "log_mib"})
    ->MinTime(2)
    ->UseRealTime();
BENCHMARK(Append)
    ->ArgsProduct({{1, 256}, {1, 4, 64}})
    ->ArgNames({"rows", "log_mib"})
    ->MinTime(2)
    ->UseRealTime();

form::Identity IdentityOf(Sequence sequence) {
  const auto digits = absl::StrFormat("43%07d", sequence / 10);
  form::Identity identity;
  auto code = divisions::DivisionCode::Parse(digits);
  CHECK_OK(code.status());
  identity.organ.division = *code;
  identity.year = static_cast<int32_t>(2010 + sequence % 10);
  return identity;
}

StoredChange RealRow(Sequence sequence, const std::string& cells) {
  record::Revision revision;
  revision.identity = IdentityOf(sequence);
  revision.number = 1;
  revision.sequence = sequence;
  revision.accept_time = absl::FromUnixSeconds(1'600'000'000);
  revision.caller = "local";
  revision.request_id =
      absl::StrFormat("00000000-0000-4000-8000-%012x", sequence);
  return {sequence, AcceptedChangeBytes(revision, cells, {}), /*text=*/"",
          revision.identity.organ.division.ToString(), /*previous=*/0};
}

// A store of townships, made once for all that read.
const ReportStore& FilledStore() {
  static const TemporaryDirectory directory;
  static const std::unique_ptr<ReportStore> store = [] {
    auto filled = OpenStore(directory, 0);
    const std::string cells(400, '\0');
    std::vector<StoredChange> rows;
    for (Sequence sequence = 1; sequence <= kStoredRows; ++sequence) {
      rows.push_back(RealRow(sequence, cells));
      if (rows.size() < kRowsPerCommit) continue;
      CHECK_OK(filled->Append(rows));
      rows.clear();
    }
    return filled;
  }();
  return *store;
}

void Scan(benchmark::State& state) {
  const ReportStore& store = FilledStore();
  for (auto _ : state) {
    CHECK_OK(store.Scan([](const StoredChange& row) {
      benchmark::DoNotOptimize(row.change.data());
      return absl::OkStatus();
    }));
  }
  state.SetItemsProcessed(state.iterations() *
                          static_cast<int64_t>(kStoredRows));
}
BENCHMARK(Scan)->Unit(benchmark::kMillisecond)->UseRealTime();

void RebuildKeyIndex(benchmark::State& state) {
  const ReportStore& store = FilledStore();
  KeyIndex keys;
  for (auto _ : state) CHECK_OK(keys.Rebuild(store));
  CHECK_EQ(keys.size(), kStoredRows);
  state.SetItemsProcessed(state.iterations() *
                          static_cast<int64_t>(kStoredRows));
  state.counters["index_bytes_per_row"] =
      static_cast<double>(keys.bytes()) / static_cast<double>(kStoredRows);
}
BENCHMARK(RebuildKeyIndex)->Unit(benchmark::kMillisecond)->UseRealTime();

void ReadFeed(benchmark::State& state) {
  const ReportStore& store = FilledStore();
  KeyIndex keys;
  CHECK_OK(keys.Rebuild(store));
  const ChangeFeed feed(store, keys);
  FeedFilter filter;
  filter.newest_revision_only = state.range(0) != 0;
  for (auto _ : state) {
    for (Sequence after = 0; after < kStoredRows;) {
      const auto frame = feed.Next(after, filter);
      CHECK_OK(frame.status());
      after = frame->up_to;
    }
  }
  state.SetItemsProcessed(state.iterations() *
                          static_cast<int64_t>(kStoredRows));
}
BENCHMARK(ReadFeed)
    ->Arg(0)
    ->Arg(1)
    ->ArgName("newest_only")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

// What a follower that has caught up reads after each commit.
void ReadNewest(benchmark::State& state) {
  const ReportStore& store = FilledStore();
  const KeyIndex keys;
  const ChangeFeed feed(store, keys);
  const Sequence after = kStoredRows - static_cast<Sequence>(state.range(0));
  for (auto _ : state) {
    const auto frame = feed.Next(after, {});
    CHECK_OK(frame.status());
    CHECK_EQ(frame->up_to, kStoredRows);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(ReadNewest)->Arg(1)->Arg(64)->ArgName("rows")->UseRealTime();

}  // namespace
}  // namespace disclosure::ingest

BENCHMARK_MAIN();
