#include "stats-service/query/reconcile_findings.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/support/catalogue.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using record::Change;
using testing::HasSubstr;
using testing::IsEmpty;

const rules::RuleSet& Rules() {
  static const rules::RuleSet rules = *rules::RuleSet::Compile(
      rules::RuleSet::EmbeddedText(), "rules.textproto", TestCatalogue(),
      TestDivisions());
  return rules;
}

std::vector<v1::Finding> FindingsAfter(const std::vector<Change>& changes) {
  const auto cube = Apply(Cube(TestFrame()), changes);
  ReconcileQuestion question;
  question.area = Code(kCountyOfTown);
  question.year = 2022;
  const auto answer = ReconcileArea(*cube, question);
  EXPECT_THAT(answer, IsOk());
  return FindingsOf(Rules(), TestCatalogue(), question, *answer);
}

TEST(ReconcileFindingsTest, EachDifferenceIsAFindingAndSoAreMissingReporters) {
  const auto findings = FindingsAfter(
      {AChange(1, kCountyOfTown, 2022)
           .Summary()
           .With(kReceived, 40)
           .With(kGranted, 5),
       AChange(2, kTown, 2022).With(kReceived, 52).With(kGranted, 5)});
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].rule_id(), "F-AGG-01");
  EXPECT_EQ(findings[0].severity(), v1::SEVERITY_WARNING);
  EXPECT_EQ(findings[0].expected(), "52");
  EXPECT_EQ(findings[0].found(), "40");
  ASSERT_EQ(findings[0].cells_size(), 1);
  EXPECT_EQ(findings[0].cells(0).cell(), kReceived);
  EXPECT_EQ(findings[0].cells(0).value(), 40);
  EXPECT_THAT(findings[0].message_zh(), HasSubstr("52"));
  EXPECT_THAT(findings[0].message_en(), HasSubstr("40"));
  EXPECT_EQ(findings[0].fingerprint().size(), 16u);
  EXPECT_EQ(findings[1].rule_id(), "F-AGG-02");
  EXPECT_EQ(findings[1].severity(), v1::SEVERITY_INFO);
  EXPECT_EQ(findings[1].expected(), "18");
  EXPECT_EQ(findings[1].found(), "1");
}

TEST(ReconcileFindingsTest, WithoutASummaryThereIsNothingToFind) {
  EXPECT_THAT(FindingsAfter({AChange(1, kTown, 2022).With(kReceived, 52)}),
              IsEmpty());
}

}  // namespace
}  // namespace disclosure::stats
