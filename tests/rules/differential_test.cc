// The compiled rules against a deliberately naive evaluator.

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "status/check.h"
#include "tests/rules/naive_rules.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/long_tests.h"
#include "tests/support/random_reports.h"
#include "tests/support/report_builder.h"

namespace disclosure::rules {
namespace {

using Broken = std::set<std::pair<std::string, std::string>>;

constexpr int kReports = 1'000;
constexpr int kReportsInLongTests = 100'000;
constexpr uint64_t kSeed = 20'200'126;

int ReportsToTry() {
  return AreTestsLong() ? kReportsInLongTests : kReports;
}

// Of the rules that are formulas.
Broken BrokenAsCompiled(const disclosure::rules::v1::RuleFile& file,
                        const disclosure::v1::AnnualReport& message) {
  const form::Report report = TestReader().Read(message);
  Broken broken;
  for (const Finding& finding :
       EmbeddedRules().CheckAlone(report, message, OnSubmission()).list) {
    const auto& rule = file.rules(finding.rule);
    if (rule.holds_size() > 0) broken.emplace(rule.id(), finding.instance);
  }
  return broken;
}

Broken Without(const Broken& all, const Broken& some) {
  Broken rest;
  std::ranges::set_difference(all, some, std::inserter(rest, rest.end()));
  return rest;
}

// A sound report with some cells changed or blank: most equations stay whole.
disclosure::v1::AnnualReport Mutated(RandomReports& random) {
  ReportBuilder report = AReport();
  const auto form = static_cast<disclosure::v1::Form>(2 + random.Below(3));
  report.AllZero(form).Year(static_cast<int>(2013 + random.Below(12)));
  const auto cells = TestCatalogue().CellsOf(form);
  const int64_t figure = static_cast<int64_t>(random.Below(3));
  for (uint64_t changes = random.Below(6); changes > 0; --changes) {
    const auto& name =
        TestCatalogue().cell(cells[random.Below(cells.size())]).name;
    switch (random.Below(5)) {
      case 0:
        report.Without(name);
        break;
      case 1:
        report.With(name, random.Figure());
        break;
      case 2:
        report.With(name, figure).Approximate(name);
        break;
      default:
        report.With(name, figure);
    }
  }
  return report;
}

TEST(DifferentialTest, CompiledRulesAgreeWithANaiveEvaluator) {
  const disclosure::rules::v1::RuleFile file = EmbeddedFile();
  RandomReports random(kSeed);
  size_t broken = 0;
  for (int i = 0; i < ReportsToTry(); ++i) {
    const disclosure::v1::AnnualReport report =
        random.OneIn(2) ? random.Next() : Mutated(random);
    const Broken naively = BrokenNaively(file, report);
    const Broken compiled = BrokenAsCompiled(file, report);
    ASSERT_TRUE(compiled == naively)
        << "report " << i << "\ncompiled only: "
        << testing::PrintToString(Without(compiled, naively))
        << "\nnaively only: "
        << testing::PrintToString(Without(naively, compiled)) << "\n"
        << report.ShortDebugString();
    broken += naively.size();
  }
  EXPECT_GT(broken, 0u);
  RecordProperty("broken", std::to_string(broken));
}

}  // namespace
}  // namespace disclosure::rules
