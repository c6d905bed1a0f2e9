// What becomes of findings when other years of an organ come, change and go.
#include "ingest-service/store/year_review.h"

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ingest-service/feed/change_feed.h"
#include "ingest-service/store/report_listing.h"
#include "ingest-service/store/revision_history.h"
#include "tests/ingest-service/support/faulty_report_store.h"
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

constexpr std::string_view kYunhuqiao = "430321111";

ReportBuilder In(int year, std::string_view code = kYunhuqiao) {
  const auto form = year >= 2021   ? v1::FORM_2021
                    : year >= 2019 ? v1::FORM_2019
                                   : v1::FORM_2014;
  return ReportBuilder(AReport()).For(code).AllZero(form).Year(year).Scope(
      v1::SCOPE_OWN_ORGAN);
}

// Applications of natural persons that came in, and were all carried on.
ReportBuilder Carrying(int year, int64_t in, int64_t out,
                       std::string_view code = kYunhuqiao) {
  ReportBuilder report = In(year, code);
  for (const char* column : {"natural_person", "total"}) {
    const std::string name(column);
    report.With("applications.carried_in." + name, in)
        .With("applications.received_new." + name,
              std::max(out - in, int64_t{0}))
        .With("applications.outcome_total." + name,
              std::max(in - out, int64_t{0}))
        .With("applications.granted." + name, std::max(in - out, int64_t{0}))
        .With("applications.carried_out." + name, out);
  }
  return report;
}

form::Identity Year(int year, std::string_view code = kYunhuqiao) {
  return IdentityOf(In(year, code));
}

class YearReviewTest : public testing::Test {
 protected:
  YearsOfOrgans organs_;
};

TEST_F(YearReviewTest, AReportIsJudgedWithTheYearBefore) {
  organs_.CommitOne(Submission(Carrying(2022, 0, 3)));
  const Outcome outcome = organs_.CommitOne(Submission(Carrying(2023, 2, 0)));
  EXPECT_THAT(outcome.findings, Contains(rules::IsFinding("F-XYR-01")));
  EXPECT_THAT(organs_.RulesOf(Year(2023)), Contains("F-XYR-01"));
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
  EXPECT_THAT(organs_.RulesOf(Year(2023)), Not(Contains("F-XYR-01")));
  EXPECT_THAT(organs_.Changes(),
              ElementsAre(ChangeKind::kAccepted, ChangeKind::kAccepted));
}

TEST_F(YearReviewTest, TheYearBeforeMayComeLater) {
  organs_.CommitOne(Submission(Carrying(2023, 2, 0)));
  EXPECT_THAT(organs_.RulesOf(Year(2023)), Not(Contains("F-XYR-01")));
  organs_.CommitOne(Submission(Carrying(2022, 0, 3)));
  EXPECT_THAT(organs_.RulesOf(Year(2023)), Contains("F-XYR-01"));
  EXPECT_THAT(organs_.Changes(),
              ElementsAre(ChangeKind::kAccepted, ChangeKind::kAccepted,
                          ChangeKind::kRejudged));
  EXPECT_EQ(organs_.Current(Year(2023)).revision.sequence, 1u);
}

TEST_F(YearReviewTest, NeighbouringYearsOfOneCommitSeeEachOther) {
  YearsOfOrgans other_order;
  organs_.Commit(
      {Submission(Carrying(2022, 0, 3)), Submission(Carrying(2023, 2, 0))});
  other_order.Commit(
      {Submission(Carrying(2023, 2, 0)), Submission(Carrying(2022, 0, 3))});
  EXPECT_THAT(organs_.RulesOf(Year(2023)), Contains("F-XYR-01"));
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
  EXPECT_THAT(organs_.RulesOf(Year(2023)), Not(Contains("F-XYR-01")));
  EXPECT_THAT(organs_.Changes(),
              ElementsAre(ChangeKind::kAccepted, ChangeKind::kAccepted,
                          ChangeKind::kAccepted, ChangeKind::kRejudged));
}

TEST_F(YearReviewTest, AWithdrawalOfTheYearBeforeRenewsFindings) {
  organs_.Commit(
      {Submission(Carrying(2022, 0, 3)), Submission(Carrying(2023, 2, 0))});
  organs_.CommitOne(Withdrawal(Year(2022), 1));
  EXPECT_THAT(organs_.RulesOf(Year(2023)), Not(Contains("F-XYR-01")));
  EXPECT_THAT(organs_.Changes(),
              ElementsAre(ChangeKind::kAccepted, ChangeKind::kAccepted,
                          ChangeKind::kWithdrawn, ChangeKind::kRejudged));
}

TEST_F(YearReviewTest, AWithdrawnReportIsNotJudgedAgain) {
  organs_.CommitOne(Submission(Carrying(2023, 2, 0)));
  organs_.CommitOne(Withdrawal(Year(2023), 1));
  organs_.CommitOne(Submission(Carrying(2022, 0, 3)));
  EXPECT_THAT(organs_.Changes(),
              ElementsAre(ChangeKind::kAccepted, ChangeKind::kWithdrawn,
                          ChangeKind::kAccepted));
}

TEST_F(YearReviewTest, ARenewalKeepsWhatTheReportAloneHasFound) {
  const ReportBuilder late =
      Carrying(2023, 2, 0).Without("proactive.norm_docs_made");
  organs_.CommitOne(Submission(late));
  const std::vector<std::string> alone = organs_.RulesOf(Year(2023));
  ASSERT_THAT(alone, Contains("F-STR-06"));
  organs_.CommitOne(Submission(Carrying(2022, 0, 3)));
  std::vector<std::string> all = alone;
  all.push_back("F-XYR-01");
  EXPECT_THAT(organs_.RulesOf(Year(2023)), testing::ElementsAreArray(all));
  organs_.CommitOne(Withdrawal(Year(2022), 1));
  EXPECT_EQ(organs_.RulesOf(Year(2023)), alone);
}

TEST_F(YearReviewTest, AGapIsToldUntilItIsFilled) {
  organs_.Commit({Submission(In(2018)), Submission(In(2022))});
  EXPECT_THAT(organs_.RulesOf(Year(2022)), ElementsAre("F-XYR-08"));
  organs_.CommitOne(Submission(In(2020)));
  EXPECT_THAT(organs_.RulesOf(Year(2020)), ElementsAre("F-XYR-08"));
  EXPECT_EQ(organs_.Current(Year(2022)).findings[0].found(), "2020");
  organs_.Commit({Submission(In(2021)), Submission(In(2019))});
  EXPECT_THAT(organs_.RulesOf(Year(2020)), IsEmpty());
  EXPECT_THAT(organs_.RulesOf(Year(2022)), IsEmpty());
  organs_.CommitOne(Withdrawal(Year(2021), 1));
  EXPECT_THAT(organs_.RulesOf(Year(2022)), ElementsAre("F-XYR-08"));
}

TEST_F(YearReviewTest, OtherOrgansAndScopesAreOthers) {
  organs_.CommitOne(Submission(Carrying(2022, 0, 3, "430321")));
  organs_.CommitOne(
      Submission(Carrying(2023, 0, 0, "430321").Scope(v1::SCOPE_AREA_SUMMARY)));
  organs_.CommitOne(Submission(Carrying(2023, 0, 0, "430321100")));
  EXPECT_THAT(organs_.Changes(),
              ElementsAre(ChangeKind::kAccepted, ChangeKind::kAccepted,
                          ChangeKind::kAccepted));
  EXPECT_THAT(organs_.RulesOf(Year(2023, "430321100")),
              Not(Contains("F-XYR-01")));
}

TEST_F(YearReviewTest, ValidatingAnswersAsTheCallWouldAndPlansNothing) {
  organs_.CommitOne(Submission(Carrying(2023, 2, 0)));
  organs_.CommitOne(Submission(Carrying(2021, 0, 1)));
  PendingRevision only = Submission(Carrying(2022, 0, 3));
  only.validate_only = true;
  const Outcome validated = organs_.CommitOne(only);
  EXPECT_THAT(organs_.Changes(), SizeIs(3));
  EXPECT_THAT(organs_.RulesOf(Year(2023)), Contains("F-XYR-08"));
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
  const auto read = history.Read(Year(2023), /*number=*/0);
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
  YearReview review(organs_.judge(), organs_.years());
  CommitPlan plan(faulty, organs_.keys(), absl::UnixEpoch(), &review);
  EXPECT_THAT(plan.Decide(Submission(Carrying(2022, 0, 3))),
              StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(plan.rows(), IsEmpty());
  YearIndex years = organs_.years();
  std::move(review).MoveInto(years);
  EXPECT_TRUE(years == organs_.years());
}

// A text of its own for each number, long enough to be compared.
std::string LongText(size_t number) {
  std::string text;
  for (size_t i = 0; i < 400; ++i) {
    // Some 400 of the Han characters, in an order of its own.
    const size_t code =
        0x4E00 + (i * (2 * number + 3) * 31 + number * 7) % 4001;
    text.push_back(static_cast<char>(0xE0 | code >> 12));
    text.push_back(static_cast<char>(0x80 | (code >> 6 & 0x3F)));
    text.push_back(static_cast<char>(0x80 | (code & 0x3F)));
  }
  return text;
}

ReportBuilder Telling(int year, size_t text) {
  return In(year).Narrative(v1::PART_KIND_OVERVIEW, "一、总体情况",
                            LongText(text));
}

TEST_F(YearReviewTest, ACopiedTextIsFoundWhicheverYearComesFirst) {
  organs_.CommitOne(Submission(Telling(2023, 1)));
  EXPECT_THAT(organs_.RulesOf(Year(2023)), Not(Contains("F-XYR-07")));
  organs_.CommitOne(Submission(Telling(2022, 1)));
  EXPECT_THAT(organs_.RulesOf(Year(2023)), Contains("F-XYR-07"));
  organs_.CommitOne(Submission(Telling(2022, 2), 1));
  EXPECT_THAT(organs_.RulesOf(Year(2023)), Not(Contains("F-XYR-07")));
  const Outcome copied = organs_.CommitOne(Submission(Telling(2022, 1), 2));
  EXPECT_EQ(copied.kind, Outcome::Kind::kAccepted);
  EXPECT_THAT(organs_.RulesOf(Year(2023)), Contains("F-XYR-07"));
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
  EXPECT_THAT(organs_.RulesOf(Year(2020)), Not(Contains("F-TIM-06")));
  organs_.CommitOne(Submission(Carrying(2020, 0, 2), 1));
  EXPECT_THAT(organs_.RulesOf(Year(2020)), Contains("F-TIM-06"));
  // It is the revision before that counts: this one had no day.
  organs_.CommitOne(
      Submission(Carrying(2020, 0, 1).PublishedOn("2021-01-26"), 2));
  EXPECT_THAT(organs_.RulesOf(Year(2020)), Not(Contains("F-TIM-06")));
}

TEST_F(YearReviewTest, ANoteOfAChangeStaysWhenOtherYearsAreRenewed) {
  organs_.CommitOne(Submission(Carrying(2021, 2, 0).PublishedOn("2022-01-26")));
  organs_.CommitOne(Submission(Carrying(2021, 2, 0), 1));
  organs_.CommitOne(Submission(Carrying(2020, 0, 3)));
  EXPECT_THAT(organs_.RulesOf(Year(2021)),
              AllOf(Contains("F-TIM-06"), Contains("F-XYR-01")));
}

TEST_F(YearReviewTest, WhatAmendsAWithdrawalChangesNothingPublished) {
  organs_.CommitOne(Submission(Carrying(2020, 0, 3).PublishedOn("2021-01-26")));
  organs_.CommitOne(Withdrawal(Year(2020), 1));
  organs_.CommitOne(Submission(Carrying(2020, 0, 2), 2));
  EXPECT_THAT(organs_.RulesOf(Year(2020)), Not(Contains("F-TIM-06")));
}

TEST_F(YearReviewTest, AnAmendmentOfThisCommitIsJudgedByIt) {
  organs_.Commit({Submission(Carrying(2020, 0, 3).PublishedOn("2021-01-26")),
                  Submission(Carrying(2020, 0, 2), 1)});
  EXPECT_THAT(organs_.RulesOf(Year(2020)), Contains("F-TIM-06"));
}

TEST_F(YearReviewTest, AConflictAmendsNothing) {
  organs_.CommitOne(Submission(Carrying(2020, 0, 3).PublishedOn("2021-01-26")));
  const Outcome conflict = organs_.CommitOne(Submission(Carrying(2020, 0, 2)));
  EXPECT_EQ(conflict.kind, Outcome::Kind::kConflict);
  for (const v1::Finding& finding : conflict.findings) {
    EXPECT_NE(finding.rule_id(), "F-TIM-06");
  }
}

// A place that was certainly given another code.
divisions::Edge ARecoding() {
  for (const divisions::Edge& edge : rules::TestDivisions().lineage().edges()) {
    const bool certain =
        edge.kind == divisions::EdgeKind::kRecoded && edge.certain;
    if (certain && edge.from.level() == divisions::Level::kTownship &&
        edge.edition_after == 2021 && edge.edition_before == 2019) {
      return edge;
    }
  }
  ADD_FAILURE() << "no such edge";
  return {};
}

TEST_F(YearReviewTest, AChainFollowsAReCoding) {
  const divisions::Edge edge = ARecoding();
  organs_.CommitOne(Submission(Carrying(2020, 0, 3, edge.from.digits())));
  organs_.CommitOne(Submission(Carrying(2021, 2, 0, edge.to.digits())));
  EXPECT_THAT(organs_.RulesOf(Year(2021, edge.to.digits())),
              Contains("F-XYR-01"));
  organs_.CommitOne(Submission(Carrying(2020, 0, 2, edge.from.digits()), 1));
  EXPECT_THAT(organs_.RulesOf(Year(2021, edge.to.digits())),
              Not(Contains("F-XYR-01")));
}

// 下城区 was merged into 拱墅区 in 2021.
constexpr std::string_view kGoesOn = "330105";
constexpr std::string_view kMerged = "330103";

TEST_F(YearReviewTest, AMergedPlaceIsComparedWithTheSumOfItsParts) {
  organs_.Commit({Submission(Carrying(2021, 5, 0, kGoesOn)),
                  Submission(Carrying(2020, 0, 2, kGoesOn)),
                  Submission(Carrying(2020, 0, 3, kMerged))});
  EXPECT_THAT(organs_.RulesOf(Year(2021, kGoesOn)), Not(Contains("F-XYR-01")));
  organs_.CommitOne(Submission(Carrying(2020, 0, 4, kMerged), 1));
  EXPECT_THAT(organs_.RulesOf(Year(2021, kGoesOn)), Contains("F-XYR-01"));
  organs_.CommitOne(Submission(Carrying(2020, 0, 1, kGoesOn), 1));
  EXPECT_THAT(organs_.RulesOf(Year(2021, kGoesOn)), Not(Contains("F-XYR-01")));
}

TEST_F(YearReviewTest, AMergedPlaceIsNotComparedWithOnePart) {
  organs_.Commit({Submission(Carrying(2021, 5, 0, kGoesOn)),
                  Submission(Carrying(2020, 0, 2, kGoesOn))});
  const auto rules_of = [&] { return organs_.RulesOf(Year(2021, kGoesOn)); };
  EXPECT_THAT(rules_of(), Not(Contains("F-XYR-01")));
  // Nor is it a gap.
  EXPECT_THAT(rules_of(), Not(Contains("F-XYR-08")));
  organs_.CommitOne(Submission(Carrying(2020, 0, 9, kMerged)));
  EXPECT_THAT(rules_of(), Contains("F-XYR-01"));
  organs_.CommitOne(Withdrawal(Year(2020, kMerged), 1));
  EXPECT_THAT(rules_of(), Not(Contains("F-XYR-01")));
}

// 潭城镇 and two others became 海坛街道, which the lists of 2020 do not have.
TEST_F(YearReviewTest, AMergedPlaceIsComparedWithItselfIfItWasThere) {
  constexpr std::string_view kNew = "350128001";
  organs_.CommitOne(Submission(Carrying(2021, 5, 0, kNew)));
  organs_.CommitOne(Submission(Carrying(2020, 0, 5, "350128100")));
  EXPECT_THAT(organs_.RulesOf(Year(2021, kNew)), Not(Contains("F-XYR-01")));
  organs_.CommitOne(
      Submission(Carrying(2020, 0, 4, kNew), 0, v1::MODE_ARCHIVE));
  EXPECT_THAT(organs_.RulesOf(Year(2021, kNew)), Contains("F-XYR-01"));
}

TEST_F(YearReviewTest, ADepartmentGoesWithItsPlace) {
  const auto of = [&](int year, std::string_view code) {
    ReportBuilder report =
        Carrying(year, year == 2021 ? 2 : 0, year == 2021 ? 0 : 3, code);
    return report.Organ("民政局", "11430321006301553Y",
                        v1::ORGAN_KIND_DEPARTMENT);
  };
  organs_.Commit({Submission(of(2021, kGoesOn)), Submission(of(2020, kMerged)),
                  Submission(Carrying(2020, 0, 9, kGoesOn))});
  EXPECT_THAT(organs_.RulesOf(IdentityOf(of(2021, kGoesOn))),
              Contains("F-XYR-01"));
}

TEST_F(YearReviewTest, ARestartChangesNothing) {
  organs_.Commit({Submission(Carrying(2023, 2, 0)),
                  Submission(Carrying(2022, 0, 3)),
                  Submission(Carrying(2020, 0, 3))});
  organs_.CommitOne(Withdrawal(Year(2020), 1));
  const YearIndex before = organs_.years();
  const auto state = organs_.FinalState();
  organs_.Restart();
  EXPECT_TRUE(organs_.years() == before);
  EXPECT_EQ(organs_.FinalState(), state);
  organs_.CommitOne(Submission(Carrying(2022, 0, 2), 1));
  EXPECT_THAT(organs_.RulesOf(Year(2023)), Not(Contains("F-XYR-01")));
}

// All that happens to one identity, in its order.
struct Life {
  form::Identity identity;
  std::vector<Pending> steps;
};

class RandomLives {
 public:
  explicit RandomLives(uint64_t seed) : random_(seed) {}

  size_t Below(size_t bound) { return random_() % bound; }

  std::vector<Life> Next() {
    const divisions::Edge edge = ARecoding();
    std::vector<Life> lives;
    // 小榄镇 and 东升镇 became a new 小榄镇 in 2021.
    for (const std::string_view code :
         {kYunhuqiao, edge.from.digits(), edge.to.digits(),
          std::string_view("442000104"), std::string_view("442000100"),
          std::string_view("442000118")}) {
      for (int year = 2018; year <= 2023; ++year) {
        if (Below(5) > 0) lives.push_back(LifeOf(year, std::string(code)));
      }
    }
    return lives;
  }

  // The same lives in another order, cut into other commits.
  std::vector<std::vector<Pending>> Shuffled(const std::vector<Life>& lives) {
    std::vector<size_t> turns;
    for (size_t life = 0; life < lives.size(); ++life) {
      turns.insert(turns.end(), lives[life].steps.size(), life);
    }
    std::ranges::shuffle(turns, random_);
    std::vector<size_t> done(lives.size());
    std::vector<std::vector<Pending>> batches;
    for (const size_t life : turns) {
      if (batches.empty() || Below(4) == 0) batches.emplace_back();
      batches.back().push_back(lives[life].steps[done[life]++]);
    }
    return batches;
  }

 private:
  Life LifeOf(int year, const std::string& code) {
    Life life{Year(year, code), {}};
    const size_t steps = 1 + Below(3);
    for (size_t step = 0; step < steps; ++step) {
      const auto amends = static_cast<int32_t>(step);
      if (step > 0 && Below(3) == 0) {
        life.steps.push_back(Withdrawal(life.identity, amends));
      } else {
        life.steps.push_back(
            Submission(AReportFor(year, code), amends, v1::MODE_ARCHIVE));
      }
    }
    return life;
  }

  ReportBuilder AReportFor(int year, const std::string& code) {
    ReportBuilder report = Carrying(year, static_cast<int64_t>(Below(3)),
                                    static_cast<int64_t>(Below(3)), code);
    // So that no revision has the content of the one before.
    report.PublishedOn("20" + std::to_string(year % 100 + 1) + "-01-" +
                       std::to_string(10 + Below(20)));
    if (year < 2019) return report;
    constexpr int64_t kDecisions[] = {0, 20, 200, 7};
    report.With("proactive.licence_decisions", kDecisions[Below(4)]);
    report.With("disputes.litigation_direct.total",
                static_cast<int64_t>(Below(2)));
    report.With("disputes.litigation_direct.upheld",
                static_cast<int64_t>(Below(2)));
    if (Below(4) == 0) report.Without("applications.carried_out.total");
    if (Below(4) == 0) report.Approximate("narrative_figures.staff");
    if (Below(4) > 0) {
      report.Narrative(v1::PART_KIND_OVERVIEW, "一、总体情况",
                       LongText(Below(2)));
    }
    return report;
  }

  std::mt19937_64 random_;
};

// Every stored finding is what would be found now.
void ExpectJudgedByNow(YearsOfOrgans& organs, const std::vector<Life>& lives) {
  const PlannedYears years(organs.years());
  for (const Life& life : lives) {
    const YearReport* report = years.Find(life.identity);
    if (report == nullptr) continue;
    const auto across = organs.judge().Judge(life.identity, *report, years);
    EXPECT_EQ(HashFindings(across), report->findings_hash)
        << life.identity.ToString();
    const auto present = organs.Current(life.identity).findings;
    const auto renewed = organs.judge().Renew(present, across);
    ASSERT_EQ(renewed.size(), present.size()) << life.identity.ToString();
    for (size_t i = 0; i < present.size(); ++i) {
      EXPECT_EQ(renewed[i].SerializeAsString(), present[i].SerializeAsString());
    }
  }
}

class OrderOfArrivalTest : public testing::TestWithParam<int> {};

TEST_P(OrderOfArrivalTest, TheFinalStateIsTheSameForEveryOrder) {
  constexpr int kOrders = 8;
  RandomLives random(static_cast<uint64_t>(GetParam()));
  const std::vector<Life> lives = random.Next();
  std::optional<std::map<std::string, std::string>> expected;
  for (int order = 0; order < kOrders; ++order) {
    YearsOfOrgans organs;
    for (const std::vector<Pending>& batch : random.Shuffled(lives)) {
      for (const auto& outcome : organs.Commit(batch)) {
        ASSERT_THAT(outcome, IsOk());
      }
      if (random.Below(8) == 0) organs.Restart();
    }
    ExpectJudgedByNow(organs, lives);
    const auto state = organs.FinalState();
    if (!expected) expected = state;
    ASSERT_EQ(state, *expected) << "order " << order;
    const YearIndex live = organs.years();
    organs.Restart();
    EXPECT_TRUE(organs.years() == live) << "order " << order;
    EXPECT_THAT(organs.Changes(), Contains(ChangeKind::kRejudged))
        << "order " << order;
  }
}

INSTANTIATE_TEST_SUITE_P(Histories, OrderOfArrivalTest, testing::Range(0, 20));

}  // namespace
}  // namespace disclosure::ingest
