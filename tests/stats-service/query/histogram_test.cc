#include "stats-service/query/histogram.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/int64_limits.h"

namespace disclosure::stats {
namespace {

using testing::ElementsAre;
using Scale = HistogramScale;

std::vector<HistogramBin> BinsOf(const std::vector<int64_t>& all, Scale scale) {
  OrderedFigures figures;
  for (const int64_t figure : all) figures.Add(figure);
  figures.Sort();
  return Histogram(figures, scale);
}

TEST(HistogramTest, LogarithmicBinsGrowByOneTwoFive) {
  EXPECT_THAT(BinsOf({0, 0, 1, 3, 4, 60}, Scale::kLogarithmic),
              ElementsAre(HistogramBin{0, 0, 2}, HistogramBin{1, 1, 1},
                          HistogramBin{2, 4, 2}, HistogramBin{5, 9, 0},
                          HistogramBin{10, 19, 0}, HistogramBin{20, 49, 0},
                          HistogramBin{50, 99, 1}));
}

TEST(HistogramTest, BelowZeroTheyAreMirrored) {
  EXPECT_THAT(BinsOf({-7, -1, 0}, Scale::kLogarithmic),
              ElementsAre(HistogramBin{-9, -5, 1}, HistogramBin{-4, -2, 0},
                          HistogramBin{-1, -1, 1}, HistogramBin{0, 0, 1}));
}

TEST(HistogramTest, LinearBinsBeginAtMultiplesOfTheirWidth) {
  // 3 to 104 in bins of 5 would be 21, one too many.
  EXPECT_THAT(BinsOf({3, 104}, Scale::kLinear).size(), 11u);
  EXPECT_EQ(BinsOf({3, 104}, Scale::kLinear).front(), (HistogramBin{0, 9, 1}));
  EXPECT_EQ(BinsOf({3, 104}, Scale::kLinear).back(),
            (HistogramBin{100, 109, 1}));
  EXPECT_THAT(BinsOf({-3, 2}, Scale::kLinear),
              ElementsAre(HistogramBin{-3, -3, 1}, HistogramBin{-2, -2, 0},
                          HistogramBin{-1, -1, 0}, HistogramBin{0, 0, 0},
                          HistogramBin{1, 1, 0}, HistogramBin{2, 2, 1}));
  EXPECT_THAT(BinsOf({8, 8}, Scale::kLinear),
              ElementsAre(HistogramBin{8, 8, 2}));
}

TEST(HistogramTest, BinsReachBothEndsOf64Bits) {
  for (const Scale scale : {Scale::kLogarithmic, Scale::kLinear}) {
    const auto bins = BinsOf({kLeast, 0, kMost}, scale);
    EXPECT_EQ(bins.front().first, kLeast);
    EXPECT_EQ(bins.front().count, 1);
    EXPECT_EQ(bins.back().last, kMost);
    EXPECT_EQ(bins.back().count, 1);
  }
}

TEST(HistogramTest, EveryFigureIsCountedOnceAndNoBinOverlaps) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 300; ++round) {
    std::vector<int64_t> all(1 + random() % 50);
    const auto shift = random() % 64;
    for (int64_t& figure : all) {
      figure = static_cast<int64_t>(random()) >> shift;
    }
    const Scale scale = round % 2 == 0 ? Scale::kLogarithmic : Scale::kLinear;
    const auto bins = BinsOf(all, scale);
    if (scale == Scale::kLinear) {
      ASSERT_LE(bins.size(), static_cast<size_t>(kMaxBins));
    }
    ASSERT_GT(bins.front().count, 0);
    ASSERT_GT(bins.back().count, 0);
    for (size_t i = 0; i < bins.size(); ++i) {
      if (i > 0) {
        ASSERT_EQ(bins[i].first, bins[i - 1].last + 1);
      }
      const auto inside =
          std::count_if(all.begin(), all.end(), [&](int64_t figure) {
            return bins[i].first <= figure && figure <= bins[i].last;
          });
      ASSERT_EQ(bins[i].count, inside);
    }
  }
}

TEST(NumberHistogramTest, BinsBeginAtMultiplesOfARoundWidth) {
  const std::vector<double> rates = {12.5, 50, 50, 99};
  const auto bins = NumberHistogram(rates);
  // Of 5 each from 10: 18 of them. Of 2 there would be more than 20.
  ASSERT_EQ(bins.size(), 18u);
  EXPECT_EQ(bins.front(), (NumberBin{10, 15, 1}));
  EXPECT_EQ(bins[8], (NumberBin{50, 55, 2}));
  EXPECT_EQ(bins.back(), (NumberBin{95, 100, 1}));
}

TEST(NumberHistogramTest, EqualNumbersShareOneBin) {
  const std::vector<double> rates = {33.3, 33.3};
  EXPECT_THAT(NumberHistogram(rates), ElementsAre(NumberBin{33.3, 33.3, 2}));
}

TEST(NumberHistogramTest, EveryNumberIsInOneBin) {
  std::mt19937_64 random(4);
  for (int round = 0; round < 300; ++round) {
    std::vector<double> numbers(1 + random() % 40);
    const double scale = std::pow(10, static_cast<int>(random() % 12) - 6);
    for (double& number : numbers) {
      number = (static_cast<double>(random() % 2'001) - 1'000) * scale;
    }
    std::ranges::sort(numbers);
    const auto bins = NumberHistogram(numbers);
    ASSERT_LE(bins.size(), static_cast<size_t>(kMaxBins) + 1);
    ASSERT_LE(bins.front().first, numbers.front());
    int64_t count = 0;
    for (const NumberBin& bin : bins) {
      const bool is_last = &bin == &bins.back();
      EXPECT_EQ(bin.count, std::ranges::count_if(numbers, [&](double number) {
                  return bin.first <= number && (is_last || number < bin.last);
                }));
      count += bin.count;
    }
    ASSERT_EQ(count, static_cast<int64_t>(numbers.size()));
  }
}

}  // namespace
}  // namespace disclosure::stats
