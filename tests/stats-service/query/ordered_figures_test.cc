#include "stats-service/query/ordered_figures.h"

#include <algorithm>
#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/int64_limits.h"

namespace disclosure::stats {
namespace {

TEST(OrderedFiguresTest, SmallAndLargeAndNegativeFiguresStandInOneOrder) {
  std::mt19937_64 random(1);
  OrderedFigures figures;
  std::vector<int64_t> sorted = {kMost,
                                 kMost,
                                 kLeast,
                                 -1,
                                 0,
                                 OrderedFigures::kCounted,
                                 OrderedFigures::kCounted - 1};
  for (int i = 0; i < 500; ++i) {
    const auto figure = static_cast<int64_t>(random());
    sorted.push_back(i % 3 == 0 ? figure : figure % 5'000);
  }
  WideSum sum = 0;
  for (const int64_t figure : sorted) {
    figures.Add(figure);
    sum += figure;
  }
  figures.AddZeros(3);
  sorted.insert(sorted.end(), 3, 0);
  figures.Sort();
  std::sort(sorted.begin(), sorted.end());
  ASSERT_EQ(figures.size(), static_cast<int64_t>(sorted.size()));
  for (size_t i = 0; i < sorted.size(); ++i) {
    ASSERT_EQ(figures.At(static_cast<int64_t>(i)), sorted[i]) << i;
  }
  EXPECT_TRUE(figures.sum() == sum);
  std::vector<int64_t> visited;
  figures.ForEach([&](int64_t figure, int64_t count) {
    visited.insert(visited.end(), static_cast<size_t>(count), figure);
  });
  EXPECT_EQ(visited, sorted);
}

}  // namespace
}  // namespace disclosure::stats
