#include "tests/contract/report_store_contract.h"

#include <limits>
#include <ostream>
#include <thread>
#include <utility>

#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {

bool operator==(const StoredChange& a, const StoredChange& b) {
  return a.sequence == b.sequence && a.change == b.change && a.text == b.text &&
         a.division_code == b.division_code && a.previous == b.previous;
}

void PrintTo(const StoredChange& change, std::ostream* out) {
  *out << "row " << change.sequence << " (" << change.change.size() << " + "
       << change.text.size() << " bytes)";
}

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::Ne;
using testing::SizeIs;
using enum absl::StatusCode;

constexpr size_t kNoByteLimit = std::numeric_limits<size_t>::max();

// Every third row has no text, and all kinds of bytes occur.
StoredChange Row(Sequence sequence) {
  StoredChange row;
  row.sequence = sequence;
  row.change = "change " + std::to_string(sequence);
  row.change.push_back('\0');
  row.change.push_back(static_cast<char>(sequence % 256));
  if (sequence % 3 != 0) row.text = "文本 " + std::to_string(sequence);
  row.division_code = std::to_string(430'000'000 + sequence);
  row.previous = sequence / 2;
  return row;
}

std::vector<StoredChange> WithoutText(std::vector<StoredChange> rows) {
  for (StoredChange& row : rows) row.text.clear();
  return rows;
}

std::vector<StoredChange> ScanAll(const ReportStore& store) {
  std::vector<StoredChange> rows;
  EXPECT_THAT(store.Scan([&rows](const StoredChange& row) {
    rows.push_back(row);
    return absl::OkStatus();
  }),
              IsOk());
  return rows;
}

}  // namespace

std::vector<StoredChange> ReportStoreContract::NextRows(int count) const {
  std::vector<StoredChange> rows;
  for (int i = 1; i <= count; ++i) {
    rows.push_back(Row(store_->latest() + static_cast<Sequence>(i)));
  }
  return rows;
}

std::vector<StoredChange> ReportStoreContract::AppendRows(int count) {
  std::vector<StoredChange> rows = NextRows(count);
  EXPECT_THAT(store_->Append(rows), IsOk());
  return rows;
}

TEST_P(ReportStoreContract, AnEmptyStoreHasNoChanges) {
  EXPECT_EQ(store_->latest(), 0u);
  EXPECT_THAT(store_->ChangesAfter(0, 10, kNoByteLimit),
              IsOkAndHolds(IsEmpty()));
  EXPECT_THAT(ScanAll(*store_), IsEmpty());
}

TEST_P(ReportStoreContract, TheFeedIdIsAUuidThatStaysWithTheStore) {
  const std::string feed_id = store_->feed_id();
  EXPECT_THAT(feed_id, MatchesRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-"
                                    "[0-9a-f]{12}"));
  AppendRows(1);
  Reopen();
  EXPECT_EQ(store_->feed_id(), feed_id);
}

TEST_P(ReportStoreContract, AnotherStoreHasAnotherFeedId) {
  const std::unique_ptr<StorePlace> other = GetParam()();
  EXPECT_THAT(other->Open()->feed_id(), Ne(store_->feed_id()));
}

TEST_P(ReportStoreContract, WhatWasAppendedIsThereAfterReopening) {
  const std::vector<StoredChange> rows = AppendRows(5);
  Reopen();
  EXPECT_EQ(store_->latest(), 5u);
  for (const StoredChange& row : rows) {
    EXPECT_THAT(store_->Read(row.sequence), IsOkAndHolds(row));
  }
}

TEST_P(ReportStoreContract, AppendingGoesOnAfterReopening) {
  AppendRows(2);
  Reopen();
  AppendRows(2);
  EXPECT_EQ(store_->latest(), 4u);
  EXPECT_THAT(ScanAll(*store_), SizeIs(4));
}

TEST_P(ReportStoreContract, AppendingNothingChangesNothing) {
  AppendRows(1);
  EXPECT_THAT(store_->Append({}), IsOk());
  EXPECT_EQ(store_->latest(), 1u);
}

TEST_P(ReportStoreContract, ChangesComeInOrderAndWithoutText) {
  const std::vector<StoredChange> rows = WithoutText(AppendRows(7));
  EXPECT_THAT(store_->ChangesAfter(0, 10, kNoByteLimit), IsOkAndHolds(rows));
}

TEST_P(ReportStoreContract, ChangesBeginAfterTheSequenceAsked) {
  const std::vector<StoredChange> rows = WithoutText(AppendRows(4));
  EXPECT_THAT(store_->ChangesAfter(2, 10, kNoByteLimit),
              IsOkAndHolds(ElementsAre(rows[2], rows[3])));
  EXPECT_THAT(store_->ChangesAfter(4, 10, kNoByteLimit),
              IsOkAndHolds(IsEmpty()));
  EXPECT_THAT(store_->ChangesAfter(std::numeric_limits<Sequence>::max(), 10,
                                   kNoByteLimit),
              IsOkAndHolds(IsEmpty()));
}

TEST_P(ReportStoreContract, NoMoreChangesComeThanTheLimit) {
  AppendRows(7);
  EXPECT_THAT(store_->ChangesAfter(1, 3, kNoByteLimit),
              IsOkAndHolds(SizeIs(3)));
  EXPECT_THAT(store_->ChangesAfter(1, 0, kNoByteLimit),
              IsOkAndHolds(IsEmpty()));
}

TEST_P(ReportStoreContract, NoMoreChangesComeThanFitButOneAtLeast) {
  const std::vector<StoredChange> rows = AppendRows(7);
  const size_t two = rows[0].change.size() + rows[1].change.size();
  EXPECT_THAT(store_->ChangesAfter(0, 10, two), IsOkAndHolds(SizeIs(2)));
  EXPECT_THAT(store_->ChangesAfter(0, 10, two - 1), IsOkAndHolds(SizeIs(1)));
  EXPECT_THAT(store_->ChangesAfter(0, 10, 0), IsOkAndHolds(SizeIs(1)));
}

TEST_P(ReportStoreContract, ReadingWhatIsNotThereIsNotFound) {
  AppendRows(1);
  EXPECT_THAT(store_->Read(0), StatusIs(kNotFound));
  EXPECT_THAT(store_->Read(2), StatusIs(kNotFound));
}

TEST_P(ReportStoreContract, LargeRowsComeBackByteForByte) {
  StoredChange row = Row(1);
  row.change.assign(size_t{3} << 20, '\xff');
  row.text.assign(size_t{5} << 20, '\0');
  ASSERT_THAT(store_->Append({&row, 1}), IsOk());
  Reopen();
  EXPECT_THAT(store_->Read(1), IsOkAndHolds(row));
}

TEST_P(ReportStoreContract, AScanVisitsEveryChangeInOrder) {
  std::vector<StoredChange> rows = AppendRows(600);
  for (StoredChange& row : AppendRows(600)) rows.push_back(std::move(row));
  EXPECT_EQ(ScanAll(*store_), WithoutText(rows));
}

TEST_P(ReportStoreContract, AScanStopsAtTheFirstError) {
  AppendRows(5);
  int visited = 0;
  const absl::Status status = store_->Scan([&visited](const StoredChange&) {
    return ++visited == 3 ? absl::CancelledError("enough") : absl::OkStatus();
  });
  EXPECT_THAT(status, StatusIs(kCancelled));
  EXPECT_EQ(visited, 3);
}

TEST_P(ReportStoreContract, ChangesBecomeVisibleInSequenceOrder) {
  constexpr int kCommits = 50;
  std::jthread writer([this] {
    for (int i = 0; i < kCommits; ++i) AppendRows(3);
  });
  Sequence seen = 0;
  while (seen < kCommits * 3) {
    const Sequence latest = store_->latest();
    const auto changes = store_->ChangesAfter(seen, 1000, kNoByteLimit);
    ASSERT_THAT(changes, IsOk());
    for (const StoredChange& change : *changes) {
      ASSERT_EQ(change.sequence, ++seen);
    }
    // Whole commits, and no less than was there before the question.
    ASSERT_EQ(seen % 3, 0u);
    ASSERT_GE(seen, latest);
  }
}

TEST_P(ReportStoreContract, ManyThreadsReadAtOnce) {
  const std::vector<StoredChange> rows = AppendRows(64);
  std::vector<std::jthread> readers;
  for (int i = 0; i < 16; ++i) {
    readers.emplace_back([this, &rows] {
      for (const StoredChange& row : rows) {
        EXPECT_THAT(store_->Read(row.sequence), IsOkAndHolds(row));
      }
    });
  }
}

}  // namespace disclosure::ingest
