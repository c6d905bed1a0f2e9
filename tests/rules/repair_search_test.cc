// Which slips are named for broken sums (F-APP-10), by hand.

#include "rules/repair_search.h"

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/rules/rule_cases.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/report_builder.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::RepairHint;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// A hint in one line: "ONE_CELL applications.granted.total=3".
std::string InShort(const RepairHint& hint) {
  std::string text = disclosure::v1::RepairKind_Name(hint.kind()).substr(12);
  for (const auto& cell : hint.cells()) {
    absl::StrAppend(&text, " ", cell.cell(), "=", cell.after());
  }
  return text;
}

std::vector<std::string> ShortHintsOf(const ReportBuilder& report) {
  std::vector<std::string> texts;
  for (const RepairHint& hint : HintsOf(report)) texts.push_back(InShort(hint));
  return texts;
}

// 12 applications of enterprises and 5 of natural persons, all granted.
ReportBuilder Consistent() {
  ReportBuilder report = Sound();
  for (const std::string row :
       {"applications.received_new", "applications.granted",
        "applications.outcome_total"}) {
    report.With(row + ".natural_person", 5)
        .With(row + ".commercial_enterprise", 12)
        .With(row + ".total", 17);
  }
  return report;
}

TEST(RepairHintTest, NoneWhereAllSumsHold) {
  EXPECT_THAT(ShortHintsOf(Consistent()), IsEmpty());
}

TEST(RepairHintTest, OneWrongFigureIsTheOneThatItsRowAndColumnShare) {
  EXPECT_THAT(
      ShortHintsOf(
          Consistent().With("applications.granted.commercial_enterprise", 21)),
      ElementsAre("ONE_CELL applications.granted.commercial_enterprise=12"));
}

TEST(RepairHintTest, ATotalLeftAtZeroIsMissing) {
  EXPECT_THAT(
      ShortHintsOf(Consistent().With("applications.outcome_total.total", 0)),
      ElementsAre("MISSING_TOTAL applications.outcome_total.total=17"));
}

TEST(RepairHintTest, AFigureInTheNextColumnIsShifted) {
  EXPECT_THAT(
      ShortHintsOf(Consistent()
                       .With("applications.granted.commercial_enterprise", 0)
                       .With("applications.granted.research_institution", 12)),
      ElementsAre("SHIFTED_VALUE applications.granted.research_institution=0 "
                  "applications.granted.commercial_enterprise=12"));
}

TEST(RepairHintTest, AFigureInTheNextRowIsShifted) {
  EXPECT_THAT(
      ShortHintsOf(Consistent()
                       .With("applications.granted.natural_person", 0)
                       .With("applications.granted_in_part.natural_person", 5)),
      ElementsAre("SHIFTED_VALUE applications.granted_in_part.natural_person=0 "
                  "applications.granted.natural_person=5"));
}

// What a blank is missing from is not broken.
TEST(RepairHintTest, ABlankNeedsNoFigure) {
  EXPECT_THAT(
      ShortHintsOf(Consistent()
                       .Without("applications.granted.natural_person")
                       .With("applications.granted_in_part.natural_person", 5)),
      ElementsAre("ONE_CELL applications.granted_in_part.natural_person=0"));
}

TEST(RepairHintTest, TwoFiguresOfARowAreExchanged) {
  EXPECT_THAT(
      ShortHintsOf(Consistent()
                       .With("applications.granted.natural_person", 12)
                       .With("applications.granted.commercial_enterprise", 5)),
      ElementsAre("EXCHANGED_VALUES applications.granted.natural_person=5 "
                  "applications.granted.commercial_enterprise=12"));
}

TEST(RepairHintTest, OneNumberInTwoCellsIsSplit) {
  EXPECT_THAT(
      ShortHintsOf(Consistent()
                       .With("applications.granted.commercial_enterprise", 1)
                       .With("applications.granted.research_institution", 2)),
      ElementsAre("SPLIT_DIGITS applications.granted.commercial_enterprise=12 "
                  "applications.granted.research_institution=0"));
}

TEST(RepairHintTest, AFigureShiftedIntoTheNextGroupOfTable4IsFollowed) {
  EXPECT_THAT(ShortHintsOf(Sound()
                               .With("disputes.litigation_direct.upheld", 2)
                               .With("disputes.reconsideration.other", 2)),
              ElementsAre("SHIFTED_VALUE disputes.litigation_direct.upheld=0 "
                          "disputes.reconsideration.total=2",
                          "EXCHANGED_VALUES disputes.reconsideration.other=0 "
                          "disputes.litigation_direct.total=2"));
}

TEST(RepairHintTest, AllCandidatesAreNamedIfTheyAreFew) {
  EXPECT_THAT(ShortHintsOf(Annex()
                               .With("annex_2014.staff", 3)
                               .With("annex_2014.staff_full_time", 2)),
              ElementsAre("ONE_CELL annex_2014.staff=2",
                          "ONE_CELL annex_2014.staff_full_time=3",
                          "ONE_CELL annex_2014.staff_part_time=1"));
}

// Any of the eight kinds of answers may be wrong.
TEST(RepairHintTest, NoneIsNamedIfTheyAreMany) {
  const ReportBuilder report = Annex().With("annex_2014.answers", 3);
  EXPECT_THAT(IdsOf(FindingsOf(report)), ElementsAre("F-APP-12"));
  EXPECT_THAT(ShortHintsOf(report), IsEmpty());
}

TEST(RepairHintTest, NoneForTwoSlipsInOneTable) {
  EXPECT_THAT(
      ShortHintsOf(Consistent()
                       .With("applications.granted.commercial_enterprise", 21)
                       .With("applications.received_new.other_org", 3)),
      IsEmpty());
}

TEST(RepairHintTest, EachTableIsExplainedByItself) {
  const auto findings =
      FindingsOf(Consistent()
                     .With("applications.granted.commercial_enterprise", 21)
                     .With("disputes.reconsideration.upheld", 3));
  std::map<std::string, int> hints;
  for (const auto& finding : findings) {
    if (finding.repair_hints_size() > 0) {
      hints[finding.rule_id()] += finding.repair_hints_size();
    }
  }
  // Upheld, or the total.
  const std::map<std::string, int> expected = {{"F-APP-02", 1},
                                               {"F-REV-01", 2}};
  EXPECT_EQ(hints, expected);
}

TEST(RepairHintTest, StandsWithTheFirstFindingOnly) {
  const auto findings = FindingsOf(
      Consistent().With("applications.received_new.natural_person", 6));
  ASSERT_THAT(IdsOf(findings), ElementsAre("F-APP-01", "F-APP-03"));
  EXPECT_THAT(findings[0].repair_hints(), SizeIs(1));
  EXPECT_THAT(findings[1].repair_hints(), IsEmpty());
}

TEST(RepairHintTest, FollowsATotalThatIsDerived) {
  EXPECT_THAT(ShortHintsOf(Consistent()
                               .Without("applications.granted.total")
                               .With("applications.granted.natural_person", 6)),
              ElementsAre("ONE_CELL applications.granted.natural_person=5"));
}

TEST(RepairHintTest, NeverProposesANegativeCount) {
  EXPECT_THAT(ShortHintsOf(Sound().With("disputes.reconsideration.total", 2)),
              ElementsAre("ONE_CELL disputes.reconsideration.upheld=2",
                          "ONE_CELL disputes.reconsideration.corrected=2",
                          "ONE_CELL disputes.reconsideration.other=2",
                          "ONE_CELL disputes.reconsideration.pending=2",
                          "ONE_CELL disputes.reconsideration.total=0"));
}

TEST(RepairHintTest, SaysInBothLanguagesWhatWouldMend) {
  const std::vector<RepairHint> hints = HintsOf(
      Consistent().With("applications.granted.commercial_enterprise", 21));
  ASSERT_THAT(hints, SizeIs(1));
  EXPECT_THAT(hints[0].message_en(), HasSubstr("were 12 instead of 21"));
  EXPECT_THAT(hints[0].message_zh(), HasSubstr("应为12（现为21）"));
  ASSERT_THAT(hints[0].cells(), SizeIs(1));
  EXPECT_EQ(hints[0].cells(0).before(), 21);
  EXPECT_THAT(hints[0].cells(0).label(), HasSubstr("商业企业"));
}

}  // namespace
}  // namespace disclosure::rules
