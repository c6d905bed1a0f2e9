#include "rules/linear_screen.h"

#include <array>
#include <cstdint>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/int64_limits.h"

namespace disclosure::rules {
namespace {

using form::FormulaOp;
using form::LinearCondition;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<uint32_t> FoundBy(const LinearScreen& screen,
                              const std::vector<int64_t>& values) {
  form::CellValues cells(values.size());
  for (size_t i = 0; i < values.size(); ++i) {
    cells.Set(static_cast<form::CellIndex>(i), values[i]);
  }
  std::array<int32_t, kNarrowFigures> narrow;
  const FigureBlocks known = LookOver(cells, narrow);
  std::vector<uint32_t> found;
  screen.Find(cells.values(), narrow, known,
              [&](uint32_t instance) { found.push_back(instance); });
  return found;
}

std::vector<uint32_t> Found(const LinearCondition& condition,
                            const std::vector<int64_t>& values, bool is_rare) {
  LinearScreen screen(values.size());
  screen.Add(condition, 7, is_rare);
  return FoundBy(screen, values);
}

struct ScreenCase {
  std::string name;
  LinearCondition condition;
  std::vector<int64_t> passes;
  std::vector<int64_t> does_not;
};

void PrintTo(const ScreenCase& row, std::ostream* out) {
  *out << row.name;
}

class LinearScreenTest : public testing::TestWithParam<ScreenCase> {};

TEST_P(LinearScreenTest, FindsWhatMayBeBroken) {
  const ScreenCase& row = GetParam();
  for (const bool is_rare : {false, true}) {
    EXPECT_THAT(Found(row.condition, row.passes, is_rare), IsEmpty());
    EXPECT_THAT(Found(row.condition, row.does_not, is_rare), ElementsAre(7));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Conditions, LinearScreenTest,
    testing::ValuesIn(std::vector<ScreenCase>{
        {"AtLeast", {FormulaOp::kGreaterEqual, {{0, 1}}, 0}, {0}, {-1}},
        {"MoreThan", {FormulaOp::kGreater, {{0, 1}}, 5}, {-4}, {-5}},
        {"Below", {FormulaOp::kLess, {{0, 1}}, -10}, {9}, {10}},
        {"AtMostTurned", {FormulaOp::kLessEqual, {{0, -1}}, 10}, {10}, {9}},
        {"BelowTurned", {FormulaOp::kLess, {{0, -1}}, -3}, {-2}, {-3}},
        {"AtLeastTurned",
         {FormulaOp::kGreaterEqual, {{0, -1}}, 10},
         {10},
         {11}},
        {"EqualOfOne", {FormulaOp::kEqual, {{0, 1}}, -4}, {4}, {5}},
        {"Unequal", {FormulaOp::kNotEqual, {{0, 1}}, -4}, {5}, {4}},
        {"Twice", {FormulaOp::kEqual, {{0, 2}}, -4}, {2}, {3}},
        {"Sum", {FormulaOp::kEqual, {{0, 1}, {1, -1}}, 0}, {3, 3}, {3, 4}},
        {"AtLeastWhatIsNotSmall",
         {FormulaOp::kGreaterEqual, {{0, 1}}, -4 * kSmallFigures},
         {4 * kSmallFigures},
         {kSmallFigures - 1}},
        {"AtMostWhatIsNotSmall",
         {FormulaOp::kLessEqual, {{0, 1}}, -4 * kSmallFigures},
         {4 * kSmallFigures},
         {4 * kSmallFigures + 1}},
        {"EndsOfTheRange",
         {FormulaOp::kGreaterEqual, {{0, 1}}, 0},
         {kMost},
         {kLeast}},
        {"SumsDoNotWrap",
         {FormulaOp::kEqual, {{0, 1}, {1, 1}, {2, -1}}, 0},
         {kMost, -1, kMost - 1},
         {kMost, 1, kLeast}},
        {"ProductsDoNotWrap",
         {FormulaOp::kLess, {{0, 4}, {1, 1}}, 0},
         {kLeast, 0},
         {int64_t{1} << 61, int64_t{1} << 62}},
    }),
    [](const auto& row) { return row.param.name; });

TEST(LinearScreen, FindsOfOneCellOnlyWhatItsFigureIsOutOf) {
  LinearScreen screen(1);
  screen.Add({FormulaOp::kGreaterEqual, {{0, 1}}, 0}, 1);
  screen.Add({FormulaOp::kEqual, {{0, 1}}, 0}, 2);
  screen.Add({FormulaOp::kLess, {{0, 1}}, -100}, 3);
  EXPECT_THAT(FoundBy(screen, {7}), ElementsAre(2));
}

}  // namespace
}  // namespace disclosure::rules
