// F-TIM-01 to F-TIM-04 with days that areas have set; those of the whole
// country have cases in each_rule_test.cc.

#include "rules/deadline_checks.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "status/check.h"
#include "tests/rules/rule_cases.h"
#include "tests/rules/rules_fixture.h"

namespace disclosure::rules {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const RuleSet& RulesWithLocalDays() {
  static const auto& rules = []() -> const RuleSet& {
    auto compiled = RuleSet::Compile(RuleSet::EmbeddedText(), "rules.textproto",
                                     TestCatalogue(), TestDivisions(),
                                     CalendarWithLocalDays());
    CHECK_OK(compiled.status());
    return *new RuleSet(*std::move(compiled));
  }();
  return rules;
}

class LocalDeadlineTest : public testing::TestWithParam<BrokenCase> {};

TEST_P(LocalDeadlineTest, IsANoteAsLongAsTheDayOfTheCountryIsKept) {
  const BrokenCase& row = GetParam();
  const auto findings =
      FindingsOf(RulesWithLocalDays(), row.report, OnSubmission());
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].rule_id(), row.rule);
  EXPECT_EQ(findings[0].severity(), row.on_submission);
  EXPECT_EQ(findings[0].expected(), row.expected);
  EXPECT_EQ(findings[0].found(), row.found);
  const auto archived =
      FindingsOf(RulesWithLocalDays(), row.report, InArchive());
  ASSERT_THAT(archived, SizeIs(1));
  EXPECT_EQ(archived[0].severity(), row.in_archive);
}

TEST_P(LocalDeadlineTest, NamesTheDayAndWhoSetIt) {
  const auto findings =
      FindingsOf(RulesWithLocalDays(), GetParam().report, OnSubmission());
  ASSERT_THAT(findings, SizeIs(1));
  const std::string& day = findings[0].expected();
  EXPECT_THAT(findings[0].message_zh(),
              AllOf(HasSubstr(day), HasSubstr("韶山市政府办公室")));
  EXPECT_THAT(findings[0].message_en(),
              AllOf(HasSubstr(day), HasSubstr("the office of Shaoshan city")));
}

INSTANTIATE_TEST_SUITE_P(Reports, LocalDeadlineTest,
                         testing::ValuesIn(BrokenLocalDeadlineCases()),
                         [](const auto& row) { return row.param.name; });

class KeptLocalDeadlineTest : public testing::TestWithParam<SilentCase> {};

TEST_P(KeptLocalDeadlineTest, SaysNothing) {
  EXPECT_THAT(
      FindingsOf(RulesWithLocalDays(), GetParam().report, OnSubmission()),
      IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Reports, KeptLocalDeadlineTest,
                         testing::ValuesIn(SilentLocalDeadlineCases()),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::rules
