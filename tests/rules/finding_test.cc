#include "rules/finding.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/report_builder.h"

namespace disclosure::rules {
namespace {

using testing::HasSubstr;
using testing::SizeIs;
using testing::StartsWith;

form::Report Township() {
  return AReport();
}

TEST(FingerprintTest, IsTheSameOnEveryMachineAndInEveryVersion) {
  EXPECT_EQ(Fingerprint("F-APP-01", Township(), "total"), "a3566f31fbdb2f50");
}

TEST(FingerprintTest, TellsRulesInstancesAndReportsApart) {
  const std::string one = Fingerprint("F-APP-01", Township(), "total");
  EXPECT_THAT(one, SizeIs(16));
  EXPECT_NE(Fingerprint("F-APP-02", Township(), "total"), one);
  EXPECT_NE(Fingerprint("F-APP-01", Township(), "other_org"), one);
  EXPECT_NE(Fingerprint("F-APP-01", AReport().Year(2021), "total"), one);
  EXPECT_NE(Fingerprint("F-APP-01", AReport().For("430321112"), "total"), one);
}

TEST(FingerprintTest, TakesAllFormsOfACodeAsOne) {
  EXPECT_EQ(Fingerprint("F-APP-01", AReport().For("430321111000"), "total"),
            Fingerprint("F-APP-01", Township(), "total"));
}

TEST(FingerprintTest, KeepsMalformedCodesApart) {
  EXPECT_NE(Fingerprint("F-STR-01", AReport().For("43x"), "division_code"),
            Fingerprint("F-STR-01", AReport().For("43y"), "division_code"));
}

TEST(FingerprintTest, SurvivesOtherFigures) {
  const auto broken = [](int64_t total) {
    return FindingsOf(AReport()
                          .AllZero(disclosure::v1::FORM_2019)
                          .With("disputes.reconsideration.total", total))[0];
  };
  EXPECT_EQ(broken(1).fingerprint(), broken(2).fingerprint());
  EXPECT_NE(broken(1).found(), broken(2).found());
}

// F-ACT-06: what is said of {cell} is said of the decisions.
TEST(FindingsTest, NameTheDecisionsThatHaveNoItems) {
  const auto found = Only(
      "F-ACT-06", FindingsOf(AReport()
                                 .AllZero(disclosure::v1::FORM_2019)
                                 .With("proactive.penalty_decisions", 12)));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].cells(0).cell(), "proactive.penalty_decisions");
  EXPECT_THAT(found[0].message_zh(),
              StartsWith("“行政处罚 本年处理决定数量”填了12件，"));
  EXPECT_THAT(found[0].message_en(), HasSubstr("says 12"));
}

TEST(FindingsTest, HaveErrorsIfOneIsAnError) {
  Findings findings;
  EXPECT_FALSE(findings.HaveErrors());
  findings.list.resize(2);
  findings.list[0].severity = disclosure::v1::SEVERITY_WARNING;
  findings.list[1].severity = disclosure::v1::SEVERITY_INFO;
  EXPECT_FALSE(findings.HaveErrors());
  findings.list[1].severity = disclosure::v1::SEVERITY_ERROR;
  EXPECT_TRUE(findings.HaveErrors());
}

}  // namespace
}  // namespace disclosure::rules
