#include "disclosurectl/output/outcome_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace disclosure::ctl {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

v1::AnnualReport Report() {
  v1::AnnualReport report;
  report.set_division_code("430321111");
  report.set_report_year(2020);
  report.mutable_organ()->set_name("云湖桥镇");
  return report;
}

std::vector<std::string> RowOf(const v1::SubmitReportResult& result) {
  return OutcomeRow("a.json", Report(), result, Language::kEnglish);
}

TEST(OutcomeTextTest, AcceptedTellsRevisionAndSequence) {
  v1::SubmitReportResult result;
  v1::Accepted& accepted = *result.mutable_response()->mutable_accepted();
  accepted.mutable_revision()->set_revision(2);
  accepted.mutable_revision()->set_sequence(77);
  accepted.add_findings();
  EXPECT_THAT(RowOf(result),
              ElementsAre("a.json", "430321111", "2020", "云湖桥镇", "accepted",
                          "2", "77", "1", ""));
}

TEST(OutcomeTextTest, RefusedNamesEachBrokenRuleOnce) {
  v1::SubmitReportResult result;
  v1::Refused& refused = *result.mutable_response()->mutable_refused();
  for (const char* const rule : {"F-APP-01", "F-APP-01", "F-REV-01"}) {
    v1::Finding& finding = *refused.add_findings();
    finding.set_rule_id(rule);
    finding.set_severity(v1::SEVERITY_ERROR);
  }
  refused.add_findings()->set_severity(v1::SEVERITY_INFO);
  EXPECT_EQ(RowOf(result).back(), "F-APP-01 F-REV-01");
  EXPECT_EQ(OutcomeOf(result), Outcome::kRefused);
}

TEST(OutcomeTextTest, FindingsThatWereLeftOutAreCounted) {
  v1::SubmitReportResult result;
  result.mutable_response()->mutable_refused();
  result.set_omitted_findings(1500);
  EXPECT_THAT(
      RowOf(result),
      ElementsAre("a.json", "430321111", "2020", "云湖桥镇", "refused", "", "",
                  "1500", "findings left out of the answer: 1500"));
}

TEST(OutcomeTextTest, ConflictNamesTheCurrentRevision) {
  v1::SubmitReportResult result;
  result.mutable_response()
      ->mutable_conflict()
      ->mutable_current()
      ->set_revision(3);
  EXPECT_EQ(RowOf(result).back(), "current revision is 3");
}

TEST(OutcomeTextTest, ConflictSaysThatNothingWasStoredAndHowToGoOn) {
  v1::SubmitReportResult result;
  v1::Revision& current =
      *result.mutable_response()->mutable_conflict()->mutable_current();
  EXPECT_THAT(ConflictAdvice(result, Language::kEnglish),
              HasSubstr("without --amends"));
  current.set_revision(3);
  current.mutable_identity()->set_division_code("430321111");
  current.mutable_identity()->set_report_year(2020);
  EXPECT_EQ(ConflictAdvice(result, Language::kEnglish),
            "  Nothing was stored: revision 3 is current. Compare: "
            "disclosurectl get 430321111 2020\n"
            "  To replace it: disclosurectl submit ... --amends=3\n");
  current.mutable_identity()->set_organ_credit_code("11430321006");
  current.mutable_identity()->set_scope(v1::SCOPE_AREA_SUMMARY);
  EXPECT_THAT(ConflictAdvice(result, Language::kChinese),
              AllOf(HasSubstr("没有存储：当前是第 3 版"),
                    HasSubstr("2020 --organ=11430321006 --scope=summary\n")));
  result.mutable_response()->mutable_accepted();
  EXPECT_EQ(ConflictAdvice(result, Language::kEnglish), "");
}

TEST(OutcomeTextTest, FailureTellsReasonAndMessage) {
  v1::SubmitReportResult result;
  result.mutable_failure()->set_reason("TEXT_NOT_UTF8");
  result.mutable_failure()->set_message("organ.name is not UTF-8");
  EXPECT_EQ(RowOf(result).back(), "TEXT_NOT_UTF8 organ.name is not UTF-8");
  EXPECT_EQ(RowOf(result).size(), OutcomeColumns(Language::kEnglish).size());
}

TEST(OutcomeTextTest, ResultWithoutAnOutcomeHasFailed) {
  EXPECT_EQ(OutcomeOf(v1::SubmitReportResult()), Outcome::kFailed);
}

}  // namespace
}  // namespace disclosure::ctl
