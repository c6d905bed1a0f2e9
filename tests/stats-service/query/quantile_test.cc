#include "stats-service/query/quantile.h"

#include <algorithm>
#include <vector>

#include "gtest/gtest.h"
#include "tests/support/int64_limits.h"

namespace disclosure::stats {
namespace {

struct QuantileCase {
  const char* name;
  std::vector<int64_t> figures;
  int64_t millionths;
  double linear;
  double nearest;
};

class QuantileTest : public testing::TestWithParam<QuantileCase> {};

TEST_P(QuantileTest, BothMethodsAreAsHyndmanAndFanHaveThem) {
  OrderedFigures figures;
  for (const int64_t figure : GetParam().figures) figures.Add(figure);
  figures.Sort();
  const int64_t millionths = GetParam().millionths;
  EXPECT_DOUBLE_EQ(Quantile(figures, millionths, QuantileMethod::kLinear),
                   GetParam().linear);
  EXPECT_DOUBLE_EQ(Quantile(figures, millionths, QuantileMethod::kNearestRank),
                   GetParam().nearest);
  std::vector<double> numbers(GetParam().figures.begin(),
                              GetParam().figures.end());
  std::ranges::sort(numbers);
  EXPECT_DOUBLE_EQ(Quantile(numbers, millionths, QuantileMethod::kNearestRank),
                   GetParam().nearest);
  // In doubles the ends of 64 bits are even.
  EXPECT_NEAR(Quantile(numbers, millionths, QuantileMethod::kLinear),
              GetParam().linear, 0.5);
}

// Linear: as numpy.quantile(..., method="linear") gives it; nearest rank:
// "inverted_cdf".
INSTANTIATE_TEST_SUITE_P(
    Cases, QuantileTest,
    testing::ValuesIn(std::vector<QuantileCase>{
        {"OneFigure", {7}, 500'000, 7, 7},
        {"MedianOfTwo", {1, 2}, 500'000, 1.5, 1},
        {"MedianOfThree", {5, 1, 3}, 500'000, 3, 3},
        {"MedianOfFour", {1, 2, 3, 10}, 500'000, 2.5, 2},
        {"Least", {4, 9, 2}, 0, 2, 2},
        {"Most", {4, 9, 2}, 1'000'000, 9, 9},
        {"NinthDecile", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 900'000, 9.1, 9},
        {"FirstQuartile", {1, 2, 3, 4, 5}, 250'000, 2, 2},
        // (n - 1) p is exactly 4, which doubles miss.
        {"ExactPlace",
         {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13,
          14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
          28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40},
         100'000,
         4,
         4},
        {"BothEndsOf64Bits", {kLeast, kMost}, 500'000, -0.5, -0x1p63},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::stats
