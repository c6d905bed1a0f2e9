// Which outcome a submission has: the table of the design, row by row.
#include "ingest-service/store/commit_plan.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "gmock/gmock.h"
#include "google/protobuf/util/message_differencer.h"
#include "record/content_parts.h"
#include "tests/ingest-service/support/faulty_report_store.h"
#include "tests/ingest-service/support/memory_report_store.h"
#include "tests/ingest-service/support/pending_builder.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

using google::protobuf::util::MessageDifferencer;
using testing::IsEmpty;
using testing::SizeIs;
using enum absl::StatusCode;
using enum Outcome::Kind;

using AnyPending = std::variant<PendingRevision, PendingWithdrawal>;

const absl::Time kNoon = absl::FromUnixSeconds(1'610'000'000);

PendingWithdrawal AWithdrawal(int32_t amends, std::string request_id = "",
                              int32_t year = 2020) {
  PendingWithdrawal withdrawal;
  withdrawal.identity = APending().Year(year).Build().identity;
  withdrawal.amends_revision = amends;
  withdrawal.reason = "sent to the wrong year";
  withdrawal.request_id = std::move(request_id);
  withdrawal.caller = "local";
  return withdrawal;
}

class CommitPlanTest : public testing::Test {
 protected:
  static absl::StatusOr<Outcome> Decide(CommitPlan& plan, AnyPending pending) {
    return std::visit([&plan](auto& p) { return plan.Decide(std::move(p)); },
                      pending);
  }
  // All in one commit, which is stored.
  std::vector<absl::StatusOr<Outcome>> Commit(
      const std::vector<AnyPending>& batch) {
    CommitPlan plan(store_, keys_, kNoon);
    std::vector<absl::StatusOr<Outcome>> outcomes;
    outcomes.reserve(batch.size());
    for (const AnyPending& pending : batch) {
      outcomes.push_back(Decide(plan, pending));
    }
    EXPECT_THAT(store_.Append(plan.rows()), IsOk());
    keys_.Put(plan.revisions());
    return outcomes;
  }
  Outcome CommitOne(const AnyPending& pending) {
    auto outcomes = Commit({pending});
    EXPECT_THAT(outcomes.front(), IsOk());
    return *std::move(outcomes.front());
  }

  MemoryReportStore store_;
  KeyIndex keys_;
};

// What is stored before, what comes then, and what becomes of it.
struct OutcomeCase {
  std::string name;
  std::vector<AnyPending> before;
  AnyPending then;
  std::optional<Outcome::Kind> kind;
  // Accepted: the new revision. Repeated: the one repeated. Conflict: the
  // current one.
  int32_t revision = 0;
  absl::StatusCode code = kOk;
  std::string reason = {};
};

void PrintTo(const OutcomeCase& row, std::ostream* out) {
  *out << row.name;
}

class OutcomeTest : public CommitPlanTest,
                    public testing::WithParamInterface<OutcomeCase> {
 protected:
  static void ExpectAsStated(const absl::StatusOr<Outcome>& outcome) {
    const OutcomeCase& row = GetParam();
    if (!row.kind) {
      EXPECT_THAT(outcome, StatusIs(row.code));
      EXPECT_THAT(outcome, HasReason(row.reason));
      return;
    }
    ASSERT_THAT(outcome, IsOk());
    EXPECT_EQ(outcome->kind, *row.kind);
    EXPECT_EQ(outcome->revision.number, row.revision);
  }
};

TEST_P(OutcomeTest, IsAsStatedOverCommits) {
  for (const AnyPending& pending : GetParam().before) Commit({pending});
  const Sequence latest = store_.latest();
  ExpectAsStated(Commit({GetParam().then}).front());
  EXPECT_EQ(store_.latest(), latest + (GetParam().kind == kAccepted ? 1 : 0));
}

TEST_P(OutcomeTest, IsTheSameWithinOneCommit) {
  std::vector<AnyPending> batch = GetParam().before;
  batch.push_back(GetParam().then);
  ExpectAsStated(Commit(batch).back());
}

const std::string kId = RequestIdOf(1);
const std::string kOtherId = RequestIdOf(2);

INSTANTIATE_TEST_SUITE_P(
    Submissions, OutcomeTest,
    testing::ValuesIn(std::vector<OutcomeCase>{
        {"TheFirstIsAccepted", {}, APending(), kAccepted, 1},
        {"TheFirstMayAmendZero", {}, APending().Amends(0), kAccepted, 1},
        {"AmendingNothingIsAConflict", {}, APending().Amends(1), kConflict, 0},
        {"EqualContentIsRepeated", {APending()}, APending(), kRepeated, 1},
        {"EqualContentIsRepeatedWhateverItAmends",
         {APending(), APending().Figure(2).Amends(1)},
         APending().Figure(2).Amends(1),
         kRepeated,
         2},
        {"OtherContentWithoutAmendingIsAConflict",
         {APending()},
         APending().Figure(2),
         kConflict,
         1},
        {"OtherTextIsOtherContent",
         {APending()},
         APending().Text("more"),
         kConflict,
         1},
        {"OtherContentThatAmendsTheCurrentIsAccepted",
         {APending()},
         APending().Figure(2).Amends(1),
         kAccepted,
         2},
        {"AmendingAnOldRevisionIsAConflict",
         {APending(), APending().Figure(2).Amends(1)},
         APending().Figure(3).Amends(1),
         kConflict,
         2},
        {"AmendingAFutureRevisionIsAConflict",
         {APending()},
         APending().Figure(2).Amends(2),
         kConflict,
         1},
        {"GoingBackToAnOldContentHasToAmend",
         {APending(), APending().Figure(2).Amends(1)},
         APending(),
         kConflict,
         2},
        {"GoingBackToAnOldContentIsARevision",
         {APending(), APending().Figure(2).Amends(1)},
         APending().Amends(2),
         kAccepted,
         3},
        {"AnotherYearIsAnotherReport",
         {APending()},
         APending().Year(2019),
         kAccepted,
         1},
        {"AnotherDivisionIsAnotherReport",
         {APending()},
         APending().For("430321112"),
         kAccepted,
         1},
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    RequestIds, OutcomeTest,
    testing::ValuesIn(std::vector<OutcomeCase>{
        {"AKnownIdWithTheSameContentIsRepeated",
         {APending().RequestId(kId)},
         APending().RequestId(kId),
         kRepeated,
         1},
        {"AKnownIdReturnsItsOwnRevisionNotTheCurrent",
         {APending().RequestId(kId), APending().Figure(2).Amends(1)},
         APending().RequestId(kId),
         kRepeated,
         1},
        {"AKnownIdWithOtherContentFails",
         {APending().RequestId(kId)},
         APending().Figure(2).Amends(1).RequestId(kId),
         std::nullopt,
         0,
         kAlreadyExists,
         "REQUEST_ID_REUSED"},
        {"AKnownIdForAnotherReportFails",
         {APending().RequestId(kId)},
         APending().Year(2019).RequestId(kId),
         std::nullopt,
         0,
         kAlreadyExists,
         "REQUEST_ID_REUSED"},
        {"TheCaseOfAnIdDoesNotMatter",
         {APending().RequestId("ABCDEF00-0000-4000-8000-000000000000")},
         APending().Year(2019).RequestId(
             "abcdef00-0000-4000-8000-000000000000"),
         std::nullopt,
         0,
         kAlreadyExists,
         "REQUEST_ID_REUSED"},
        {"AConflictDoesNotUseAnIdUp",
         {APending(), APending().Figure(2).RequestId(kId)},
         APending().Figure(3).Amends(1).RequestId(kId),
         kAccepted,
         2},
        {"ValidatingDoesNotUseAnIdUp",
         {APending().RequestId(kId).ValidateOnly()},
         APending().Figure(2).RequestId(kId),
         kAccepted,
         1},
        {"AnIdThatIsNoUuidFails",
         {},
         APending().RequestId("7"),
         std::nullopt,
         0,
         kInvalidArgument,
         "BAD_REQUEST_ID"},
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Withdrawals, OutcomeTest,
    testing::ValuesIn(std::vector<OutcomeCase>{
        {"OfNothingFails",
         {},
         AWithdrawal(0),
         std::nullopt,
         0,
         kNotFound,
         "REPORT_NOT_FOUND"},
        {"OfTheCurrentIsAccepted", {APending()}, AWithdrawal(1), kAccepted, 2},
        {"OfAnOldRevisionIsAConflict",
         {APending(), APending().Figure(2).Amends(1)},
         AWithdrawal(1),
         kConflict,
         2},
        {"OfWhatIsWithdrawnIsRepeated",
         {APending(), AWithdrawal(1)},
         AWithdrawal(1),
         kRepeated,
         2},
        {"ByAKnownIdIsRepeated",
         {APending(), AWithdrawal(1, kId), APending().Amends(2)},
         AWithdrawal(1, kId),
         kRepeated,
         2},
        {"ByTheIdOfASubmissionFails",
         {APending().RequestId(kId)},
         AWithdrawal(1, kId),
         std::nullopt,
         0,
         kAlreadyExists,
         "REQUEST_ID_REUSED"},
        {"ByTheIdOfAnotherWithdrawalFails",
         {APending(), APending().Year(2019), AWithdrawal(1, kId)},
         AWithdrawal(1, kId, 2019),
         std::nullopt,
         0,
         kAlreadyExists,
         "REQUEST_ID_REUSED"},
        {"AndSubmittedByTheIdOfTheWithdrawalFails",
         {APending(), AWithdrawal(1, kId)},
         APending().Amends(2).RequestId(kId),
         std::nullopt,
         0,
         kAlreadyExists,
         "REQUEST_ID_REUSED"},
        {"SubmittingTheSameAgainHasToAmend",
         {APending(), AWithdrawal(1)},
         APending(),
         kConflict,
         2},
        {"SubmittingTheSameAgainIsARevision",
         {APending(), AWithdrawal(1)},
         APending().Amends(2),
         kAccepted,
         3},
    }),
    [](const auto& row) { return row.param.name; });

TEST_F(CommitPlanTest, AReceiptHasAllThatWasStored) {
  const Outcome outcome =
      CommitOne(APending().RequestId(kId).Finding("F-APP-02"));
  const record::Revision& revision = outcome.revision;
  EXPECT_EQ(revision.identity, APending().Build().identity);
  EXPECT_EQ(revision.sequence, 1u);
  EXPECT_EQ(revision.accept_time, kNoon);
  EXPECT_EQ(revision.caller, "local");
  EXPECT_EQ(revision.content_hash, APending().Build().content_hash);
  EXPECT_EQ(revision.request_id, kId);
  EXPECT_THAT(outcome.findings, SizeIs(1));
}

TEST_F(CommitPlanTest, ARepeatedCallGetsTheReceiptOfTheFirstTime) {
  const Outcome first =
      CommitOne(APending().RequestId(kId).Finding("F-APP-02"));
  const Outcome again = CommitOne(APending().RequestId(kOtherId));
  EXPECT_EQ(again.kind, kRepeated);
  EXPECT_TRUE(MessageDifferencer::Equals(ToProto(again.revision),
                                         ToProto(first.revision)));
  ASSERT_THAT(again.findings, SizeIs(1));
  EXPECT_EQ(again.findings[0].rule_id(), "F-APP-02");
}

TEST_F(CommitPlanTest, AConflictTellsTheCurrentRevisionAndTheNewFindings) {
  CommitOne(APending().Finding("F-APP-02"));
  const Outcome conflict = CommitOne(APending().Figure(2).Finding("F-REV-01"));
  EXPECT_EQ(conflict.kind, kConflict);
  EXPECT_EQ(conflict.revision.sequence, 1u);
  EXPECT_EQ(conflict.revision.accept_time, kNoon);
  ASSERT_THAT(conflict.findings, SizeIs(1));
  EXPECT_EQ(conflict.findings[0].rule_id(), "F-REV-01");
}

TEST_F(CommitPlanTest, ValidatingAnswersAsTheCallWouldAndStoresNothing) {
  CommitOne(APending());
  const Outcome outcome =
      CommitOne(APending().Figure(2).Amends(1).ValidateOnly());
  EXPECT_EQ(outcome.kind, kAccepted);
  EXPECT_EQ(outcome.revision.number, 2);
  EXPECT_EQ(outcome.revision.sequence, 0u);
  EXPECT_EQ(outcome.revision.accept_time, absl::Time());
  EXPECT_EQ(store_.latest(), 1u);
  EXPECT_EQ(CommitOne(APending().Figure(3).ValidateOnly()).kind, kConflict);
  EXPECT_EQ(CommitOne(APending().ValidateOnly()).kind, kRepeated);
}

TEST_F(CommitPlanTest, ValidatingSeesWhatComesBeforeItInTheSameCommit) {
  const auto outcomes = Commit({APending(), APending().ValidateOnly(),
                                APending().Figure(2).ValidateOnly()});
  EXPECT_EQ(outcomes[1]->kind, kRepeated);
  EXPECT_EQ(outcomes[2]->kind, kConflict);
  EXPECT_EQ(store_.latest(), 1u);
}

TEST_F(CommitPlanTest, RowsChainFromEachRevisionToTheOneBefore) {
  Commit({APending(), APending().Year(2019)});
  Commit({APending().Figure(2).Amends(1), AWithdrawal(2)});
  EXPECT_EQ(store_.Read(1)->previous, 0u);
  EXPECT_EQ(store_.Read(2)->previous, 0u);
  EXPECT_EQ(store_.Read(3)->previous, 1u);
  EXPECT_EQ(store_.Read(4)->previous, 3u);
}

TEST_F(CommitPlanTest, TheContentComesBackByteForByte) {
  const PendingBuilder pending = APending().Text("正文").Text("附表");
  CommitOne(pending);
  const StoredChange row = *store_.Read(1);
  EXPECT_EQ(row.division_code, "430321111");
  v1::Change change;
  ASSERT_TRUE(change.ParseFromString(row.change));
  EXPECT_THAT(record::JoinContent(
                  {change.accepted().report().SerializeAsString(), row.text}),
              IsOkAndHolds(pending.Content()));
}

TEST_F(CommitPlanTest, AWithdrawalKeepsItsReasonAndNoContent) {
  CommitOne(APending());
  CommitOne(AWithdrawal(1));
  const StoredChange row = *store_.Read(2);
  v1::Change change;
  ASSERT_TRUE(change.ParseFromString(row.change));
  EXPECT_TRUE(change.has_withdrawn());
  EXPECT_TRUE(change.revision().withdrawn());
  EXPECT_EQ(change.revision().withdrawal_reason(), "sent to the wrong year");
  EXPECT_THAT(change.revision().content_hash(), IsEmpty());
  EXPECT_THAT(row.text, IsEmpty());
}

TEST_F(CommitPlanTest, AReceiptThatCannotBeReadFailsItsCallOnly) {
  CommitOne(APending());
  FaultyReportStore faulty(store_);
  faulty.FailReads(absl::DataLossError("damaged"));
  CommitPlan plan(faulty, keys_, kNoon);
  EXPECT_THAT(plan.Decide(APending().Build()), StatusIs(kDataLoss));
  EXPECT_THAT(plan.Decide(APending().Year(2019).Build()), IsOk());
  EXPECT_THAT(plan.rows(), SizeIs(1));
}

}  // namespace
}  // namespace disclosure::ingest
