#include "stats-service/live_cube.h"

#include <algorithm>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/query/get_series.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/naive_model.h"
#include "tests/stats-service/support/random_changes.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using std::chrono::steady_clock;
using Answer = absl::StatusOr<std::shared_ptr<const Cube>>;

constexpr std::chrono::minutes kLong{10};

// Remembers what was published and wakes who waits for it.
class Observed {
 public:
  CubeObserver Observer() {
    return [this](const CubePublication& publication) {
      std::scoped_lock lock(mutex_);
      all_.push_back(publication);
      published_.notify_all();
    };
  }
  CubePublication WaitUntilCaughtUp() {
    std::unique_lock lock(mutex_);
    published_.wait(lock,
                    [&] { return !all_.empty() && all_.back().caught_up; });
    return all_.back();
  }
  // The first one with which it had not caught up, after one with which it had.
  CubePublication WaitUntilBehindAgain() {
    std::unique_lock lock(mutex_);
    CubePublication found;
    published_.wait(lock, [&] {
      const auto caught_up = std::ranges::find_if(
          all_, [](const auto& one) { return one.caught_up; });
      const auto behind =
          std::find_if(caught_up, all_.end(),
                       [](const auto& one) { return !one.caught_up; });
      if (behind != all_.end()) found = *behind;
      return behind != all_.end();
    });
    return found;
  }

 private:
  std::mutex mutex_;
  std::condition_variable published_;
  std::vector<CubePublication> all_;
};

class LiveCubeTest : public testing::Test {
 protected:
  static LiveCubeOptions SmallBatches() {
    LiveCubeOptions options;
    options.publish_interval = std::chrono::milliseconds(1);
    options.max_batch = 16;
    options.max_pending = 32;
    return options;
  }

  Answer WaitFor(record::Sequence sequence) {
    std::promise<Answer> answer;
    live_.WaitFor(sequence, steady_clock::now() + kLong,
                  [&](Answer cube) { answer.set_value(std::move(cube)); });
    return answer.get_future().get();
  }

  Observed observed_;
  LiveCube live_{TestFrame(), SmallBatches(), observed_.Observer()};
};

TEST_F(LiveCubeTest, AnEmptyFeedIsCaughtUpWithAtItsFirstWord) {
  EXPECT_FALSE(live_.caught_up());
  live_.Start();
  ASSERT_TRUE(live_.Add({}, 0, 0));
  EXPECT_EQ(observed_.WaitUntilCaughtUp().changes, 0u);
  EXPECT_TRUE(live_.caught_up());
}

TEST_F(LiveCubeTest, WhatExistedAtTheFirstContactMustBeAppliedFirst) {
  live_.Start();
  ASSERT_TRUE(live_.Add({AChange(1, "430321111", 2020)}, 1, 3));
  ASSERT_THAT(WaitFor(1), IsOk());
  EXPECT_FALSE(live_.caught_up());
  // What came later does not count.
  ASSERT_TRUE(live_.Add({AChange(3, "430321102", 2020)}, 3, 9));
  const CubePublication publication = observed_.WaitUntilCaughtUp();
  EXPECT_EQ(publication.applied_up_to, 3u);
  EXPECT_EQ(publication.latest_sequence, 9u);
  EXPECT_EQ(publication.reports, 2);
}

TEST_F(LiveCubeTest, WhatChangesReplaceIsKeptFromTheFirstAnswerOn) {
  live_.Start();
  ASSERT_TRUE(live_.Add({AChange(1, "430321111", 2020)}, 1, 2));
  ASSERT_THAT(WaitFor(1), IsOk());
  EXPECT_EQ(live_.Latest()->history, nullptr);
  ASSERT_TRUE(live_.Add({AChange(2, "430321102", 2020)}, 2, 2));
  observed_.WaitUntilCaughtUp();
  ASSERT_NE(live_.Latest()->history, nullptr);
  EXPECT_EQ(live_.Latest()->history->known_after(), 2u);
  ASSERT_TRUE(live_.Add({AChange(3, "430321103", 2020)}, 3, 3));
  const Answer cube = WaitFor(3);
  ASSERT_THAT(cube, IsOk());
  EXPECT_EQ((*cube)->history->known_after(), 2u);
  EXPECT_EQ((*cube)->history->size(), 1u);
}

TEST_F(LiveCubeTest, OnlyReportsAcceptedSinceItHadCaughtUpAreTimed) {
  const absl::Time accepted = absl::FromUnixSeconds(1'600'000'000);
  const auto change = [&](record::Sequence sequence, int32_t year) {
    record::Change made = AChange(sequence, "430321111", year);
    made.accept_time = accepted;
    return made;
  };
  live_.Start();
  ASSERT_TRUE(live_.Add({change(1, 2020)}, 1, 1));
  EXPECT_TRUE(observed_.WaitUntilCaughtUp().accept_times.empty());
  record::Change rejudged = change(3, 2020);
  rejudged.kind = record::ChangeKind::kRejudged;
  ASSERT_TRUE(live_.Add({change(2, 2021), rejudged}, 3, 3));
  ASSERT_THAT(WaitFor(3), IsOk());
  live_.Stop();
  EXPECT_EQ(observed_.WaitUntilCaughtUp().accept_times,
            (std::vector<absl::Time>{accepted}));
}

TEST(PauseAfterTest, IsAFewTimesTheWorkAndNeverLongerThanTheLongest) {
  using std::chrono::microseconds;
  using std::chrono::milliseconds;
  EXPECT_EQ(PauseAfter(microseconds(50), milliseconds(20)), microseconds(200));
  EXPECT_EQ(PauseAfter(milliseconds(5), milliseconds(20)), milliseconds(20));
  EXPECT_EQ(PauseAfter(milliseconds(90), milliseconds(20)), milliseconds(20));
}

TEST(LiveCubePauseTest, AfterLittleWorkTheLongestPauseIsNotTaken) {
  LiveCube live(TestFrame(), {.publish_interval = kLong});
  live.Start();
  for (record::Sequence sequence : {1, 2, 3}) {
    ASSERT_TRUE(live.Add({AChange(sequence, "430321111", 2020)}, sequence, 3));
    std::promise<Answer> answer;
    live.WaitFor(sequence, steady_clock::now() + kLong,
                 [&](Answer cube) { answer.set_value(std::move(cube)); });
    EXPECT_THAT(answer.get_future().get(), IsOk());
  }
}

TEST_F(LiveCubeTest, AFeedThatSkipsChangesMovesOnAllTheSame) {
  live_.Start();
  ASSERT_TRUE(live_.Add({AChange(1, "430321111", 2020)}, 5, 5));
  const Answer cube = WaitFor(5);
  ASSERT_THAT(cube, IsOk());
  EXPECT_EQ((*cube)->applied_up_to, 5u);
  ASSERT_TRUE(live_.Add({}, 8, 8));
  EXPECT_THAT(WaitFor(8), IsOk());
}

TEST_F(LiveCubeTest, AnotherFeedBeginsWithAnEmptyCube) {
  live_.Start();
  ASSERT_TRUE(live_.Add({AChange(7, "430321111", 2020)}, 7, 7));
  ASSERT_THAT(WaitFor(7), IsOk());
  live_.Reset();
  EXPECT_EQ(live_.Latest()->applied_up_to, 0u);
  EXPECT_EQ(live_.Latest()->Reports(), 0);
  EXPECT_FALSE(live_.caught_up());
  ASSERT_TRUE(live_.Add({AChange(1, "430321102", 2020)}, 1, 1));
  ASSERT_THAT(WaitFor(1), IsOk());
  EXPECT_EQ(live_.Latest()->Reports(), 1);
}

// Health follows the observer: nobody is answered until that is true again.
TEST_F(LiveCubeTest, ItIsToldThatAnotherFeedIsToBeCaughtUpWith) {
  live_.Start();
  ASSERT_TRUE(live_.Add({AChange(7, "430321111", 2020)}, 7, 7));
  observed_.WaitUntilCaughtUp();
  live_.Reset();
  ASSERT_TRUE(live_.Add({AChange(1, "430321102", 2020)}, 1, 1));
  const CubePublication behind = observed_.WaitUntilBehindAgain();
  EXPECT_EQ(behind.applied_up_to, 0u);
  EXPECT_EQ(behind.reports, 0);
  EXPECT_EQ(observed_.WaitUntilCaughtUp().applied_up_to, 1u);
}

TEST_F(LiveCubeTest, AddHoldsTheFollowerUpRatherThanTheMemory) {
  RandomChanges feed(1, OddAreas());
  ASSERT_TRUE(live_.Add(feed.Next(40), 0, 0));
  std::promise<bool> added;
  std::jthread follower(
      [&] { added.set_value(live_.Add(feed.Next(1), 0, 0)); });
  auto result = added.get_future();
  EXPECT_EQ(result.wait_for(std::chrono::seconds(0)),
            std::future_status::timeout);
  live_.Start();
  EXPECT_TRUE(result.get());
}

TEST_F(LiveCubeTest, StoppingFreesTheFollowerAndThoseWhoWait) {
  RandomChanges feed(1, OddAreas());
  ASSERT_TRUE(live_.Add(feed.Next(40), 0, 0));
  std::promise<bool> added;
  std::jthread follower(
      [&] { added.set_value(live_.Add(feed.Next(1), 0, 0)); });
  std::promise<Answer> answer;
  live_.WaitFor(1'000, steady_clock::now() + kLong,
                [&](Answer cube) { answer.set_value(std::move(cube)); });
  live_.Stop();
  EXPECT_FALSE(added.get_future().get());
  EXPECT_EQ(ReasonOf(answer.get_future().get().status()), "DRAINING");
  EXPECT_FALSE(live_.Add({}, 2, 2));
}

TEST_F(LiveCubeTest, NothingIsLostBetweenBatches) {
  live_.Start();
  RandomChanges feed(3, OddAreas());
  NaiveModel model;
  record::Sequence last = 0;
  for (int i = 0; i < 60; ++i) {
    auto changes = feed.Next(feed.Below(30));
    if (changes.empty()) continue;
    model.Apply(changes);
    last = changes.back().sequence;
    ASSERT_TRUE(live_.Add(std::move(changes), last, last));
  }
  const Answer cube = WaitFor(last);
  ASSERT_THAT(cube, IsOk());
  SeriesQuestion question;
  question.cells = {"applications.received_new.total",
                    "narrative_figures.meetings"};
  for (const auto& area : OddAreas()) {
    question.area = area;
    EXPECT_THAT(GetSeries(**cube, question),
                IsOkAndHolds(model.GetSeries(question)))
        << area.digits();
  }
}

TEST_F(LiveCubeTest, ReadersSeeWholeCubesWhileChangesStreamIn) {
  live_.Start();
  // Each change brings one report with the figure 1 to the same county.
  std::vector<record::Change> changes;
  record::Sequence sequence = 0;
  for (const auto& area : AreasInside(Code("4303"))) {
    if (area.level() != divisions::Level::kTownship) continue;
    changes.push_back(AChange(++sequence, area.digits(), 2020)
                          .With("applications.received_new.total", 1));
  }
  std::jthread reader([&] {
    SeriesQuestion question;
    question.area = Code("4303");
    question.years = YearRange{2020, 2020};
    question.cells = {"applications.received_new.total"};
    record::Sequence seen = 0;
    while (seen < sequence) {
      const auto cube = live_.Latest();
      ASSERT_GE(cube->applied_up_to, seen);
      seen = cube->applied_up_to;
      const auto answer = GetSeries(*cube, question);
      ASSERT_THAT(answer, IsOk());
      ASSERT_EQ(answer->series[0].points[0].value.value,
                static_cast<int64_t>(seen));
    }
  });
  for (record::Change& change : changes) {
    const record::Sequence own = change.sequence;
    ASSERT_TRUE(live_.Add({std::move(change)}, own, sequence));
  }
  EXPECT_THAT(WaitFor(sequence), IsOk());
}

}  // namespace
}  // namespace disclosure::stats
