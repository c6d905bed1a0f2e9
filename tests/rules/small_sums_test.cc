// The sums in vectors against adding up one figure after the other.

#include "rules/small_sums.h"

#include <array>
#include <cstdint>
#include <random>
#include <set>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rules/comparison_range.h"

namespace disclosure::rules {
namespace {

using form::CellIndex;
using form::FormulaOp;
using form::LinearCondition;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr size_t kCells = 131;
constexpr size_t kRowLength = 7;

std::set<uint32_t> FoundBy(const SmallSums& sums,
                           const form::CellValues& cells) {
  std::set<uint32_t> found;
  std::array<int32_t, kNarrowFigures> narrow;
  const FigureBlocks known = LookOver(cells, narrow);
  sums.Find(narrow, known, [&](uint32_t id) {
    EXPECT_TRUE(found.insert(id).second) << id << " twice";
  });
  return found;
}

uint64_t BlocksOf(const LinearCondition& condition) {
  uint64_t blocks = 0;
  for (const auto& term : condition.terms) {
    blocks |= uint64_t{1} << (term.cell / kFigureBlock);
  }
  const bool holds = RangeOf(condition.comparison).Admits(condition.constant);
  return holds ? blocks : blocks | kUnlessZero;
}

bool Holds(const LinearCondition& condition, const form::CellValues& cells) {
  int64_t sum = condition.constant;
  for (const auto& term : condition.terms) {
    sum += term.coefficient * cells.ValueOrZero(term.cell);
  }
  return RangeOf(condition.comparison).Admits(sum);
}

bool NamesBlockOf(const LinearCondition& condition, uint64_t blocks) {
  return (BlocksOf(condition) & blocks & ~kUnlessZero) != 0;
}

// Tables as forms have them: the last of a row is the sum of the others, the
// last row that of the rows before it; and some sums of any cells.
std::vector<LinearCondition> TableConditions(std::mt19937_64& random) {
  constexpr auto kComparisons = std::to_array(
      {FormulaOp::kEqual, FormulaOp::kLessEqual, FormulaOp::kGreater});
  std::vector<LinearCondition> conditions;
  constexpr size_t kRows = kCells / kRowLength;
  for (size_t row = 0; row < kRows; ++row) {
    LinearCondition& sum = conditions.emplace_back();
    for (size_t i = 0; i < kRowLength; ++i) {
      sum.terms.push_back({static_cast<CellIndex>(row * kRowLength + i),
                           i + 1 == kRowLength ? 1 : -1});
    }
  }
  for (size_t column = 0; column < kRowLength; ++column) {
    LinearCondition& sum = conditions.emplace_back();
    for (size_t row = 0; row < kRows; ++row) {
      sum.terms.push_back({static_cast<CellIndex>(row * kRowLength + column),
                           row + 1 == kRows ? 1 : -1});
    }
  }
  for (int i = 0; i < 30; ++i) {
    LinearCondition& sum = conditions.emplace_back();
    sum.comparison = kComparisons[random() % kComparisons.size()];
    sum.constant = static_cast<int64_t>(random() % 11) - 5;
    for (size_t cell = random() % 20; cell < kCells && sum.terms.size() < 6;
         cell += 1 + random() % (i % 2 == 0 ? 40 : 2)) {
      sum.terms.push_back({static_cast<CellIndex>(cell),
                           static_cast<int32_t>(random() % 3) + 1});
    }
  }
  return conditions;
}

int64_t AnyFigure(std::mt19937_64& random, bool large) {
  const auto edge = int64_t{kSmallFigures};
  switch (random() % 12) {
    case 0:
      return edge - 1;
    case 1:
      return -edge;
    case 2:
      return large
                 ? edge + static_cast<int64_t>(random() >> (random() % 40 + 4))
                 : 1;
    default:
      return static_cast<int64_t>(random() % 9) - 4;
  }
}

form::CellValues AnyCells(std::mt19937_64& random, bool large) {
  form::CellValues cells(kCells);
  const uint64_t share = random() % 4 + 1;
  for (size_t cell = 0; cell < kCells; ++cell) {
    if (random() % share != 0) continue;
    cells.Set(static_cast<CellIndex>(cell), AnyFigure(random, large));
  }
  // Most rows come out.
  for (size_t last = kRowLength - 1; last < kCells; last += kRowLength) {
    if (random() % 4 == 0) continue;
    int64_t sum = 0;
    for (size_t i = last + 1 - kRowLength; i < last; ++i) {
      sum += cells.values()[i];
    }
    cells.Set(static_cast<CellIndex>(last), sum);
  }
  return cells;
}

TEST(SmallSumsTest, FindsWhatIsBrokenAndWhatIsLarge) {
  std::mt19937_64 random(3);
  const std::vector<LinearCondition> conditions = TableConditions(random);
  SmallSums sums;
  for (uint32_t id = 0; id < conditions.size(); ++id) {
    ASSERT_TRUE(sums.Add(conditions[id], id, BlocksOf(conditions[id])));
  }
  size_t broken = 0;
  for (int i = 0; i < 5000; ++i) {
    const form::CellValues cells = AnyCells(random, i % 2 == 0);
    const std::set<uint32_t> found = FoundBy(sums, cells);
    std::array<int32_t, kNarrowFigures> narrow;
    const uint64_t large = LookOver(cells, narrow).large;
    for (uint32_t id = 0; id < conditions.size(); ++id) {
      const bool holds = Holds(conditions[id], cells);
      if (NamesBlockOf(conditions[id], large)) {
        // Neighbours of a sum of a large block may be found as well.
        ASSERT_TRUE(found.contains(id));
      } else if (large == 0) {
        ASSERT_EQ(found.contains(id), !holds);
      } else {
        ASSERT_TRUE(holds || found.contains(id));
      }
      broken += holds ? 0 : 1;
    }
  }
  EXPECT_GT(broken, 10'000u);
}

TEST(SmallSumsTest, AddsUpCellsOfTwoYears) {
  constexpr size_t kFirst = 30;
  constexpr size_t kFirstBefore = TwoYears::kBefore + 77;
  constexpr size_t kColumns = 10;
  SmallSums sums;
  for (size_t i = 0; i < kColumns; ++i) {
    const auto cell = static_cast<CellIndex>(kFirst + i);
    const auto before = static_cast<CellIndex>(kFirstBefore + i);
    const uint64_t blocks = uint64_t{1} << (cell / kFigureBlock) |
                            uint64_t{1} << ((77 + i) / kFigureBlock);
    ASSERT_TRUE(sums.Add({FormulaOp::kEqual, {{cell, 1}, {before, -1}}, 0},
                         static_cast<uint32_t>(i), blocks));
  }
  form::CellValues cells(kCells);
  form::CellValues cells_before(kCells);
  const auto found = [&] {
    const TwoYears years(cells, cells_before);
    std::vector<uint32_t> ids;
    sums.Find(years.narrow, years.known,
              [&](uint32_t id) { ids.push_back(id); });
    return ids;
  };
  EXPECT_THAT(found(), IsEmpty());
  cells.Set(kFirst + 9, 5);
  EXPECT_THAT(found(), ElementsAre(9));
  cells_before.Set(77 + 9, 5);
  EXPECT_THAT(found(), IsEmpty());
  cells_before.Set(77, -1);
  EXPECT_THAT(found(), ElementsAre(0));
}

TEST(SmallSumsTest, LeavesOutWhatItCannotCompute) {
  SmallSums sums;
  LinearCondition unequal{FormulaOp::kNotEqual, {{0, 1}, {1, 1}}, 0};
  LinearCondition heavy{FormulaOp::kEqual, {{0, 16}, {1, 16}}, 0};
  LinearCondition far{FormulaOp::kEqual, {{0, 1}, {1, 1}}, kSmallFigures};
  LinearCondition empty{FormulaOp::kEqual, {}, 0};
  for (const LinearCondition* condition : {&unequal, &heavy, &far, &empty}) {
    EXPECT_FALSE(sums.Add(*condition, 1, BlocksOf(*condition)));
  }
  EXPECT_THAT(FoundBy(sums, form::CellValues(kCells)), IsEmpty());
}

TEST(SmallSumsTest, ReachesThirtyTwoBitsExactly) {
  constexpr int64_t kMost = kSmallFigures - 1;
  SmallSums sums;
  const LinearCondition condition{FormulaOp::kLessEqual, {{0, 31}}, -31 * 5};
  ASSERT_TRUE(sums.Add(condition, 1, BlocksOf(condition)));
  const LinearCondition turned{FormulaOp::kGreaterEqual, {{1, 31}}, 31 * 5};
  ASSERT_TRUE(sums.Add(turned, 2, BlocksOf(turned)));
  form::CellValues cells(kCells);
  cells.Set(0, kMost);
  cells.Set(1, -kMost - 1);
  EXPECT_THAT(FoundBy(sums, cells), ElementsAre(1, 2));
  cells.Set(0, 5);
  cells.Set(1, -5);
  EXPECT_THAT(FoundBy(sums, cells), IsEmpty());
}

// Vectors reach behind the last cell, wherever it lies in its block.
TEST(SmallSumsTest, EndsWithTheLastCell) {
  for (const size_t size : {1u, 2u, 15u, 16u, 17u, 131u, 1007u, 1008u}) {
    const auto last = static_cast<CellIndex>(size - 1);
    SmallSums sums;
    const LinearCondition row{FormulaOp::kEqual, {{last, 1}}, -1};
    ASSERT_TRUE(sums.Add(row, 1, BlocksOf(row)));
    const LinearCondition column{FormulaOp::kEqual, {{0, 1}, {last, 1}}, -1};
    if (last >= 8) {
      ASSERT_TRUE(sums.Add(column, 2, BlocksOf(column)));
    }
    form::CellValues cells(size);
    EXPECT_EQ(FoundBy(sums, cells).size(), last >= 8 ? 2u : 1u);
    cells.Set(last, 1);
    EXPECT_THAT(FoundBy(sums, cells), IsEmpty());
  }
}

}  // namespace
}  // namespace disclosure::rules
