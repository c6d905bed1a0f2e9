#include "stats-service/query/robust.h"

#include <cmath>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::stats {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

TEST(MedianTest, OfAnEvenNumberIsTheMeanOfTheMiddleTwo) {
  EXPECT_EQ(Median({3}), 3);
  EXPECT_EQ(Median({9, 1, 5}), 5);
  EXPECT_EQ(Median({4, 1, 2, 100}), 3);
}

TEST(SpreadTest, IsNotMovedByAWildFigure) {
  const std::vector<double> figures = {1, 2, 3, 4, 1'000};
  const Spread spread = SpreadOf(figures, 0.1);
  EXPECT_EQ(spread.median, 3);
  // Deviations 2, 1, 0, 1, 997.
  EXPECT_DOUBLE_EQ(spread.sigma, 1.4826);
  EXPECT_DOUBLE_EQ(spread.ScoreOf(1'000), 997 / 1.4826);
}

TEST(SpreadTest, AmongEqualFiguresTheMeanDeviationCounts) {
  const std::vector<double> figures = {0, 0, 0, 0, 0, 0, 0, 20};
  EXPECT_DOUBLE_EQ(SpreadOf(figures, 0.1).sigma, 1.2533 * 2.5);
}

TEST(SpreadTest, SigmaIsNeverBelowTheLeast) {
  const std::vector<double> figures = {7, 7, 7};
  EXPECT_EQ(SpreadOf(figures, 1).sigma, 1);
  EXPECT_EQ(SpreadOf(figures, 1).ScoreOf(9), 2);
}

TEST(HidiroglouBerthelotTest, DoublingAndHalvingAreEquallyFar) {
  const std::vector<FigurePair> pairs = {
      {10, 10}, {10, 20}, {20, 10}, {10, 11}, {11, 10}};
  const auto scores = HidiroglouBerthelotScores(pairs, {.size_weight = 0});
  EXPECT_DOUBLE_EQ(scores[1], -scores[2]);
  EXPECT_EQ(scores[0], 0);
}

TEST(HidiroglouBerthelotTest, TheLargerOfTwoEqualGrowthsIsFarther) {
  const std::vector<FigurePair> pairs = {
      {10, 11}, {10, 9}, {10, 10}, {20, 22}, {20, 18}, {4, 12}, {400, 1200}};
  const auto scores = HidiroglouBerthelotScores(pairs, {});
  EXPECT_GT(scores[6], scores[5]);
  EXPECT_GT(scores[5], 0);
}

// By hand: ratios 1, 1, 1, 3, so the median is 1; effects 0, 0, 0, 2 sqrt(30);
// the quartiles 0 and sqrt(30) / 2.
TEST(HidiroglouBerthelotTest, IsAsTheFormulaHasIt) {
  const std::vector<FigurePair> pairs = {{5, 5}, {8, 8}, {2, 2}, {10, 30}};
  EXPECT_THAT(HidiroglouBerthelotScores(pairs, {}),
              ElementsAre(0, 0, 0, DoubleEq(4)));
}

TEST(HidiroglouBerthelotTest, WhoAloneDiffersIsInfinitelyFar) {
  const std::vector<FigurePair> pairs = {{5, 5}, {5, 5}, {5, 5}, {5, 5},
                                         {5, 5}, {5, 5}, {5, 1}};
  const auto scores = HidiroglouBerthelotScores(pairs, {});
  EXPECT_TRUE(std::isinf(scores[6]));
  EXPECT_LT(scores[6], 0);
}

}  // namespace
}  // namespace disclosure::stats
