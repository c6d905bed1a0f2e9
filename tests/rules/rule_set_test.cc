#include "rules/rule_set.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/report_builder.h"
#include "tests/support/seed_report.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::FORM_2019;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Ne;
using testing::Property;
using testing::SizeIs;

// It was published as it is: an amount without a unit, 99 documents in a year,
// of which its text says 98, and no application where the table has one.
TEST(RuleSetTest, FlagsTheRealReportAndRefusesItNot) {
  const auto findings = FindingsOf(SeedReport());
  EXPECT_THAT(IdsOf(findings),
              ElementsAre("F-ACT-11", "F-ACT-13", "F-NAR-01", "F-NAR-02"));
  EXPECT_THAT(findings, Each(Property(&disclosure::v1::Finding::severity,
                                      Ne(disclosure::v1::SEVERITY_ERROR))));
}

TEST(RuleSetTest, FindsNothingInAReportOfZeros) {
  EXPECT_THAT(IdsOf(FindingsOf(AReport().AllZero(FORM_2019))), IsEmpty());
}

// One total too small by one breaks its row, its column and the form's own
// equation; each is told with its cells.
TEST(RuleSetTest, ABrokenTotalIsNamedByEachRuleItBreaks) {
  const auto findings =
      FindingsOf(ReportBuilder(AReport().AllZero(FORM_2019))
                     .With("applications.received_new.natural_person", 1)
                     .With("applications.received_new.total", 1)
                     .With("applications.granted.natural_person", 1)
                     .With("applications.granted.total", 1)
                     .With("applications.outcome_total.natural_person", 1));
  EXPECT_THAT(IdsOf(findings), ElementsAre("F-APP-01", "F-APP-02", "F-APP-03"));
  EXPECT_THAT(findings, Each(Property(&disclosure::v1::Finding::severity,
                                      disclosure::v1::SEVERITY_ERROR)));
  const auto& equation = findings[0];
  EXPECT_EQ(equation.found(), "1");
  EXPECT_EQ(equation.expected(), "0");
  ASSERT_THAT(equation.cells(), SizeIs(4));
  EXPECT_EQ(equation.cells(0).cell(), "applications.received_new.total");
  EXPECT_EQ(equation.cells(0).label(),
            "一、本年新收政府信息公开申请数量 · 总计");
  EXPECT_EQ(equation.cells(0).value(), 1);
  EXPECT_EQ(equation.cells(2).cell(), "applications.outcome_total.total");
}

}  // namespace
}  // namespace disclosure::rules
