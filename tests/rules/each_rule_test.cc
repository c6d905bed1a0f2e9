// For each rule: reports that break just it, with its severities, and reports
// that keep it by a hair or for which it is not assessable. The cases stand in
// files of their own, one for each family of rules.

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/rules/rule_cases.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/report_builder.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::FORM_2014;
using disclosure::v1::FORM_2019;
using disclosure::v1::FORM_2021;
using disclosure::v1::FORM_PRE_2014;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class SoundReportTest
    : public testing::TestWithParam<std::pair<disclosure::v1::Form, int>> {};

TEST_P(SoundReportTest, KeepsEveryRule) {
  const auto [form, year] = GetParam();
  EXPECT_THAT(IdsOf(FindingsOf(Sound(form, year))), IsEmpty());
  EXPECT_THAT(IdsOf(FindingsOf(Sound(form, year), InArchive())), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Forms, SoundReportTest,
                         testing::Values(std::pair(FORM_PRE_2014, 2012),
                                         std::pair(FORM_2014, 2016),
                                         std::pair(FORM_2019, 2020),
                                         std::pair(FORM_2021, 2023)));

std::vector<std::string> AllOf(const BrokenCase& row) {
  std::vector<std::string> ids = row.also;
  ids.push_back(row.rule);
  std::ranges::sort(ids);
  return ids;
}

class BrokenRuleTest : public testing::TestWithParam<BrokenCase> {};

TEST_P(BrokenRuleTest, SpeaksAloneOnSubmission) {
  const BrokenCase& row = GetParam();
  ASSERT_EQ(IdsOf(FindingsOf(row.report)), AllOf(row));
  const auto findings = Only(row.rule, FindingsOf(row.report));
  EXPECT_THAT(findings, SizeIs(row.findings));
  EXPECT_EQ(findings[0].severity(), row.on_submission);
  EXPECT_EQ(findings[0].expected(), row.expected);
  EXPECT_EQ(findings[0].found(), row.found);
  if (row.cells) {
    EXPECT_THAT(findings[0].cells(), SizeIs(*row.cells));
  }
}

TEST_P(BrokenRuleTest, HasItsSeverityInArchiveMode) {
  const BrokenCase& row = GetParam();
  const auto findings = Only(row.rule, FindingsOf(row.report, InArchive()));
  ASSERT_THAT(findings, SizeIs(row.findings));
  EXPECT_EQ(findings[0].severity(), row.in_archive);
}

TEST_P(BrokenRuleTest, HasItsSeverityForAStrictService) {
  const BrokenCase& row = GetParam();
  Judgement strict = OnSubmission();
  strict.strict = true;
  const auto findings = Only(row.rule, FindingsOf(row.report, strict));
  ASSERT_THAT(findings, SizeIs(row.findings));
  EXPECT_EQ(findings[0].severity(),
            row.when_strict.value_or(row.on_submission));
}

TEST_P(BrokenRuleTest, SaysInBothLanguagesWhatIsWrong) {
  for (const auto& finding : FindingsOf(GetParam().report)) {
    for (const std::string& text :
         {finding.message_zh(), finding.message_en(), finding.ground()}) {
      EXPECT_THAT(text, Not(IsEmpty()));
      EXPECT_EQ(text.find('{'), std::string::npos) << text;
    }
    EXPECT_THAT(finding.fingerprint(), SizeIs(16));
  }
}

class SilentRuleTest : public testing::TestWithParam<SilentCase> {};

TEST_P(SilentRuleTest, SaysNothing) {
  const SilentCase& row = GetParam();
  EXPECT_THAT(Only(row.rule, FindingsOf(row.report)), IsEmpty());
  EXPECT_THAT(Only(row.rule, FindingsOf(row.report, InArchive())), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Rules, BrokenRuleTest,
                         testing::ValuesIn(AllBrokenCases()),
                         [](const auto& row) { return row.param.name; });
INSTANTIATE_TEST_SUITE_P(Rules, SilentRuleTest,
                         testing::ValuesIn(AllSilentCases()),
                         [](const auto& row) { return row.param.name; });

// Those that read other years have cases in across_years_test.cc, those that
// compare revisions in amendment_checks_test.cc.
std::set<std::string> RulesOfOneReport() {
  std::set<std::string> rules;
  for (size_t rule = 0; rule < EmbeddedRules().size(); ++rule) {
    const std::string id(EmbeddedRules().id(static_cast<uint16_t>(rule)));
    if (EmbeddedRules().JudgesAlone(id)) rules.insert(id);
  }
  return rules;
}

// But for F-APP-10, which speaks within the findings of other rules
// (repair_search_test.cc).
TEST(EachRuleTest, HasACaseThatBreaksIt) {
  std::set<std::string> rules = {"F-APP-10"};
  for (const BrokenCase& row : AllBrokenCases()) rules.insert(row.rule);
  EXPECT_EQ(rules, RulesOfOneReport());
}

// The day decides from when on a report for the year of judgement is taken.
TEST(ReportYearTest, IsTakenFromItsLastDayOn) {
  const ReportBuilder report = Sound(FORM_2021, 2026);
  Judgement judgement = OnSubmission();
  judgement.today = *form::CivilDate::FromYmd(2026, 12, 30);
  EXPECT_THAT(IdsOf(FindingsOf(report, judgement)),
              testing::ElementsAre("F-STR-02"));
  judgement.today = *form::CivilDate::FromYmd(2026, 12, 31);
  EXPECT_THAT(IdsOf(FindingsOf(report, judgement)), IsEmpty());
}

TEST(DerivedTotalTest, BreaksItsColumnIfItDoesNotFit) {
  const auto findings =
      FindingsOf(WithoutTotalOf("applications.granted")
                     .With("applications.granted.natural_person", 3));
  const auto column = Only("F-APP-02", findings);
  ASSERT_THAT(column, SizeIs(2));
  EXPECT_EQ(column[1].expected(), "3");
  // The report left it blank, and the finding says so.
  EXPECT_EQ(column[1].cells(1).cell(), "applications.granted.total");
  EXPECT_FALSE(column[1].cells(1).has_value());
}

TEST(NegativeCountTest, IsJudgedThoughApproximate) {
  EXPECT_THAT(IdsOf(FindingsOf(Sound()
                                   .With("narrative_figures.staff", -1)
                                   .Approximate("narrative_figures.staff"))),
              testing::ElementsAre("F-FMT-02"));
}

TEST(BlankCellsTest, AreOneFindingThatListsTheFirstAndCountsAll) {
  const auto findings = FindingsOf(AReport());
  const auto blank = Only("F-STR-06", findings);
  ASSERT_THAT(blank, SizeIs(1));
  EXPECT_EQ(blank[0].found(), "198");
  EXPECT_THAT(blank[0].cells(), SizeIs(40));
  EXPECT_EQ(blank[0].cells(0).cell(), "proactive.rules_made");
  EXPECT_FALSE(blank[0].cells(0).has_value());
}

TEST(StrictTest, MakesRulesOfOrgansWithoutThePowerAnError) {
  const ReportBuilder report = Sound().With("proactive.rules_made", 1);
  Judgement strict = OnSubmission();
  strict.strict = true;
  EXPECT_EQ(FindingsOf(report, strict)[0].severity(), kError);
  strict.mode = disclosure::v1::MODE_ARCHIVE;
  EXPECT_EQ(FindingsOf(report, strict)[0].severity(), kWarning);
}

}  // namespace
}  // namespace disclosure::rules
