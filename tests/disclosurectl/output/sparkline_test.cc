#include "disclosurectl/output/sparkline.h"

#include <limits>
#include <vector>

#include "gtest/gtest.h"

namespace disclosure::ctl {
namespace {

std::string Line(const std::vector<std::optional<double>>& values) {
  return Sparkline(values);
}

TEST(SparklineTest, BarsStandOnZeroAndTheLargestIsFull) {
  EXPECT_EQ(Line({0, 50, 100}), "▁▅█");
  // Not blown up to look like a rise.
  EXPECT_EQ(Line({99, 100}), "██");
}

TEST(SparklineTest, AMissingValueIsNoZero) {
  EXPECT_EQ(Line({7, std::nullopt, 0}), "█·▁");
}

TEST(SparklineTest, BarsStandOnTheSmallestIfItIsBelowZero) {
  EXPECT_EQ(Line({-10, 0, 10}), "▁▅█");
}

TEST(SparklineTest, WithoutADifferenceBarsAreFlat) {
  EXPECT_EQ(Line({0, 0}), "▁▁");
  EXPECT_EQ(Line({}), "");
  EXPECT_EQ(Line({std::nullopt}), "·");
}

TEST(SparklineTest, TheLargestNumbersHaveBarsToo) {
  constexpr double kMost = std::numeric_limits<double>::max();
  EXPECT_EQ(Line({-kMost, 0, kMost}), "▁▅█");
}

}  // namespace
}  // namespace disclosure::ctl
