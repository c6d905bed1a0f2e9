#include "rules/figure_blocks.h"

#include <array>
#include <cstdint>
#include <random>
#include <vector>

#include "gtest/gtest.h"
#include "tests/support/int64_limits.h"

namespace disclosure::rules {
namespace {

uint64_t Magnitude(int64_t value) {
  const auto bits = static_cast<uint64_t>(value);
  return value < 0 ? ~bits + 1 : bits;
}

uint64_t NonzeroBlocks(const std::vector<int64_t>& values) {
  uint64_t blocks = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    if (values[i] != 0) blocks |= uint64_t{1} << (i / kFigureBlock);
  }
  return blocks;
}

uint64_t LargeBlocks(const std::vector<int64_t>& values) {
  uint64_t blocks = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    if (!IsSmall(values[i])) blocks |= uint64_t{1} << (i / kFigureBlock);
  }
  return blocks;
}

// Zeros are blank where `blanks`.
form::CellValues CellsOf(const std::vector<int64_t>& values, bool blanks) {
  form::CellValues cells(values.size());
  for (size_t i = 0; i < values.size(); ++i) {
    if (values[i] == 0 && blanks) continue;
    cells.Set(static_cast<form::CellIndex>(i), values[i]);
  }
  return cells;
}

// Also sees that each figure is there in 32 bits, and zeros behind them.
FigureBlocks LookOverCells(const form::CellValues& cells) {
  std::array<int32_t, kNarrowFigures> narrow;
  narrow.fill(-7);
  const FigureBlocks blocks = LookOver(cells, narrow);
  const size_t blocks_end = cells.size() / kFigureBlock + 2;
  for (size_t i = 0; i < blocks_end * kFigureBlock; ++i) {
    const int64_t value = i < cells.size() ? cells.values()[i] : 0;
    EXPECT_EQ(narrow[i], static_cast<int32_t>(value)) << i;
  }
  return blocks;
}

FigureBlocks LookOverAll(const std::vector<int64_t>& values) {
  return LookOverCells(CellsOf(values, true));
}

TEST(FigureBlocksTest, OfZerosNothingIsKnown) {
  for (const bool blanks : {false, true}) {
    const FigureBlocks blocks =
        LookOverCells(CellsOf(std::vector<int64_t>(421, 0), blanks));
    EXPECT_EQ(blocks.nonzero, 0u);
    EXPECT_EQ(blocks.large, 0u);
    EXPECT_EQ(blocks.magnitude, 0u);
  }
}

TEST(FigureBlocksTest, FindsOneFigureWhereverItIs) {
  for (const int64_t value :
       {int64_t{1}, int64_t{-1}, int64_t{7}, int64_t{-8}, int64_t{1} << 40,
        kMost, kLeast, int64_t{kSmallFigures}, int64_t{kSmallFigures} - 1,
        -int64_t{kSmallFigures}, -int64_t{kSmallFigures} - 1}) {
    for (const size_t size : {1u, 16u, 17u, 421u}) {
      for (size_t place = 0; place < size; ++place) {
        std::vector<int64_t> values(size, 0);
        values[place] = value;
        const FigureBlocks blocks = LookOverAll(values);
        ASSERT_EQ(blocks.nonzero, uint64_t{1} << (place / kFigureBlock));
        ASSERT_EQ(blocks.large, LargeBlocks(values));
        ASSERT_GE(blocks.magnitude, Magnitude(value));
      }
    }
  }
}

TEST(FigureBlocksTest, AFigureIsTakenForLessThanFourTimesAsMuch) {
  for (int64_t value = 1; value < 100'000; value += 7) {
    const std::vector<int64_t> values = {0, -value, value / 2};
    const FigureBlocks blocks = LookOverAll(values);
    ASSERT_GE(blocks.magnitude, Magnitude(value));
    ASSERT_LT(blocks.magnitude, 4 * Magnitude(value));
  }
}

TEST(FigureBlocksTest, TwoReportsAreLookedOverAsOne) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 1000; ++round) {
    std::vector<int64_t> values(random() % 500 + 1, 0);
    std::vector<int64_t> others(values.size(), 0);
    for (std::vector<int64_t>* report : {&values, &others}) {
      for (size_t i = 0; i < random() % 5; ++i) {
        (*report)[random() % report->size()] =
            static_cast<int64_t>(random() >> (random() % 64));
      }
    }
    const FigureBlocks both =
        LookOverAll(values) | LookOverCells(CellsOf(others, round % 2 == 0));
    ASSERT_EQ(both.nonzero, NonzeroBlocks(values) | NonzeroBlocks(others));
    ASSERT_EQ(both.large, LargeBlocks(values) | LargeBlocks(others));
    ASSERT_EQ(both.magnitude,
              LookOverAll(values).magnitude | LookOverAll(others).magnitude);
  }
}

}  // namespace
}  // namespace disclosure::rules
