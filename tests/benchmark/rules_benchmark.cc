// What the rules cost beside parsing the message that they judge.

#include <benchmark/benchmark.h>

#include <string>

#include "divisions/division_tree.h"
#include "form/read_report.h"
#include "rules/rule_set.h"
#include "status/check.h"
#include "tests/support/catalogue.h"
#include "tests/support/report_builder.h"
#include "tests/support/seed_report.h"

namespace disclosure::benchmarks {
namespace {

const rules::RuleSet& Rules() {
  static const auto& divisions = *new absl::StatusOr<divisions::DivisionTree>(
      divisions::LoadEmbeddedDivisions());
  CHECK_OK(divisions.status());
  static const auto& rules = *new absl::StatusOr<rules::RuleSet>(
      rules::RuleSet::Compile(rules::RuleSet::EmbeddedText(), "rules.textproto",
                              TestCatalogue(), *divisions));
  CHECK_OK(rules.status());
  return *rules;
}

// A real report of a township, without what it is flagged for: explicit zeros,
// hardly anything else.
v1::AnnualReport Township() {
  v1::AnnualReport report = SeedReport();
  report.mutable_proactive()->set_norm_docs_made(40);
  report.mutable_proactive()->set_procurement_unit(v1::MONEY_UNIT_YUAN);
  return report;
}

// A city's. No figure is zero, and all rules are kept: 19 outcomes of 10,000 a
// kind of applicant, and as many applications.
v1::AnnualReport Dense() {
  ReportBuilder report = AReport();
  report.AllZero(v1::FORM_2019).For("4303");
  for (const form::CellIndex index : TestCatalogue().CellsOf(v1::FORM_2019)) {
    const form::Cell& cell = TestCatalogue().cell(index);
    int64_t value = 10'000;
    if (cell.row == 127) value *= 10'000;
    if (cell.row == 225) value *= 19;
    if (cell.row == 201 || cell.row == 202) value *= 10;
    if (cell.row >= 201 && cell.row <= 226 && cell.column == 7) value *= 6;
    if (cell.row >= 301 && cell.column == 5) value *= 4;
    report.With(cell.name, value);
  }
  return report.ProcurementUnit(v1::MONEY_UNIT_YUAN);
}

template <v1::AnnualReport (*kMake)()>
void Parse(benchmark::State& state) {
  const std::string bytes = form::SerializeContent(kMake());
  v1::AnnualReport message;
  for (auto unused : state) {
    CHECK(message.ParseFromString(bytes));
    benchmark::DoNotOptimize(message);
  }
}

template <v1::AnnualReport (*kMake)()>
void Judge(benchmark::State& state) {
  const rules::RuleSet& rule_set = Rules();
  const v1::AnnualReport message = kMake();
  const form::Report report = TestReader().Read(message);
  const rules::Judgement judgement{
      .mode = v1::MODE_SUBMISSION,
      .today = *form::CivilDate::FromYmd(2026, 1, 31),
      .strict = false};
  for (auto unused : state) {
    const rules::Findings findings =
        rule_set.CheckAlone(report, message, judgement);
    CHECK(!findings.HaveErrors());
    benchmark::DoNotOptimize(findings);
  }
  state.counters["findings"] = static_cast<double>(
      rule_set.CheckAlone(report, message, judgement).list.size());
}

void CompileFile(benchmark::State& state) {
  const auto divisions = divisions::LoadEmbeddedDivisions();
  for (auto unused : state) {
    CHECK_OK(rules::RuleSet::Compile(rules::RuleSet::EmbeddedText(),
                                     "rules.textproto", TestCatalogue(),
                                     *divisions)
                 .status());
  }
}

BENCHMARK(Parse<Township>);
BENCHMARK(Judge<Township>);
BENCHMARK(Parse<Dense>);
BENCHMARK(Judge<Dense>);
BENCHMARK(CompileFile)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace disclosure::benchmarks

BENCHMARK_MAIN();
