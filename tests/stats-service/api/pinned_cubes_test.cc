#include "stats-service/api/pinned_cubes.h"

#include <memory>

#include "divisions/division_tree.h"
#include "gtest/gtest.h"
#include "stats-service/cube/cube_frame.h"
#include "tests/support/catalogue.h"

namespace disclosure::stats {
namespace {

class PinnedCubesTest : public testing::Test {
 protected:
  void Pin(record::Sequence sequence) {
    auto cube = std::make_shared<Cube>(frame_);
    cube->applied_up_to = sequence;
    pinned_.Pin(std::move(cube), now_);
  }
  bool Has(record::Sequence sequence) {
    const auto cube = pinned_.Find(sequence, now_);
    return cube != nullptr && cube->applied_up_to == sequence;
  }

  const divisions::DivisionTree divisions_ =
      *divisions::LoadEmbeddedDivisions();
  const CubeFrame frame_{TestCatalogue(), divisions_};
  PinnedCubes pinned_;
  absl::Time now_ = absl::UnixEpoch();
};

TEST_F(PinnedCubesTest, HoldsWhatWasPinned) {
  Pin(1);
  Pin(2);
  EXPECT_TRUE(Has(1));
  EXPECT_TRUE(Has(2));
  EXPECT_FALSE(Has(3));
}

TEST_F(PinnedCubesTest, DropsTheOneThatWasNotUsedForLongest) {
  for (size_t i = 1; i <= PinnedCubes::kMaxCubes; ++i) Pin(i);
  EXPECT_TRUE(Has(1));
  Pin(100);
  EXPECT_TRUE(Has(1));
  EXPECT_FALSE(Has(2));
  EXPECT_TRUE(Has(3));
}

// While reports come in, first pages of ever new cubes are asked for.
TEST_F(PinnedCubesTest, KeepsWhatIsReadOnBeforeWhatNobodyWentOnWith) {
  Pin(1);
  EXPECT_TRUE(Has(1));
  for (size_t i = 2; i <= 3 * PinnedCubes::kMaxCubes; ++i) Pin(i);
  EXPECT_TRUE(Has(1));
  Pin(1);  // its second page has a third
  for (size_t i = 100; i <= 100 + PinnedCubes::kMaxCubes; ++i) Pin(i);
  EXPECT_TRUE(Has(1));
}

TEST_F(PinnedCubesTest, OfThoseThatAreAllReadOnTheOldestGoes) {
  for (size_t i = 1; i <= PinnedCubes::kMaxCubes; ++i) {
    Pin(i);
    EXPECT_TRUE(Has(i));
  }
  Pin(100);
  EXPECT_TRUE(Has(100));
  EXPECT_FALSE(Has(1));
}

TEST_F(PinnedCubesTest, DropsWhatHasGrownOldSinceItsLastUse) {
  Pin(1);
  now_ += PinnedCubes::kMaxAge;
  EXPECT_TRUE(Has(1));
  now_ += PinnedCubes::kMaxAge;
  EXPECT_TRUE(Has(1));
  now_ += PinnedCubes::kMaxAge + absl::Seconds(1);
  EXPECT_FALSE(Has(1));
}

TEST_F(PinnedCubesTest, ACubeThatNobodyAsksForAnyMoreIsFreed) {
  auto cube = std::make_shared<const Cube>(frame_);
  const std::weak_ptr<const Cube> held = cube;
  pinned_.Pin(std::move(cube), now_);
  pinned_.DropExpired(now_ + PinnedCubes::kMaxAge);
  EXPECT_FALSE(held.expired());
  pinned_.DropExpired(now_ + PinnedCubes::kMaxAge + absl::Seconds(1));
  EXPECT_TRUE(held.expired());
}

TEST_F(PinnedCubesTest, PinningAgainTakesNoSecondPlace) {
  for (size_t i = 1; i <= PinnedCubes::kMaxCubes; ++i) Pin(i);
  for (size_t i = 1; i <= PinnedCubes::kMaxCubes; ++i) Pin(i);
  for (size_t i = 1; i <= PinnedCubes::kMaxCubes; ++i) EXPECT_TRUE(Has(i));
}

}  // namespace
}  // namespace disclosure::stats
