// Which slips are named for broken sums (F-APP-10) of random reports that hold,
// damaged by one slip: against a naive search that tries everything.

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "rules/repair_search.h"
#include "tests/rules/naive_repairs.h"
#include "tests/rules/paper.h"
#include "tests/rules/random_paper.h"
#include "tests/rules/rule_cases.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/long_tests.h"
#include "tests/support/report_builder.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::Form;
using disclosure::v1::FORM_2014;
using disclosure::v1::FORM_2019;
using disclosure::v1::FORM_2021;
using disclosure::v1::RepairHint;
using disclosure::v1::RepairKind;
using form::Cell;

// With the cells of each in the order of names, as InShort(Slip) has them.
std::set<std::string> Sorted(const std::vector<RepairHint>& hints) {
  std::set<std::string> sorted;
  for (const RepairHint& hint : hints) {
    Slip slip{hint.kind(), {}};
    for (const auto& cell : hint.cells()) {
      const auto index = TestCatalogue().Find(cell.cell());
      slip.after[&TestCatalogue().cell(*index)] = cell.after();
    }
    sorted.insert(InShort(slip));
  }
  return sorted;
}

ReportBuilder ReportOf(const Paper& paper, const Values& values) {
  const Form form = paper.form();
  ReportBuilder report = Sound(form, form == FORM_2014   ? 2016
                                     : form == FORM_2019 ? 2020
                                                         : 2023);
  for (const Cell* cell : paper.Cells()) {
    report.With(cell->name, values.at(cell));
  }
  return report;
}

constexpr int kBrokenReports = 150;
constexpr int kBrokenReportsInLongTests = 20'000;

bool IsMoreThanNeeded(const Paper& paper, const Values& values,
                      const Slip& slip) {
  return slip.after.size() > 1 &&
         std::ranges::any_of(slip.after, [&](const auto& change) {
           return paper.AllHold(With(values, {change}));
         });
}

class DamagedReportTest : public testing::TestWithParam<Form> {};

// The naive search is over the report as a whole; what explains single tables
// only is for the tests above.
TEST_P(DamagedReportTest, ItsSlipIsAmongTheHintsAndEachHintMendsAll) {
  const int reports =
      AreTestsLong() ? kBrokenReportsInLongTests : kBrokenReports;
  const Paper paper(GetParam());
  RandomPaper random(20'260'125 + static_cast<uint64_t>(GetParam()));
  std::map<RepairKind, int> named;
  for (int i = 0; i < reports; ++i) {
    Values values = random.Consistent(paper);
    const std::optional<Slip> slip = random.Damage(paper, values);
    if (!slip || paper.AllHold(values)) continue;
    // Half of it would do where the other half is in no sum.
    if (IsMoreThanNeeded(paper, values, *slip)) continue;
    std::set<std::string> expected = FindRepairsNaively(paper, values);
    ASSERT_TRUE(expected.contains(InShort(*slip))) << InShort(*slip);
    if (expected.size() > kMaxRepairHints) expected.clear();
    const std::vector<RepairHint> hints = HintsOf(ReportOf(paper, values));
    ASSERT_EQ(Sorted(hints), expected) << i << ": " << InShort(*slip);
    if (!hints.empty()) ++named[slip->kind];
  }
  // Each kind was tried, and found.
  for (const RepairKind kind : {kOneCell, kMissing, kShifted, kExchanged}) {
    EXPECT_GT(named[kind], 0) << disclosure::v1::RepairKind_Name(kind);
  }
  // In the annex no two cells stand side by side.
  EXPECT_EQ(named[kSplit] > 0, GetParam() != FORM_2014);
}

INSTANTIATE_TEST_SUITE_P(Forms, DamagedReportTest,
                         testing::Values(FORM_2014, FORM_2019, FORM_2021),
                         [](const auto& row) {
                           return disclosure::v1::Form_Name(row.param);
                         });

}  // namespace
}  // namespace disclosure::rules
