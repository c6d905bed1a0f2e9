// What becomes of findings when other years of an organ come, change and go.
#include "ingest-service/store/year_review.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest-service/feed/change_feed.h"
#include "ingest-service/store/report_listing.h"
#include "ingest-service/store/revision_history.h"
#include "tests/ingest-service/support/faulty_report_store.h"
#include "tests/ingest-service/support/yearly_reports.h"
#include "tests/ingest-service/support/years_of_organs.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

using record::ChangeKind;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class YearReviewTest : public testing::Test {
 protected:
  YearsOfOrgans organs_;
};

TEST_F(YearReviewTest, AReportIsJudgedWithTheYearBefore) {
  organs_.CommitOne(Submission(Carrying(2022, 0, 3)));
  const Outcome outcome = organs_.CommitOne(Submission(Carrying(2023, 2, 0)));
  EXPECT_THAT(outcome.findings, Contains(rules::IsFinding("F-XYR-01")));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2023)), Contains("F-XYR-01"));
  EXPECT_THAT(organs_.Changes(),
              ElementsAre(ChangeKind::kAccepted, ChangeKind::kAccepted));
}

// It has no place among the years, but it learns of them.
TEST_F(YearReviewTest, ARefusedReportIsJudgedWithTheYearBeforeAndNotKept) {
  organs_.CommitOne(Submission(Carrying(2022, 0, 3)));
  organs_.CommitOne(Submission(Carrying(2023, 3, 0)));
  PendingRevision refused = Submission(Carrying(2023, 2, 0));
  refused.refused = true;
  const Outcome outcome = organs_.CommitOne(std::move(refused));
  // Not a conflict, though it amends nothing.
  EXPECT_EQ(outcome.kind, Outcome::Kind::kRefused);
  EXPECT_THAT(outcome.findings, Contains(rules::IsFinding("F-XYR-01")));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2023)), Not(Contains("F-XYR-01")));
  EXPECT_THAT(organs_.Changes(),
              ElementsAre(ChangeKind::kAccepted, ChangeKind::kAccepted));
}

TEST_F(YearReviewTest, TheYearBeforeMayComeLater) {
  organs_.CommitOne(Submission(Carrying(2023, 2, 0)));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2023)), Not(Contains("F-XYR-01")));
  organs_.CommitOne(Submission(Carrying(2022, 0, 3)));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2023)), Contains("F-XYR-01"));
  EXPECT_THAT(organs_.Changes(),
              ElementsAre(ChangeKind::kAccepted, ChangeKind::kAccepted,
                          ChangeKind::kRejudged));
  EXPECT_EQ(organs_.Current(IdentityIn(2023)).revision.sequence, 1u);
}

TEST_F(YearReviewTest, NeighbouringYearsOfOneCommitSeeEachOther) {
  YearsOfOrgans other_order;
  organs_.Commit(
      {Submission(Carrying(2022, 0, 3)), Submission(Carrying(2023, 2, 0))});
  other_order.Commit(
      {Submission(Carrying(2023, 2, 0)), Submission(Carrying(2022, 0, 3))});
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2023)), Contains("F-XYR-01"));
  EXPECT_EQ(organs_.FinalState(), other_order.FinalState());
}

TEST_F(YearReviewTest, NothingIsToldOfAReportThatIsJudgedAsBefore) {
  organs_.CommitOne(Submission(Carrying(2023, 3, 0)));
  organs_.CommitOne(Submission(Carrying(2022, 0, 3)));
  EXPECT_THAT(organs_.Changes(),
              ElementsAre(ChangeKind::kAccepted, ChangeKind::kAccepted));
}

TEST_F(YearReviewTest, AnAmendmentOfTheYearBeforeRenewsFindings) {
  organs_.Commit(
      {Submission(Carrying(2022, 0, 3)), Submission(Carrying(2023, 2, 0))});
  organs_.CommitOne(Submission(Carrying(2022, 0, 2), 1));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2023)), Not(Contains("F-XYR-01")));
  EXPECT_THAT(organs_.Changes(),
              ElementsAre(ChangeKind::kAccepted, ChangeKind::kAccepted,
                          ChangeKind::kAccepted, ChangeKind::kRejudged));
}

TEST_F(YearReviewTest, AWithdrawalOfTheYearBeforeRenewsFindings) {
  organs_.Commit(
      {Submission(Carrying(2022, 0, 3)), Submission(Carrying(2023, 2, 0))});
  organs_.CommitOne(Withdrawal(IdentityIn(2022), 1));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2023)), Not(Contains("F-XYR-01")));
  EXPECT_THAT(organs_.Changes(),
              ElementsAre(ChangeKind::kAccepted, ChangeKind::kAccepted,
                          ChangeKind::kWithdrawn, ChangeKind::kRejudged));
}

TEST_F(YearReviewTest, AWithdrawnReportIsNotJudgedAgain) {
  organs_.CommitOne(Submission(Carrying(2023, 2, 0)));
  organs_.CommitOne(Withdrawal(IdentityIn(2023), 1));
  organs_.CommitOne(Submission(Carrying(2022, 0, 3)));
  EXPECT_THAT(organs_.Changes(),
              ElementsAre(ChangeKind::kAccepted, ChangeKind::kWithdrawn,
                          ChangeKind::kAccepted));
}

TEST_F(YearReviewTest, ARenewalKeepsWhatTheReportAloneHasFound) {
  const ReportBuilder late =
      Carrying(2023, 2, 0).Without("proactive.norm_docs_made");
  organs_.CommitOne(Submission(late));
  const std::vector<std::string> alone = organs_.RulesOf(IdentityIn(2023));
  ASSERT_THAT(alone, Contains("F-STR-06"));
  organs_.CommitOne(Submission(Carrying(2022, 0, 3)));
  std::vector<std::string> all = alone;
  all.push_back("F-XYR-01");
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2023)),
              testing::ElementsAreArray(all));
  organs_.CommitOne(Withdrawal(IdentityIn(2022), 1));
  EXPECT_EQ(organs_.RulesOf(IdentityIn(2023)), alone);
}

TEST_F(YearReviewTest, AGapIsToldUntilItIsFilled) {
  organs_.Commit({Submission(ReportIn(2018)), Submission(ReportIn(2022))});
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2022)), ElementsAre("F-XYR-08"));
  organs_.CommitOne(Submission(ReportIn(2020)));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2020)), ElementsAre("F-XYR-08"));
  EXPECT_EQ(organs_.Current(IdentityIn(2022)).findings[0].found(), "2020");
  organs_.Commit({Submission(ReportIn(2021)), Submission(ReportIn(2019))});
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2020)), IsEmpty());
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2022)), IsEmpty());
  organs_.CommitOne(Withdrawal(IdentityIn(2021), 1));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2022)), ElementsAre("F-XYR-08"));
}

TEST_F(YearReviewTest, OtherOrgansAndScopesAreOthers) {
  organs_.CommitOne(Submission(Carrying(2022, 0, 3, "430321")));
  organs_.CommitOne(
      Submission(Carrying(2023, 0, 0, "430321").Scope(v1::SCOPE_AREA_SUMMARY)));
  organs_.CommitOne(Submission(Carrying(2023, 0, 0, "430321100")));
  EXPECT_THAT(organs_.Changes(),
              ElementsAre(ChangeKind::kAccepted, ChangeKind::kAccepted,
                          ChangeKind::kAccepted));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2023, "430321100")),
              Not(Contains("F-XYR-01")));
}

TEST_F(YearReviewTest, ValidatingAnswersAsTheCallWouldAndPlansNothing) {
  organs_.CommitOne(Submission(Carrying(2023, 2, 0)));
  organs_.CommitOne(Submission(Carrying(2021, 0, 1)));
  PendingRevision only = Submission(Carrying(2022, 0, 3));
  only.validate_only = true;
  const Outcome validated = organs_.CommitOne(only);
  EXPECT_THAT(organs_.Changes(), SizeIs(3));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2023)), Contains("F-XYR-08"));
  const Outcome real = organs_.CommitOne(Submission(Carrying(2022, 0, 3)));
  ASSERT_THAT(real.findings, Contains(rules::IsFinding("F-XYR-01")));
  ASSERT_EQ(validated.findings.size(), real.findings.size());
  for (size_t i = 0; i < real.findings.size(); ++i) {
    EXPECT_EQ(validated.findings[i].SerializeAsString(),
              real.findings[i].SerializeAsString());
  }
}

TEST_F(YearReviewTest, ARepetitionIsAnsweredWithTheNewestFindings) {
  organs_.CommitOne(Submission(Carrying(2023, 2, 0)));
  organs_.CommitOne(Submission(Carrying(2022, 0, 3)));
  const Outcome again = organs_.CommitOne(Submission(Carrying(2023, 2, 0)));
  EXPECT_EQ(again.kind, Outcome::Kind::kRepeated);
  EXPECT_EQ(again.revision.number, 1);
  EXPECT_EQ(again.revision.sequence, 1u);
  EXPECT_THAT(again.findings, Contains(rules::IsFinding("F-XYR-01")));
}

TEST_F(YearReviewTest, TheFeedTellsRenewedFindings) {
  organs_.CommitOne(Submission(Carrying(2023, 2, 0)));
  organs_.CommitOne(Submission(Carrying(2022, 0, 3)));
  const ChangeFeed feed(organs_.store(), organs_.keys());
  const auto frame = feed.Next(2, {.newest_revision_only = true});
  ASSERT_THAT(frame, IsOk());
  ASSERT_THAT(frame->changes, SizeIs(1));
  v1::Change change;
  ASSERT_TRUE(change.ParseFromString(frame->changes[0]));
  EXPECT_EQ(change.sequence(), 3u);
  EXPECT_EQ(change.revision().sequence(), 1u);
  EXPECT_THAT(change.rejudged().findings(),
              Contains(rules::IsFinding("F-XYR-01")));
}

TEST_F(YearReviewTest, WhatIsReadBackHasTheNewestFindings) {
  organs_.CommitOne(Submission(Carrying(2023, 2, 0)));
  organs_.CommitOne(Submission(Carrying(2022, 0, 3)));
  const RevisionHistory history(organs_.store(), organs_.keys());
  const auto read = history.Read(IdentityIn(2023), /*number=*/0);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->revision.sequence(), 1u);
  EXPECT_THAT(read->findings, Contains(rules::IsFinding("F-XYR-01")));
  EXPECT_EQ(read->content, Carrying(2023, 2, 0).Bytes());

  const ReportListing listing(organs_.store(), organs_.keys());
  const auto page = listing.List({.rule_id = "F-XYR-01"}, 0, 10);
  ASSERT_THAT(page, IsOk());
  ASSERT_THAT(page->reports, SizeIs(1));
  EXPECT_EQ(page->reports[0].revision().identity().report_year(), 2023);
}

// A row that cannot be read costs its own calls, and no other.
TEST_F(YearReviewTest, AnUnreadableReaderFailsTheCallAndChangesNothing) {
  organs_.CommitOne(Submission(Carrying(2023, 2, 0)));
  FaultyReportStore faulty(organs_.store());
  faulty.FailReads(absl::DataLossError("torn"));
  YearIndex years = organs_.years();
  YearReview review(organs_.judge(), years);
  CommitPlan plan(faulty, organs_.keys(), absl::UnixEpoch(), &review);
  EXPECT_THAT(plan.Decide(Submission(Carrying(2022, 0, 3))),
              StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(plan.rows(), IsEmpty());
  review.Keep();
  EXPECT_TRUE(years == organs_.years());
}

TEST_F(YearReviewTest, ACopiedTextIsFoundWhicheverYearComesFirst) {
  organs_.CommitOne(Submission(Telling(2023, 1)));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2023)), Not(Contains("F-XYR-07")));
  organs_.CommitOne(Submission(Telling(2022, 1)));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2023)), Contains("F-XYR-07"));
  organs_.CommitOne(Submission(Telling(2022, 2), 1));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2023)), Not(Contains("F-XYR-07")));
  const Outcome copied = organs_.CommitOne(Submission(Telling(2022, 1), 2));
  EXPECT_EQ(copied.kind, Outcome::Kind::kAccepted);
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2023)), Contains("F-XYR-07"));
}

// The text itself is not read at start: its sketch stands in the change.
TEST_F(YearReviewTest, ARestartKeepsTheSketchOfATextThatIsNotRead) {
  organs_.CommitOne(Submission(Telling(2022, 1)));
  const YearIndex before = organs_.years();
  organs_.Restart();
  EXPECT_TRUE(organs_.years() == before);
  const Outcome outcome = organs_.CommitOne(Submission(Telling(2023, 1)));
  EXPECT_THAT(outcome.findings, Contains(rules::IsFinding("F-XYR-07")));
}

TEST_F(YearReviewTest, AChangeAfterPublicationIsNoted) {
  organs_.CommitOne(Submission(Carrying(2020, 0, 3).PublishedOn("2021-01-26")));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2020)), Not(Contains("F-TIM-06")));
  organs_.CommitOne(Submission(Carrying(2020, 0, 2), 1));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2020)), Contains("F-TIM-06"));
  // It is the revision before that counts: this one had no day.
  organs_.CommitOne(
      Submission(Carrying(2020, 0, 1).PublishedOn("2021-01-26"), 2));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2020)), Not(Contains("F-TIM-06")));
}

TEST_F(YearReviewTest, ANoteOfAChangeStaysWhenOtherYearsAreRenewed) {
  organs_.CommitOne(Submission(Carrying(2021, 2, 0).PublishedOn("2022-01-26")));
  organs_.CommitOne(Submission(Carrying(2021, 2, 0), 1));
  organs_.CommitOne(Submission(Carrying(2020, 0, 3)));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2021)),
              AllOf(Contains("F-TIM-06"), Contains("F-XYR-01")));
}

TEST_F(YearReviewTest, WhatAmendsAWithdrawalChangesNothingPublished) {
  organs_.CommitOne(Submission(Carrying(2020, 0, 3).PublishedOn("2021-01-26")));
  organs_.CommitOne(Withdrawal(IdentityIn(2020), 1));
  organs_.CommitOne(Submission(Carrying(2020, 0, 2), 2));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2020)), Not(Contains("F-TIM-06")));
}

TEST_F(YearReviewTest, AnAmendmentOfThisCommitIsJudgedByIt) {
  organs_.Commit({Submission(Carrying(2020, 0, 3).PublishedOn("2021-01-26")),
                  Submission(Carrying(2020, 0, 2), 1)});
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2020)), Contains("F-TIM-06"));
}

TEST_F(YearReviewTest, AConflictAmendsNothing) {
  organs_.CommitOne(Submission(Carrying(2020, 0, 3).PublishedOn("2021-01-26")));
  const Outcome conflict = organs_.CommitOne(Submission(Carrying(2020, 0, 2)));
  EXPECT_EQ(conflict.kind, Outcome::Kind::kConflict);
  for (const v1::Finding& finding : conflict.findings) {
    EXPECT_NE(finding.rule_id(), "F-TIM-06");
  }
}

TEST_F(YearReviewTest, ARestartChangesNothing) {
  organs_.Commit({Submission(Carrying(2023, 2, 0)),
                  Submission(Carrying(2022, 0, 3)),
                  Submission(Carrying(2020, 0, 3))});
  organs_.CommitOne(Withdrawal(IdentityIn(2020), 1));
  const YearIndex before = organs_.years();
  const auto state = organs_.FinalState();
  organs_.Restart();
  EXPECT_TRUE(organs_.years() == before);
  EXPECT_EQ(organs_.FinalState(), state);
  organs_.CommitOne(Submission(Carrying(2022, 0, 2), 1));
  EXPECT_THAT(organs_.RulesOf(IdentityIn(2023)), Not(Contains("F-XYR-01")));
}

}  // namespace
}  // namespace disclosure::ingest
