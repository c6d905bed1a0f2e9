#include "stats-service/cube/state_hash.h"

#include <algorithm>
#include <random>

#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/stats-service/support/random_changes.h"

namespace disclosure::stats {
namespace {

using record::Change;

constexpr char kAmount[] = "proactive.procurement_amount_yuan";

std::shared_ptr<const Cube> Applied(const std::vector<Change>& changes) {
  return Apply(Cube(TestFrame()), changes);
}

uint64_t HashOf(const Change& change) {
  return Applied({change})->state_hash;
}

TEST(StateHashTest, IsKeptByDifferencesAsItIsCountedAnew) {
  RandomChanges feed(11, OddAreas());
  auto cube = std::make_shared<const Cube>(TestFrame());
  for (int batch = 0; batch < 60; ++batch) {
    cube = Apply(*cube, feed.Next(feed.Below(40)));
    ASSERT_EQ(cube->state_hash, RecountStateHash(*cube)) << batch;
  }
}

TEST(StateHashTest, DoesNotDependOnTheOrderOfArrival) {
  std::vector<Change> changes;
  changes.reserve(40);
  for (int i = 0; i < 40; ++i) {
    changes.push_back(
        AChange(1, kTown, 2000 + i / 2)
            .Organ(Department(i % 2))
            .With(kReceived, i)
            .Finding("F-" + std::to_string(i % 7), v1::SEVERITY_WARNING));
  }
  std::mt19937 random(1);
  const auto hash_of_order = [&] {
    for (size_t i = 0; i < changes.size(); ++i) changes[i].sequence = i + 1;
    return Applied(changes)->state_hash;
  };
  const uint64_t hash = hash_of_order();
  EXPECT_NE(hash, 0u);
  for (int i = 0; i < 10; ++i) {
    std::shuffle(changes.begin(), changes.end(), random);
    EXPECT_EQ(hash_of_order(), hash);
  }
}

TEST(StateHashTest, RevisionsAndSequencesAreNoPartOfIt) {
  const auto once = Applied({AChange(1, kTown, 2022).With(kReceived, 3)});
  const auto amended =
      Applied({AChange(5, kTown, 2022).With(kReceived, 2),
               AChange(9, kTown, 2022).Revision(2).With(kReceived, 3)});
  EXPECT_EQ(once->state_hash, amended->state_hash);
  const auto withdrawn =
      Applied({AChange(5, kTown, 2022).With(kReceived, 2),
               AChange(9, kTown, 2022).Revision(2).Withdrawn()});
  EXPECT_EQ(withdrawn->state_hash, 0u);
}

TEST(StateHashTest, EverythingElseIs) {
  const Change report = AChange(1, kTown, 2022).With(kReceived, 3);
  const std::vector<Change> others = {
      AChange(1, "430321102", 2022).With(kReceived, 3),
      AChange(1, kTown, 2021).With(kReceived, 3),
      AChange(1, kTown, 2022).Organ(Department(1)).With(kReceived, 3),
      AChange(1, kTown, 2022).With(kReceived, 4),
      AChange(1, kTown, 2022),
      AChange(1, kTown, 2022)
          .With(kReceived, 3)
          .With("applications.granted.total", 0),
      AChange(1, kTown, 2022).Form(v1::FORM_2019).With(kReceived, 3),
      AChange(1, kTown, 2022).With(kReceived, 3).Approximate(kReceived),
      AChange(1, kTown, 2022).With(kReceived, 3).Published("2023-01-26"),
      AChange(1, kTown, 2022).With(kReceived, 3).Published("2023-01-27"),
      AChange(1, kTown, 2022).With(kReceived, 3).Accepted("2023-01-26"),
      AChange(1, kTown, 2022)
          .With(kReceived, 3)
          .Finding("F-APP-01", v1::SEVERITY_WARNING),
      AChange(1, kTown, 2022)
          .With(kReceived, 3)
          .Finding("F-APP-01", v1::SEVERITY_INFO),
      AChange(1, kTown, 2022)
          .With(kReceived, 3)
          .Finding("F-APP-02", v1::SEVERITY_WARNING)};
  std::vector<uint64_t> hashes = {HashOf(report)};
  for (const Change& other : others) hashes.push_back(HashOf(other));
  std::sort(hashes.begin(), hashes.end());
  EXPECT_EQ(std::adjacent_find(hashes.begin(), hashes.end()), hashes.end());
}

TEST(StateHashTest, AUnitThatWasNotNamedIsPartOfIt) {
  const ChangeBuilder amount =
      AChange(1, kTown, 2020).Form(v1::FORM_2019).With(kAmount, 20'000);
  EXPECT_NE(HashOf(amount),
            HashOf(ChangeBuilder(amount).ProcurementUnit(v1::MONEY_UNIT_YUAN)));
}

// A report that is judged anew keeps its days, an amended one has others.
TEST(StateHashTest, DaysAreThoseOfTheNewestRevision) {
  const Change first =
      AChange(1, kTown, 2022).With(kReceived, 3).Published("2023-01-26");
  const Change rejudged = AChange(2, kTown, 2022).With(kReceived, 3).Rejudged();
  EXPECT_EQ(Applied({first, rejudged})->state_hash, HashOf(first));
  const Change amended = AChange(2, kTown, 2022)
                             .Revision(2)
                             .With(kReceived, 3)
                             .Published("2023-02-01");
  EXPECT_NE(HashOf(first), HashOf(amended));
  EXPECT_EQ(Applied({first, amended})->state_hash, HashOf(amended));
}

}  // namespace
}  // namespace disclosure::stats
