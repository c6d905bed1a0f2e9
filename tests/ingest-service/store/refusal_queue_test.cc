#include "ingest-service/store/refusal_queue.h"

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "ingest-service/store/sqlite/sqlite_refusal_log.h"
#include "tests/ingest-service/support/refusal_builder.h"
#include "tests/ingest-service/support/temporary_directory.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const absl::Time kRefusalNoon = absl::FromUnixSeconds(1'610'000'000);
constexpr absl::Duration kLongEnough = absl::Minutes(1);

// A log that works until it is told to fail. Borrows the log behind it.
class FaultyRefusalLog final : public RefusalLog {
 public:
  explicit FaultyRefusalLog(RefusalLog& log) : log_(log) {}
  void FailAppends(bool fail) { fail_ = fail; }

  absl::Status Append(std::span<const PendingRefusal> refusals) override {
    if (fail_) return absl::ResourceExhaustedError("disk full");
    return log_.Append(refusals);
  }
  absl::Status Trim(absl::Time now) override { return log_.Trim(now); }
  size_t size() const override { return log_.size(); }
  absl::StatusOr<RefusalPage> List(const RefusalFilter& filter,
                                   const RefusalPageSize& page) const override {
    return log_.List(filter, page);
  }
  absl::StatusOr<v1::Refusal> Read(uint64_t id, bool report) const override {
    return log_.Read(id, report);
  }

 private:
  RefusalLog& log_;
  std::atomic<bool> fail_ = false;
};

class RefusalQueueTest : public testing::Test {
 protected:
  RefusalQueueTest() {
    auto log = OpenSqliteRefusalLog(directory_.File("refusals"),
                                    {.max_age = absl::Hours(24)});
    EXPECT_THAT(log, IsOk());
    log_ = *std::move(log);
    faulty_ = std::make_unique<FaultyRefusalLog>(*log_);
  }
  std::unique_ptr<RefusalQueue> AQueue(RefusalQueue::Limits limits = {}) {
    return std::make_unique<RefusalQueue>(
        *faulty_, limits, [this] { return now_.load(); },
        RefusalQueue::Observer{
            .dropped = [this](size_t count) { dropped_ += count; },
            .failed = [this](const absl::Status&) { ++failures_; }});
  }
  // Oldest first.
  std::vector<int64_t> Figures() const {
    const auto page = log_->List({}, {.with_report = true});
    EXPECT_THAT(page, IsOk());
    std::vector<int64_t> figures;
    for (const v1::Refusal& refusal : page->refusals) {
      figures.insert(figures.begin(),
                     refusal.report().proactive().norm_docs_made());
    }
    return figures;
  }

  const TemporaryDirectory directory_;
  std::unique_ptr<RefusalLog> log_;
  std::unique_ptr<FaultyRefusalLog> faulty_;
  std::atomic<absl::Time> now_ = kRefusalNoon;
  std::atomic<size_t> dropped_ = 0;
  std::atomic<int> failures_ = 0;
};

TEST_F(RefusalQueueTest, WhatWasPutIsThereOnceTheWaitIsOver) {
  const auto queue = AQueue();
  queue->Start();
  for (int figure = 1; figure <= 3; ++figure) {
    queue->Put(ARefusal().Figure(figure));
  }
  EXPECT_TRUE(queue->WaitUntilWritten(kLongEnough));
  EXPECT_THAT(Figures(), ElementsAre(1, 2, 3));
  EXPECT_EQ(log_->Read(1, false)->refuse_time().seconds(),
            absl::ToUnixSeconds(kRefusalNoon));
}

TEST_F(RefusalQueueTest, StopWritesWhatIsQueuedAndDropsWhatComesLater) {
  const auto queue = AQueue({.max_per_write = 2});
  for (int figure = 1; figure <= 5; ++figure) {
    queue->Put(ARefusal().Figure(figure));
  }
  queue->Start();
  queue->Stop();
  EXPECT_THAT(Figures(), ElementsAre(1, 2, 3, 4, 5));
  queue->Put(ARefusal().Figure(6));
  EXPECT_EQ(dropped_, 1u);
  EXPECT_TRUE(queue->WaitUntilWritten(absl::ZeroDuration()));
}

TEST_F(RefusalQueueTest, AFullQueueDropsTheOldestAndCountsIt) {
  const auto queue = AQueue({.max_queued = 2});
  for (int figure = 1; figure <= 5; ++figure) {
    queue->Put(ARefusal().Figure(figure));
  }
  EXPECT_EQ(dropped_, 3u);
  queue->Start();
  EXPECT_TRUE(queue->WaitUntilWritten(kLongEnough));
  EXPECT_THAT(Figures(), ElementsAre(4, 5));
}

TEST_F(RefusalQueueTest, TheBytesInTheQueueAreBoundedTooButOneFitsAlways) {
  const auto queue = AQueue({.max_queued_bytes = 5000});
  for (int figure = 1; figure <= 3; ++figure) {
    queue->Put(ARefusal().Figure(figure).TextBytes(2000));
  }
  EXPECT_EQ(dropped_, 1u);
  queue->Put(ARefusal().Figure(4).TextBytes(90'000));
  EXPECT_EQ(dropped_, 3u);
  queue->Start();
  EXPECT_TRUE(queue->WaitUntilWritten(kLongEnough));
  EXPECT_THAT(Figures(), ElementsAre(4));
}

TEST_F(RefusalQueueTest, OldOnesGoWithTheNextWrite) {
  const auto queue = AQueue();
  queue->Start();
  queue->Put(ARefusal().Figure(1));
  ASSERT_TRUE(queue->WaitUntilWritten(kLongEnough));
  now_ = kRefusalNoon + absl::Hours(25);
  queue->Put(ARefusal().Figure(2));
  ASSERT_TRUE(queue->WaitUntilWritten(kLongEnough));
  EXPECT_THAT(Figures(), ElementsAre(2));
}

TEST_F(RefusalQueueTest, ALogThatFailsIsToldAndItsRefusalsCounted) {
  const auto queue = AQueue();
  faulty_->FailAppends(true);
  queue->Start();
  queue->Put(ARefusal().Figure(1));
  ASSERT_TRUE(queue->WaitUntilWritten(kLongEnough));
  EXPECT_EQ(failures_, 1);
  EXPECT_EQ(dropped_, 1u);
  EXPECT_THAT(Figures(), IsEmpty());

  faulty_->FailAppends(false);
  queue->Put(ARefusal().Figure(2));
  ASSERT_TRUE(queue->WaitUntilWritten(kLongEnough));
  EXPECT_THAT(Figures(), ElementsAre(2));
}

TEST_F(RefusalQueueTest, AWaitEndsAlthoughNothingIsWritten) {
  const auto queue = AQueue();
  queue->Put(ARefusal());
  EXPECT_FALSE(queue->WaitUntilWritten(absl::Milliseconds(1)));
}

}  // namespace
}  // namespace disclosure::ingest
