#include "stats-service/cube_waiters.h"

#include <chrono>
#include <future>
#include <memory>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/stats-service/support/country.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using absl::StatusCode;
using std::chrono::steady_clock;
using Answer = absl::StatusOr<std::shared_ptr<const Cube>>;

constexpr std::chrono::minutes kLongEnough{10};

std::shared_ptr<const Cube> CubeUpTo(record::Sequence sequence) {
  auto cube = std::make_shared<Cube>(TestFrame());
  cube->applied_up_to = sequence;
  return cube;
}

class CubeWaitersTest : public testing::Test {
 protected:
  void SetUp() override { waiters_.Start(); }

  // A wait whose answer the test can look at.
  std::future<Answer> Wait(record::Sequence min_sequence,
                           steady_clock::duration patience = kLongEnough) {
    auto answer = std::make_shared<std::promise<Answer>>();
    std::future<Answer> future = answer->get_future();
    ticket_ = waiters_.Wait(
        min_sequence, steady_clock::now() + patience, [this] { return cube_; },
        [answer](Answer cube) { answer->set_value(std::move(cube)); });
    return future;
  }
  static bool IsWaiting(const std::future<Answer>& answer) {
    return answer.wait_for(std::chrono::seconds(0)) ==
           std::future_status::timeout;
  }

  std::shared_ptr<const Cube> cube_ = CubeUpTo(5);
  CubeWaiters::Ticket ticket_ = 0;
  CubeWaiters waiters_;
};

TEST_F(CubeWaitersTest, WhoHasWaitedEnoughAlreadyIsAnsweredAtOnce) {
  auto answer = Wait(5);
  EXPECT_EQ(ticket_, 0u);
  ASSERT_FALSE(IsWaiting(answer));
  EXPECT_THAT(answer.get(), IsOkAndHolds(cube_));
}

TEST_F(CubeWaitersTest, ACubeAnswersThoseWhoseChangeItHasAndNoOthers) {
  auto six = Wait(6);
  auto seven = Wait(7);
  auto eight = Wait(8);
  const auto cube = CubeUpTo(7);
  waiters_.Published(cube);
  EXPECT_THAT(six.get(), IsOkAndHolds(cube));
  EXPECT_THAT(seven.get(), IsOkAndHolds(cube));
  EXPECT_TRUE(IsWaiting(eight));
}

TEST_F(CubeWaitersTest, TheDeadlineEndsAWaitAndSaysWhenToComeAgain) {
  const Answer answer = Wait(6, std::chrono::milliseconds(1)).get();
  EXPECT_THAT(answer, StatusIs(StatusCode::kUnavailable));
  EXPECT_EQ(ReasonOf(answer.status()), "BEHIND");
  EXPECT_TRUE(RetryDelayOf(answer.status()).has_value());
}

TEST_F(CubeWaitersTest, AnEarlierDeadlineIsKeptThoughALaterOneCameFirst) {
  auto patient = Wait(6);
  EXPECT_THAT(Wait(6, std::chrono::milliseconds(1)).get(),
              StatusIs(StatusCode::kUnavailable));
  EXPECT_TRUE(IsWaiting(patient));
}

TEST_F(CubeWaitersTest, ACancelledWaitIsNeverAnswered) {
  auto answer = Wait(6);
  EXPECT_TRUE(waiters_.Cancel(ticket_));
  EXPECT_FALSE(waiters_.Cancel(ticket_));
  waiters_.Published(CubeUpTo(6));
  // The promise has died with the callback, unkept.
  EXPECT_THROW(answer.get(), std::future_error);
}

TEST_F(CubeWaitersTest, WhatHasBeenAnsweredCannotBeCancelled) {
  auto answer = Wait(6);
  waiters_.Published(CubeUpTo(6));
  EXPECT_THAT(answer.get(), IsOk());
  EXPECT_FALSE(waiters_.Cancel(ticket_));
}

TEST_F(CubeWaitersTest, StoppingAnswersThoseWhoWaitAndThoseWhoCome) {
  auto before = Wait(6);
  waiters_.Stop();
  const Answer answer = before.get();
  EXPECT_THAT(answer, StatusIs(StatusCode::kUnavailable));
  EXPECT_EQ(ReasonOf(answer.status()), "DRAINING");
  EXPECT_THAT(Wait(6).get(), StatusIs(StatusCode::kUnavailable));
  EXPECT_THAT(Wait(5).get(), IsOk());
}

TEST_F(CubeWaitersTest, TooManyWaitsAreRefused) {
  std::vector<std::future<Answer>> answers;
  for (size_t i = 0; i < CubeWaiters::kMaxWaiters; ++i) {
    answers.push_back(Wait(6));
  }
  const Answer refused = Wait(6).get();
  EXPECT_THAT(refused, StatusIs(StatusCode::kResourceExhausted));
  EXPECT_EQ(ReasonOf(refused.status()), "TOO_MANY_WAITERS");
  waiters_.Published(CubeUpTo(6));
  for (auto& answer : answers) EXPECT_THAT(answer.get(), IsOk());
}

}  // namespace
}  // namespace disclosure::stats
