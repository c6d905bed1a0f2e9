#include "ingest-service/store/key_index.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "ingest-service/store/change_bytes.h"
#include "tests/ingest-service/support/faulty_report_store.h"
#include "tests/ingest-service/support/memory_report_store.h"
#include "tests/ingest-service/support/pending_builder.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

using testing::Eq;
using testing::Field;
using testing::HasSubstr;
using testing::Optional;
using enum absl::StatusCode;

class KeyIndexTest : public testing::Test {
 protected:
  // Appends a revision; returns what it is.
  record::Revision Append(const PendingRevision& pending, int32_t number,
                          bool withdrawn = false) {
    record::Revision revision;
    revision.identity = pending.identity;
    revision.number = number;
    revision.sequence = store_.latest() + 1;
    revision.withdrawn = withdrawn;
    if (!withdrawn) revision.content_hash = pending.content_hash;
    revision.request_id = pending.request_id;
    AppendBytes(withdrawn
                    ? WithdrawnChangeBytes(revision)
                    : AcceptedChangeBytes(revision, pending.content.cells, {}));
    return revision;
  }
  void AppendBytes(std::string bytes) {
    StoredChange change;
    change.sequence = store_.latest() + 1;
    change.change = std::move(bytes);
    ASSERT_THAT(store_.Append({&change, 1}), IsOk());
  }
  void AppendReJudgementOf(const record::Revision& revision) {
    v1::Change change;
    change.set_sequence(store_.latest() + 1);
    *change.mutable_revision() = ToProto(revision);
    change.mutable_rejudged();
    AppendBytes(change.SerializeAsString());
  }

  MemoryReportStore store_;
  KeyIndex keys_;
};

const RequestId kSeventh = *ParseRequestId(RequestIdOf(7));

TEST_F(KeyIndexTest, AnEmptyStoreGivesAnEmptyIndex) {
  ASSERT_THAT(keys_.Rebuild(store_), IsOk());
  EXPECT_EQ(keys_.size(), 0u);
  EXPECT_THAT(keys_.Find(APending().Build().identity), Eq(std::nullopt));
  EXPECT_THAT(keys_.FindRequest(kSeventh), Eq(std::nullopt));
}

TEST_F(KeyIndexTest, TheNewestRevisionIsTheCurrentOne) {
  Append(APending().Figure(1), 1);
  Append(APending().Year(2019), 1);
  const record::Revision newest =
      Append(APending().Figure(2).RequestId(RequestIdOf(7)), 2);
  ASSERT_THAT(keys_.Rebuild(store_), IsOk());
  EXPECT_EQ(keys_.size(), 2u);
  EXPECT_THAT(keys_.Find(newest.identity),
              Optional(KeyIndex::CurrentOf(newest)));
  EXPECT_THAT(keys_.FindRequest(kSeventh), Optional(Sequence{3}));
}

TEST_F(KeyIndexTest, OnlyWhatALaterRevisionFollowsIsReplaced) {
  Append(APending().Figure(1), 1);
  Append(APending().Year(2019), 1);
  Append(APending().Figure(2), 2);
  ASSERT_THAT(keys_.Rebuild(store_), IsOk());
  EXPECT_TRUE(keys_.IsReplaced(1));
  EXPECT_FALSE(keys_.IsReplaced(2));
  EXPECT_FALSE(keys_.IsReplaced(3));
  EXPECT_FALSE(keys_.IsReplaced(1'000'000));
}

TEST_F(KeyIndexTest, AWithdrawalIsARevision) {
  Append(APending(), 1);
  const record::Revision withdrawal = Append(APending(), 2, /*withdrawn=*/true);
  ASSERT_THAT(keys_.Rebuild(store_), IsOk());
  EXPECT_THAT(keys_.Find(withdrawal.identity),
              Optional(Field(&KeyIndex::Current::withdrawn, true)));
  EXPECT_TRUE(keys_.IsReplaced(1));
}

TEST_F(KeyIndexTest, AReJudgementReplacesNothing) {
  const record::Revision revision = Append(APending(), 1);
  AppendReJudgementOf(revision);
  ASSERT_THAT(keys_.Rebuild(store_), IsOk());
  EXPECT_FALSE(keys_.IsReplaced(1));
  EXPECT_THAT(keys_.Find(revision.identity),
              Optional(KeyIndex::CurrentOf(revision)));
}

TEST_F(KeyIndexTest, ItTellsItsSize) {
  Append(APending().RequestId(RequestIdOf(1)), 1);
  const size_t empty = keys_.bytes();
  ASSERT_THAT(keys_.Rebuild(store_), IsOk());
  EXPECT_GT(keys_.bytes(), empty + sizeof(form::Identity));
}

TEST_F(KeyIndexTest, ARowThatCannotBeReadIsNamed) {
  Append(APending(), 1);
  AppendBytes("\xff\xff");
  EXPECT_THAT(keys_.Rebuild(store_), StatusIs(kDataLoss, HasSubstr("row 2")));
}

TEST_F(KeyIndexTest, ARowOfAnotherSequenceIsNamed) {
  Append(APending(), 1);
  AppendBytes(store_.Read(1)->change);
  EXPECT_THAT(keys_.Rebuild(store_), StatusIs(kDataLoss, HasSubstr("row 2")));
}

TEST_F(KeyIndexTest, AGapInTheRevisionsIsADataLoss) {
  Append(APending(), 1);
  Append(APending(), 3);
  EXPECT_THAT(keys_.Rebuild(store_),
              StatusIs(kDataLoss, HasSubstr("430321111/2020")));
}

TEST_F(KeyIndexTest, AFailedRebuildLeavesTheIndexAsItWas) {
  Append(APending(), 1);
  ASSERT_THAT(keys_.Rebuild(store_), IsOk());
  FaultyReportStore faulty(store_);
  faulty.FailReads(absl::UnavailableError("away"));
  EXPECT_THAT(keys_.Rebuild(faulty), StatusIs(kUnavailable));
  EXPECT_EQ(keys_.size(), 1u);
}

}  // namespace
}  // namespace disclosure::ingest
