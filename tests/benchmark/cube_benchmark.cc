// What the cube of a synthetic country costs: all townships, five years. How
// fast changes are applied, the memory they take, and how long questions last.

#include <algorithm>
#include <chrono>
#include <memory>
#include <vector>

#include "benchmark/benchmark.h"
#include "disclosurectl/generate/country.h"
#include "form/read_report.h"
#include "stats-service/cube/apply.h"
#include "stats-service/query/aggregate.h"
#include "stats-service/query/get_series.h"
#include "stats-service/query/rank_areas.h"
#include "status/check.h"

namespace disclosure::stats {
namespace {

constexpr int32_t kFirstYear = 2019;
constexpr int32_t kLastYear = 2023;
constexpr char kCell[] = "applications.received_new.total";

const form::Catalogue& Catalogue() {
  static const form::Catalogue catalogue;
  return catalogue;
}

const divisions::DivisionTree& Divisions() {
  static const divisions::DivisionTree divisions =
      divisions::LoadEmbeddedDivisions().value();
  return divisions;
}

const CubeFrame& Frame() {
  static const CubeFrame frame(Catalogue(), Divisions());
  return frame;
}

divisions::DivisionCode Code(std::string_view digits) {
  return divisions::DivisionCode::Parse(digits).value();
}

const ctl::Country& TheCountry() {
  static const ctl::Country country = [] {
    ctl::CountrySpec spec;
    spec.first_year = kFirstYear;
    spec.last_year = kLastYear;
    return ctl::Country::Create(spec, Divisions()).value();
  }();
  return country;
}

// The n-th report of the country, as the feed would bring it.
record::Change ChangeOf(size_t n, record::Sequence sequence) {
  static const form::ReportReader reader(Catalogue());
  static v1::AnnualReport message;
  TheCountry().Fill(n, message);
  const form::Report report = reader.Read(message);
  record::Change change;
  change.sequence = sequence;
  change.identity = *report.identity();
  change.revision = 1;
  change.form = report.form;
  change.procurement_unit = report.procurement_unit;
  change.cells = report.cells;
  change.approximate_cells = report.approximate_cells;
  // Every fourth report is not without fault.
  if (n % 4 == 0) {
    change.findings.push_back({"F-APP-01", v1::SEVERITY_WARNING, {}});
  }
  return change;
}

struct Built {
  std::shared_ptr<const Cube> cube;
  std::chrono::duration<double> apply_time{0};
};

// In the order of arrival: by year, then by code; or spread over the country.
Built Build(size_t batch_size, bool spread) {
  Built built;
  built.cube = std::make_shared<const Cube>(Frame());
  const size_t size = TheCountry().size();
  // Prime and larger than the country's primes, so it meets every report.
  constexpr size_t kStride = 1'000'003;
  record::Sequence sequence = 0;
  while (sequence < size) {
    std::vector<record::Change> changes;
    while (changes.size() < batch_size && sequence < size) {
      const size_t n = spread ? sequence * kStride % size : sequence;
      changes.push_back(ChangeOf(n, sequence + 1));
      ++sequence;
    }
    const auto start = std::chrono::steady_clock::now();
    built.cube = Apply(*built.cube, changes);
    built.apply_time += std::chrono::steady_clock::now() - start;
  }
  return built;
}

void ApplyCountry(benchmark::State& state) {
  const bool spread = state.range(1) != 0;
  for (auto _ : state) {
    const Built built = Build(state.range(0), spread);
    state.SetIterationTime(built.apply_time.count());
    const auto reports = static_cast<double>(built.cube->Reports());
    CHECK_EQ(built.cube->Reports(), static_cast<int64_t>(TheCountry().size()));
    const CubeBytes bytes = built.cube->Bytes();
    state.counters["reports/s"] = reports / built.apply_time.count();
    state.counters["cell_bytes"] = static_cast<double>(bytes.cells) / reports;
    state.counters["sum_bytes"] = static_cast<double>(bytes.roll_ups) / reports;
    state.counters["finding_bytes"] =
        static_cast<double>(bytes.findings) / reports;
    state.counters["organ_bytes"] = static_cast<double>(bytes.organs) / reports;
  }
}
BENCHMARK(ApplyCountry)
    ->ArgNames({"batch", "spread"})
    ->Args({8'192, 0})
    ->Args({8'192, 1})
    ->UseManualTime()
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

const Cube& TheCube() {
  static const std::shared_ptr<const Cube> cube = Build(65'536, false).cube;
  return *cube;
}

// An amendment to a country that is complete.
void ApplyOneChange(benchmark::State& state) {
  const Cube& base = TheCube();
  std::vector<record::Change> changes;
  for (int64_t i = 0; i < state.range(0); ++i) {
    const size_t n = (i * 7'919) % TheCountry().size();
    changes.push_back(ChangeOf(n, base.applied_up_to + 1 + i));
    changes.back().revision = 2;
    const form::CellIndex cell = *Catalogue().Find(kCell);
    changes.back().cells.Set(cell, changes.back().cells.ValueOrZero(cell) + 1);
  }
  for (auto _ : state) benchmark::DoNotOptimize(Apply(base, changes));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(ApplyOneChange)
    ->Arg(1)
    ->Arg(10)
    ->Arg(100)
    ->Arg(1'000)
    ->Unit(benchmark::kMicrosecond);

std::vector<std::string> TenCells() {
  std::vector<std::string> names;
  for (const form::CellIndex cell : Catalogue().CellsOf(v1::FORM_2021)) {
    if (cell % 20 == 0) names.push_back(Catalogue().cell(cell).name);
    if (names.size() == 10) break;
  }
  return names;
}

void SeriesOfTenCells(benchmark::State& state, std::string_view area) {
  SeriesQuestion question;
  question.area = Code(area);
  question.cells = TenCells();
  const Cube& cube = TheCube();
  for (auto _ : state) {
    benchmark::DoNotOptimize(GetSeries(cube, question));
  }
}
BENCHMARK_CAPTURE(SeriesOfTenCells, Township, "430321111")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(SeriesOfTenCells, County, "430321")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(SeriesOfTenCells, Nation, "00")
    ->Unit(benchmark::kMicrosecond);

void Top(benchmark::State& state, std::string_view area, int limit,
         AreaLevel level) {
  RankQuestion question;
  question.area = Code(area);
  question.level = level;
  question.limit = limit;
  question.cell = kCell;
  const Cube& cube = TheCube();
  for (auto _ : state) {
    benchmark::DoNotOptimize(RankAreas(cube, question));
  }
}
BENCHMARK_CAPTURE(Top, TwentyTownshipsOfAProvince, "43", 20,
                  AreaLevel::kTownship)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Top, HundredTownshipsOfTheNation, "00", 100,
                  AreaLevel::kTownship)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Top, HundredCountiesOfTheNation, "00", 100,
                  AreaLevel::kCounty)
    ->Unit(benchmark::kMicrosecond);

void SumsByCounty(benchmark::State& state, std::string_view area) {
  AggregateQuestion question;
  question.area = Code(area);
  question.group_by = AreaLevel::kCounty;
  question.years = YearRange{kFirstYear, kLastYear};
  question.cells = {kCell};
  question.page_size = kMaxPageSize;
  const Cube& cube = TheCube();
  size_t rows = 0;
  for (auto _ : state) {
    question.from.reset();
    rows = 0;
    do {
      const auto page = Aggregate(cube, question);
      rows += page->rows.size();
      question.from = page->next;
    } while (question.from.has_value());
  }
  state.counters["rows"] = static_cast<double>(rows);
}
BENCHMARK_CAPTURE(SumsByCounty, Province, "43")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(SumsByCounty, Nation, "00")->Unit(benchmark::kMicrosecond);

void AllCellsOfTheNation(benchmark::State& state) {
  AggregateQuestion question;
  question.years = YearRange{kLastYear, kLastYear};
  for (const form::CellIndex cell : Catalogue().CellsOf(v1::FORM_2021)) {
    question.cells.push_back(Catalogue().cell(cell).name);
  }
  const Cube& cube = TheCube();
  for (auto _ : state) {
    benchmark::DoNotOptimize(Aggregate(cube, question));
  }
}
BENCHMARK(AllCellsOfTheNation)->Unit(benchmark::kMicrosecond);

// The first page of 5,000 rows.
void PageOfTownships(benchmark::State& state) {
  AggregateQuestion question;
  question.group_by = AreaLevel::kTownship;
  question.cells = TenCells();
  question.page_size = kMaxPageSize;
  const Cube& cube = TheCube();
  for (auto _ : state) {
    benchmark::DoNotOptimize(Aggregate(cube, question));
  }
}
BENCHMARK(PageOfTownships)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace disclosure::stats

BENCHMARK_MAIN();
