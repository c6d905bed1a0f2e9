// Every question, asked by several readers at once while changes stream in:
// each answer is exactly what the naive model says at the place of the feed
// that the answer names.

#include <chrono>
#include <future>
#include <memory>
#include <semaphore>
#include <span>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "stats-service/live_cube.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/model_comparison.h"
#include "tests/stats-service/support/naive_model.h"
#include "tests/stats-service/support/random_changes.h"
#include "tests/stats-service/support/random_questions.h"
#include "tests/support/long_tests.h"

namespace disclosure::stats {
namespace {

constexpr int kSeeds = 2;
constexpr int kSeedsLong = 40;
constexpr int kReaders = 3;
constexpr size_t kChanges = 400;
// That each round of questions lets into the cube.
constexpr ptrdiff_t kChangesPerRound = 20;
constexpr std::chrono::minutes kLongest{10};

LiveCubeOptions ManyCubes() {
  return {.publish_interval = std::chrono::milliseconds(1), .max_batch = 8};
}

// Takes one cube after the other, each newer than the last, and asks it
// everything; follows the feed with a model of its own.
class Reader {
 public:
  Reader(uint64_t seed, std::span<const record::Change> feed, LiveCube& live,
         std::counting_semaphore<>& admitted)
      : questions_(seed), feed_(feed), live_(live), admitted_(admitted) {}

  void ReadToEnd() {
    const record::Sequence last = feed_.back().sequence;
    record::Sequence seen = 0;
    while (seen < last && !testing::Test::HasFailure()) {
      admitted_.release(kChangesPerRound);
      const std::shared_ptr<const Cube> cube = CubeFrom(seen + 1);
      ASSERT_NE(cube, nullptr);
      ASSERT_GT(cube->applied_up_to, seen);
      seen = cube->applied_up_to;
      FollowTo(seen);
      ExpectAll(*cube, model_, questions_);
      // Also of what has been replaced meanwhile nothing has changed.
      ExpectSeries(*cube, model_, questions_.Series());
    }
  }

 private:
  std::shared_ptr<const Cube> CubeFrom(record::Sequence sequence) {
    std::promise<absl::StatusOr<std::shared_ptr<const Cube>>> answer;
    live_.WaitFor(sequence, std::chrono::steady_clock::now() + kLongest,
                  [&](auto cube) { answer.set_value(std::move(cube)); });
    return answer.get_future().get().value_or(nullptr);
  }

  void FollowTo(record::Sequence sequence) {
    size_t next = 0;
    while (next < feed_.size() && feed_[next].sequence <= sequence) ++next;
    model_.Apply(feed_.first(next));
    feed_ = feed_.subspan(next);
  }

  RandomQuestions questions_;
  NaiveModel model_;
  std::span<const record::Change> feed_;  // what the model has not seen
  LiveCube& live_;
  std::counting_semaphore<>& admitted_;
};

class QuestionsWhileStreamingTest : public testing::TestWithParam<int> {};

TEST_P(QuestionsWhileStreamingTest, EachAnswerIsExactWhereItSaysThatItIs) {
  RandomChanges random(GetParam(), OddAreas());
  const std::vector<record::Change> feed = random.Next(kChanges);
  LiveCube live(TestFrame(), ManyCubes());
  live.Start();
  ASSERT_TRUE(live.Add({}, 0, 0));
  std::counting_semaphore<> admitted(0);
  std::vector<std::jthread> readers;
  readers.reserve(kReaders);
  for (int i = 0; i < kReaders; ++i) {
    readers.emplace_back([&, i] {
      Reader(GetParam() * 100 + i, feed, live, admitted).ReadToEnd();
      // So that one that fails does not leave the feed waiting.
      admitted.release(kChanges);
    });
  }
  for (const record::Change& change : feed) {
    admitted.acquire();
    ASSERT_TRUE(live.Add({change}, change.sequence, change.sequence));
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, QuestionsWhileStreamingTest,
                         testing::Range(1, 1 + (AreTestsLong() ? kSeedsLong
                                                               : kSeeds)));

}  // namespace
}  // namespace disclosure::stats
