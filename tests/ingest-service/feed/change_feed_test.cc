#include "ingest-service/feed/change_feed.h"

#include <atomic>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "ingest-service/store/commit_plan.h"
#include "tests/ingest-service/support/faulty_report_store.h"
#include "tests/ingest-service/support/memory_report_store.h"
#include "tests/ingest-service/support/pending_builder.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using enum absl::StatusCode;

divisions::DivisionCode Code(std::string_view digits) {
  return *divisions::DivisionCode::Parse(digits);
}

std::vector<Sequence> SequencesOf(const FeedFrame& frame) {
  std::vector<Sequence> sequences;
  for (const std::string& bytes : frame.changes) {
    v1::Change change;
    EXPECT_TRUE(change.ParseFromString(bytes));
    sequences.push_back(change.sequence());
  }
  return sequences;
}

class ChangeFeedTest : public testing::Test {
 protected:
  void Commit(const PendingBuilder& pending) {
    CommitPlan plan(store_, keys_, absl::FromUnixSeconds(1));
    ASSERT_THAT(plan.Decide(pending.Build()), IsOk());
    ASSERT_THAT(plan.rows(), SizeIs(1));
    ASSERT_THAT(store_.Append(plan.rows()), IsOk());
    keys_.Put(plan.revisions());
    feed_.Announce(store_.latest());
  }
  void AppendRaw(std::string change, std::string division_code = "430321111") {
    StoredChange row;
    row.sequence = store_.latest() + 1;
    row.change = std::move(change);
    row.division_code = std::move(division_code);
    ASSERT_THAT(store_.Append({&row, 1}), IsOk());
  }
  void ReJudge(Sequence sequence) {
    v1::Change change;
    ASSERT_TRUE(change.ParseFromString(store_.Read(sequence)->change));
    change.set_sequence(store_.latest() + 1);
    change.mutable_rejudged();
    AppendRaw(change.SerializeAsString());
  }
  FeedFrame Next(Sequence after, const FeedFilter& filter = {}) {
    auto frame = feed_.Next(after, filter);
    EXPECT_THAT(frame, IsOk());
    return *std::move(frame);
  }

  MemoryReportStore store_;
  KeyIndex keys_;
  ChangeFeed feed_{store_, keys_};
};

TEST_F(ChangeFeedTest, AnEmptyStoreGivesAnEmptyFrame) {
  const FeedFrame frame = Next(0);
  EXPECT_THAT(frame.changes, IsEmpty());
  EXPECT_EQ(frame.up_to, 0u);
  EXPECT_EQ(frame.latest, 0u);
}

TEST_F(ChangeFeedTest, ChangesComeInOrderFromWhereTheFollowerIs) {
  for (int year = 2015; year < 2020; ++year) Commit(APending().Year(year));
  const FeedFrame frame = Next(2);
  EXPECT_THAT(SequencesOf(frame), ElementsAre(3, 4, 5));
  EXPECT_EQ(frame.up_to, 5u);
  EXPECT_EQ(frame.latest, 5u);
  EXPECT_EQ(Next(5).up_to, 5u);
}

TEST_F(ChangeFeedTest, AFrameHoldsNoMoreChangesThanItsBound) {
  for (int i = 0; i < ChangeFeed::kMaxChangesPerFrame + 10; ++i) {
    AppendRaw("change");
  }
  const FeedFrame first = Next(0);
  EXPECT_THAT(first.changes, SizeIs(ChangeFeed::kMaxChangesPerFrame));
  EXPECT_EQ(first.up_to, Sequence{ChangeFeed::kMaxChangesPerFrame});
  EXPECT_EQ(first.latest, first.up_to + 10);
  EXPECT_THAT(Next(first.up_to).changes, SizeIs(10));
}

TEST_F(ChangeFeedTest, AFrameHoldsNoMoreBytesThanItsBoundButOneChange) {
  const std::string third(ChangeFeed::kMaxFrameBytes / 3, 'c');
  for (int i = 0; i < 4; ++i) AppendRaw(third);
  AppendRaw(std::string(2 * ChangeFeed::kMaxFrameBytes, 'c'));
  EXPECT_EQ(Next(0).up_to, 3u);
  EXPECT_EQ(Next(3).up_to, 4u);
  const FeedFrame large = Next(4);
  EXPECT_EQ(large.up_to, 5u);
  EXPECT_THAT(large.changes, SizeIs(1));
}

TEST_F(ChangeFeedTest, AnAreaShowsItselfAndWhatLiesBelow) {
  Commit(APending().For("430321111"));
  Commit(APending().For("430321"));
  Commit(APending().For("430322100"));
  Commit(APending().For("440101001"));
  EXPECT_THAT(SequencesOf(Next(0, {.areas = {Code("430321")}})),
              ElementsAre(1, 2));
  EXPECT_THAT(SequencesOf(Next(0, {.areas = {Code("4303")}})),
              ElementsAre(1, 2, 3));
  EXPECT_THAT(SequencesOf(Next(0, {.areas = {Code("00")}})),
              ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(SequencesOf(Next(0, {.areas = {Code("44"), Code("430321111")}})),
              ElementsAre(1, 4));
}

TEST_F(ChangeFeedTest, AFilterMovesOnOverWhatItSkips) {
  Commit(APending().For("430321111"));
  const FeedFrame frame = Next(0, {.areas = {Code("44")}});
  EXPECT_THAT(frame.changes, IsEmpty());
  EXPECT_EQ(frame.up_to, 1u);
}

TEST_F(ChangeFeedTest, AFilterLooksAtNoMoreRowsThanItsBound) {
  for (int i = 0; i < ChangeFeed::kMaxRowsPerFrame + 100; ++i) {
    AppendRaw("change", "440101001");
  }
  AppendRaw("change", "430321111");
  const FeedFilter filter = {.areas = {Code("43")}};
  const FeedFrame first = Next(0, filter);
  EXPECT_THAT(first.changes, IsEmpty());
  EXPECT_EQ(first.up_to, Sequence{ChangeFeed::kMaxRowsPerFrame});
  EXPECT_THAT(Next(first.up_to, filter).changes, SizeIs(1));
}

TEST_F(ChangeFeedTest, ReplacedRevisionsAndTheirReJudgementsCanBeSkipped) {
  Commit(APending().Figure(1));
  ReJudge(1);
  Commit(APending().Year(2019));
  Commit(APending().Figure(2).Amends(1));
  ReJudge(3);
  EXPECT_THAT(SequencesOf(Next(0, {.newest_revision_only = true})),
              ElementsAre(3, 4, 5));
  EXPECT_THAT(SequencesOf(Next(0)), ElementsAre(1, 2, 3, 4, 5));
}

TEST_F(ChangeFeedTest, AChangeThatCannotBeReadIsNamed) {
  Commit(APending());
  AppendRaw("\xff");
  EXPECT_THAT(feed_.Next(0, {.newest_revision_only = true}),
              StatusIs(kDataLoss, HasSubstr("row 2")));
}

TEST_F(ChangeFeedTest, AStoreThatIsAwayIsTold) {
  Commit(APending());
  FaultyReportStore faulty(store_);
  faulty.FailReads(absl::UnavailableError("away"));
  const ChangeFeed feed(faulty, keys_);
  EXPECT_THAT(feed.Next(0, {}), StatusIs(kUnavailable));
}

TEST_F(ChangeFeedTest, APositionOfThisFeedIsGood) {
  Commit(APending());
  EXPECT_THAT(feed_.CheckPosition("", 0), IsOk());
  EXPECT_THAT(feed_.CheckPosition(feed_.feed_id(), 1), IsOk());
}

TEST_F(ChangeFeedTest, APositionOfAnotherFeedIsRefused) {
  const absl::Status status = feed_.CheckPosition("another", 0);
  EXPECT_THAT(status, StatusIs(kFailedPrecondition));
  EXPECT_THAT(status, HasReason("OTHER_FEED"));
}

TEST_F(ChangeFeedTest, APositionInTheFutureIsRefused) {
  Commit(APending());
  const absl::Status status = feed_.CheckPosition("", 2);
  EXPECT_THAT(status, StatusIs(kFailedPrecondition));
  EXPECT_THAT(status, HasReason("SEQUENCE_IN_FUTURE"));
}

TEST_F(ChangeFeedTest, AWaiterIsWokenOnceWhenSomethingNewerComes) {
  int woken = 0;
  feed_.WakeWhenNewer(1, [&woken] { ++woken; });
  Commit(APending());
  EXPECT_EQ(woken, 0);
  Commit(APending().Year(2019));
  EXPECT_EQ(woken, 1);
  Commit(APending().Year(2018));
  EXPECT_EQ(woken, 1);
}

TEST_F(ChangeFeedTest, AWaiterBehindIsWokenAtOnce) {
  Commit(APending());
  int woken = 0;
  feed_.WakeWhenNewer(0, [&woken] { ++woken; });
  EXPECT_EQ(woken, 1);
}

TEST_F(ChangeFeedTest, ACancelledWaiterIsNotWoken) {
  int woken = 0;
  feed_.Cancel(feed_.WakeWhenNewer(0, [&woken] { ++woken; }));
  Commit(APending());
  EXPECT_EQ(woken, 0);
}

TEST_F(ChangeFeedTest, AFollowerSeesEverythingWhileOthersWrite) {
  constexpr int kYears = 300;
  std::jthread writer([this] {
    for (int year = 1; year <= kYears; ++year) Commit(APending().Year(year));
  });
  Sequence position = 0;
  Sequence seen = 0;
  while (position < kYears) {
    std::atomic<bool> newer = false;
    const auto waiter = feed_.WakeWhenNewer(position, [&newer] {
      newer = true;
      newer.notify_one();
    });
    newer.wait(false);
    feed_.Cancel(waiter);
    const FeedFrame frame = Next(position);
    for (const Sequence sequence : SequencesOf(frame)) {
      ASSERT_EQ(sequence, ++seen);
    }
    position = frame.up_to;
  }
}

}  // namespace
}  // namespace disclosure::ingest
