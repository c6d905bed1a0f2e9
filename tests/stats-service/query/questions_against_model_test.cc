// Every question, asked of every published cube of a random feed, against a
// model that keeps a list of reports and walks it: exact equality.

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "stats-service/cube/state_hash.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/model_comparison.h"
#include "tests/stats-service/support/naive_model.h"
#include "tests/stats-service/support/random_changes.h"
#include "tests/stats-service/support/random_questions.h"
#include "tests/support/long_tests.h"

namespace disclosure::stats {
namespace {

constexpr int kSeeds = 6;
constexpr int kSeedsLong = 100;
constexpr int kBatches = 25;
constexpr int kQuestionsPerCube = 3;

void AskAll(const Cube& cube, const NaiveModel& model,
            RandomQuestions& questions) {
  for (int i = 0; i < kQuestionsPerCube; ++i) {
    ExpectAll(cube, model, questions);
  }
}

class QuestionsAgainstModelTest : public testing::TestWithParam<int> {};

TEST_P(QuestionsAgainstModelTest, EveryAnswerOfEveryCubeIsExact) {
  RandomChanges feed(GetParam(), OddAreas());
  RandomQuestions questions(GetParam() + 1'000);
  NaiveModel model;
  auto cube = std::make_shared<const Cube>(TestFrame());
  std::shared_ptr<const Cube> kept;
  NaiveModel kept_model;
  for (int batch = 0; batch < kBatches; ++batch) {
    const auto changes =
        feed.Next(feed.OneIn(2) ? 1 + feed.Below(3) : feed.Below(60));
    model.Apply(changes);
    cube = Apply(*cube, changes);
    ASSERT_NO_FATAL_FAILURE(AskAll(*cube, model, questions));
    ASSERT_NO_FATAL_FAILURE(ExpectFindings(*cube, model));
    ASSERT_EQ(cube->state_hash, RecountStateHash(*cube));
    if (batch == kBatches / 2) {
      kept = cube;
      kept_model = model;
    }
    if (HasFailure()) return;
  }
  // What was published in between has not changed since.
  AskAll(*kept, kept_model, questions);
  ExpectFindings(*kept, kept_model);
}

// Every state that the feed went through can be compared with every other.
TEST_P(QuestionsAgainstModelTest, EveryTwoPlacesOfTheFeedAreExplained) {
  RandomChanges feed(GetParam() + 50, OddAreas());
  RandomQuestions questions(GetParam() + 2'000);
  auto cube = BeginHistory(Cube(TestFrame()));
  std::vector<std::pair<record::Sequence, NaiveModel>> states;
  NaiveModel model;
  states.emplace_back(0, model);
  for (int batch = 0; batch < 4; ++batch) {
    const auto changes = feed.Next(1 + feed.Below(40));
    for (const record::Change& change : changes) {
      model.Apply(std::span(&change, 1));
      states.emplace_back(change.sequence, model);
    }
    cube = Apply(*cube, changes);
  }
  for (int i = 0; i < 60; ++i) {
    const size_t a = feed.Below(states.size());
    const size_t b = feed.Below(states.size());
    const auto& [before, earlier] = states[std::min(a, b)];
    const auto& [after, later] = states[std::max(a, b)];
    // 0 would mean the newest.
    if (after == 0) continue;
    ExpectExplanationSince(*cube, earlier, later,
                           questions.ExplainSince(before, after));
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, QuestionsAgainstModelTest,
                         testing::Range(1, 1 + (AreTestsLong() ? kSeedsLong
                                                               : kSeeds)));

// Thousands of organs in random order, few at a time and many at a time: blocks
// are made, filled, and cut again and again.
TEST(BlocksAgainstModelTest, OrgansThatAppearLateChangeNoOther) {
  const auto areas = AreasInside(Code("43"));
  RandomChanges feed(7, areas);
  NaiveModel model;
  auto cube = std::make_shared<const Cube>(TestFrame());
  const size_t sizes[] = {1, 3'000, 2, 40, 2'500, 1, 1, 700, 3'000, 5};
  for (const size_t size : sizes) {
    const auto changes = feed.Next(size);
    model.Apply(changes);
    cube = Apply(*cube, changes);
  }
  ASSERT_GT(cube->own.organs->blocks(), 3u);
  ExpectFindings(*cube, model);
  AggregateQuestion question;
  question.area = Code("43");
  question.group_by = AreaLevel::kOrgan;
  question.years = YearRange{2015, 2020};
  question.cells = {"applications.received_new.total",
                    "proactive.norm_docs_made",
                    "proactive.procurement_amount_yuan",
                    "narrative_figures.staff", "annex_2014.disclosed_items"};
  ExpectSums(*cube, model, question);
  question.group_by = AreaLevel::kCounty;
  ExpectSums(*cube, model, question);
}

}  // namespace
}  // namespace disclosure::stats
