#include "rules/rule_clashes.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rules/rule_set.h"
#include "tests/support/catalogue.h"
#include "tests/support/status_matchers.h"

namespace disclosure::rules {
namespace {

using disclosure::v1::FORM_2019;
using disclosure::v1::FORM_2021;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

std::string ARule(const std::string& id, const std::string& body) {
  return absl::StrCat("rules { id: \"", id, "\" ", body,
                      " on_submission: SEVERITY_ERROR "
                      "in_archive: SEVERITY_WARNING message_zh: \"x\" "
                      "message_en: \"x\" ground: \"x\" }\n");
}

std::vector<RuleClash> ClashesOf(const std::string& text) {
  const auto clashes = FindRuleClashes(text, "my.textproto", TestCatalogue());
  EXPECT_THAT(clashes, IsOk());
  return clashes.ok() ? *clashes : std::vector<RuleClash>();
}

TEST(RuleClashesTest, TheRulesOfTheProgramsLeaveEveryFormItsReports) {
  EXPECT_THAT(ClashesOf(std::string(RuleSet::EmbeddedText())), IsEmpty());
}

TEST(RuleClashesTest, RulesThatContradictEachOtherAreNamed) {
  const auto clashes =
      ClashesOf(ARule("F-X-01", "holds: \"proactive.norm_docs_made <= 5\"") +
                ARule("F-X-02", "holds: \"proactive.rules_made <= 5\"") +
                ARule("F-X-03", "holds: \"proactive.norm_docs_made > 5\""));
  // Both forms since 2019 have the cell.
  ASSERT_THAT(clashes, SizeIs(2));
  EXPECT_EQ(clashes[0].form, FORM_2019);
  EXPECT_EQ(clashes[1].form, FORM_2021);
  EXPECT_EQ(clashes[0].kind, RuleClash::Kind::kNoReport);
  EXPECT_THAT(clashes[0].rules, ElementsAre("F-X-01", "F-X-03"));
}

TEST(RuleClashesTest, ATotalThatIsAPartOfItselfLeavesZeros) {
  const auto clashes = ClashesOf(ARule(
      "F-X-01",
      "for_each: FOR_EACH_DISPUTE_GROUP "
      "holds: \"group.total == group.total + group.upheld + group.pending\""));
  ASSERT_THAT(clashes, SizeIs(2));
  EXPECT_EQ(clashes[0].kind, RuleClash::Kind::kSomeAreZero);
  // One of the three groups is enough to say so.
  EXPECT_THAT(clashes[0].rules, ElementsAre(StartsWith("F-X-01 ")));
}

// A sign that slipped.
TEST(RuleClashesTest, ASlipInARuleOfTheProgramsIsFound) {
  const auto clashes = ClashesOf(
      absl::StrCat(std::string(RuleSet::EmbeddedText()),
                   ARule("F-X-01",
                         "for_each: FOR_EACH_APPLICANT_ROW "
                         "holds: \"row.natural_person > row.total\"")));
  ASSERT_THAT(clashes, SizeIs(2));
  EXPECT_EQ(clashes[0].kind, RuleClash::Kind::kNoReport);
  EXPECT_THAT(clashes[0].rules,
              ElementsAre(StartsWith("F-APP-03 "), StartsWith("F-X-01 ")));
}

TEST(RuleClashesTest, WhatNotEveryReportHasToKeepIsNotAsked) {
  EXPECT_THAT(ClashesOf(ARule("F-X-01",
                              "holds: \"proactive.norm_docs_made == 0\" "
                              "only_if: \"organ.level == LEVEL_TOWNSHIP\"") +
                        ARule("F-X-02",
                              "holds: \"proactive.rules_made == 0 or "
                              "proactive.norm_docs_made == 0\"") +
                        ARule("F-X-03",
                              "holds: \"proactive.rules_made == "
                              "previous.proactive.rules_made + 1\"") +
                        ARule("F-X-04",
                              "holds: \"proactive.rules_made == 0\" "
                              "only_if: \"report.form == FORM_2014\"")),
              IsEmpty());
}

TEST(RuleClashesTest, AConditionOnTheFormIsKnown) {
  const auto clashes =
      ClashesOf(ARule("F-X-01",
                      "holds: \"proactive.rules_made < 0\" "
                      "only_if: \"report.form == FORM_2021\""));
  ASSERT_THAT(clashes, SizeIs(1));
  EXPECT_EQ(clashes[0].form, FORM_2021);
}

TEST(RuleClashesTest, CellsThatMayBeNegativeMayBeZero) {
  EXPECT_THAT(ClashesOf(ARule(
                  "F-X-01", "holds: \"proactive.licence_items_change <= -3\"")),
              IsEmpty());
}

TEST(RuleClashesTest, AFormulaThatIsWrongIsAnError) {
  EXPECT_THAT(FindRuleClashes(ARule("F-X-01", "holds: \"proactive.x == 0\""),
                              "my.textproto", TestCatalogue())
                  .status(),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       testing::HasSubstr("my.textproto:1:")));
}

}  // namespace
}  // namespace disclosure::rules
