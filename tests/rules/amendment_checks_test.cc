#include "rules/amendment_checks.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/rules/rule_cases.h"
#include "tests/rules/rules_fixture.h"

namespace disclosure::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr char kCell[] = "applications.received_new.total";

std::vector<disclosure::v1::Finding> FindingsOfAmendment(
    const ReportBuilder& amended, const ReportBuilder& report,
    const Judgement& judgement = OnSubmission()) {
  const form::Report now = report.Value();
  return EmbeddedRules().ToProto(
      EmbeddedRules().CheckAmendment(now, amended.Value(), judgement), now);
}

TEST(ChangedAfterPublicationTest, NamesTheDayAndTheCellsThatDiffer) {
  const auto findings = FindingsOfAmendment(
      Sound().PublishedOn("2021-01-26"),
      Sound().With(kCell, 3).Without("proactive.norm_docs_made"));
  ASSERT_THAT(findings, SizeIs(1));
  const disclosure::v1::Finding& finding = findings[0];
  EXPECT_EQ(finding.rule_id(), "F-TIM-06");
  EXPECT_EQ(finding.severity(), kInfo);
  EXPECT_EQ(finding.found(), "2021-01-26");
  EXPECT_THAT(finding.message_zh(), HasSubstr("2021-01-26"));
  EXPECT_THAT(finding.message_en(), HasSubstr("2021-01-26"));
  ASSERT_THAT(finding.cells(), SizeIs(2));
  EXPECT_EQ(finding.cells(0).cell(), "proactive.norm_docs_made");
  EXPECT_FALSE(finding.cells(0).has_value());
  EXPECT_EQ(finding.cells(1).cell(), kCell);
  EXPECT_EQ(finding.cells(1).value(), 3);
}

TEST(ChangedAfterPublicationTest, IsANoteInTheArchive) {
  const auto findings = FindingsOfAmendment(
      Sound().PublishedOn("2021-01-26"), Sound().With(kCell, 3), InArchive());
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].severity(), kInfo);
}

TEST(ChangedAfterPublicationTest, NamesNoCellWhereOnlyTextDiffers) {
  const auto findings = FindingsOfAmendment(
      Sound().PublishedOn("2021-01-26"),
      Sound().Organ("x", "", disclosure::v1::ORGAN_KIND_GOVERNMENT));
  EXPECT_THAT(IdsOf(findings), ElementsAre("F-TIM-06"));
  EXPECT_THAT(findings[0].cells(), IsEmpty());
}

TEST(ChangedAfterPublicationTest, ListsTheFirstOfManyCells) {
  const auto findings = FindingsOfAmendment(
      ReportBuilder(AReport()).PublishedOn("2021-01-26"), Sound());
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(findings[0].cells(), SizeIs(40));
}

TEST(ChangedAfterPublicationTest, IsNotAssessableWithoutADayOfPublication) {
  EXPECT_THAT(FindingsOfAmendment(Sound(), Sound().PublishedOn("2021-01-26")),
              IsEmpty());
}

// The other parts of the engine leave it alone.
TEST(ChangedAfterPublicationTest, IsForAmendmentsOnly) {
  EXPECT_FALSE(EmbeddedRules().JudgesAlone("F-TIM-06"));
  EXPECT_FALSE(EmbeddedRules().ReadsOtherYears("F-TIM-06"));
}

}  // namespace
}  // namespace disclosure::rules
