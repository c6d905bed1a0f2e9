#include "rules/linear_system.h"

#include <algorithm>
#include <random>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::rules {
namespace {

using form::FormulaOp;
using form::LinearCondition;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

using Conditions = std::vector<LinearCondition>;
using Least = std::vector<std::optional<int64_t>>;

constexpr auto kEqual = FormulaOp::kEqual;
constexpr auto kLess = FormulaOp::kLess;
constexpr auto kLessEqual = FormulaOp::kLessEqual;
constexpr auto kGreater = FormulaOp::kGreater;
constexpr auto kGreaterEqual = FormulaOp::kGreaterEqual;

std::optional<std::vector<size_t>> ContradictionOf(const Least& least,
                                                   const Conditions& all) {
  LinearSystem system(least);
  for (const LinearCondition& condition : all) system.Add(condition);
  return system.Contradiction();
}

// Of three cells that are none below 0.
std::optional<std::vector<size_t>> ContradictionOf(const Conditions& all) {
  return ContradictionOf({0, 0, 0}, all);
}

TEST(LinearSystemTest, WithoutConditionsAnythingDoes) {
  EXPECT_THAT(ContradictionOf({}), Optional(IsEmpty()));
}

TEST(LinearSystemTest, ATotalOfItsPartsLeavesFigures) {
  const Conditions total = {{kEqual, {{0, 1}, {1, -1}, {2, -1}}, 0}};
  EXPECT_THAT(ContradictionOf(total), Optional(IsEmpty()));
  EXPECT_THAT(ContradictionOf({1, 1, 1}, total), Optional(IsEmpty()));
}

// x = x + y + z.
TEST(LinearSystemTest, ATotalThatIsAPartOfItselfLeavesZerosOnly) {
  const Conditions total = {{kEqual, {{1, -1}, {2, -1}}, 0}};
  EXPECT_THAT(ContradictionOf(total), Optional(IsEmpty()));
  EXPECT_THAT(ContradictionOf({1, 1, 1}, total), Optional(ElementsAre(0)));
  EXPECT_THAT(ContradictionOf({1, std::nullopt, 1}, total),
              Optional(IsEmpty()));
}

// Of the conditions those are named that contradict one another.
TEST(LinearSystemTest, NamesWhatNothingKeepsAllOf) {
  EXPECT_THAT(ContradictionOf({{kLessEqual, {{2, 1}}, -7},
                               {kGreaterEqual, {{0, 1}}, -5},
                               {kEqual, {{1, 1}, {2, -1}}, 0},
                               {kLess, {{0, 1}, {1, 1}}, -5}}),
              Optional(ElementsAre(1, 3)));
}

TEST(LinearSystemTest, LessIsLessByOne) {
  EXPECT_THAT(ContradictionOf({{kLess, {{0, 1}}, -1}}), Optional(IsEmpty()));
  EXPECT_THAT(ContradictionOf({{kLess, {{0, 1}}, 0}}),
              Optional(ElementsAre(0)));
  EXPECT_THAT(
      ContradictionOf({{kGreater, {{0, 1}}, -1}, {kLess, {{0, 1}}, -3}}),
      Optional(IsEmpty()));
  EXPECT_THAT(
      ContradictionOf({{kGreater, {{0, 1}}, -1}, {kLess, {{0, 1}}, -2}}),
      Optional(ElementsAre(0, 1)));
}

// Not what a machine number would make of it.
TEST(LinearSystemTest, AThirdIsAThird) {
  const Conditions third = {{kEqual, {{0, 3}}, -1},
                            {kEqual, {{1, 3}}, -1},
                            {kEqual, {{0, 1}, {1, 1}, {2, 1}}, -1}};
  EXPECT_THAT(ContradictionOf(third), Optional(IsEmpty()));
  Conditions other = third;
  other.push_back({kGreaterEqual, {{2, 3'000}}, -1'001});
  EXPECT_THAT(ContradictionOf(other), Optional(ElementsAre(0, 1, 2, 3)));
}

// A way of its own: takes one cell after the other out (Fourier and Motzkin),
// in whole numbers. sum(a * cell) + a.back() <= 0.
using Inequality = std::vector<int64_t>;

bool HasSolution(std::vector<Inequality> all, size_t cells) {
  for (size_t cell = 0; cell < cells; ++cell) {
    std::vector<Inequality> left;
    for (const Inequality& up : all) {
      if (up[cell] == 0) left.push_back(up);
      for (const Inequality& down : all) {
        if (up[cell] <= 0 || down[cell] >= 0) continue;
        Inequality sum(up.size());
        for (size_t i = 0; i < up.size(); ++i) {
          sum[i] = up[i] * -down[cell] + down[i] * up[cell];
        }
        left.push_back(sum);
      }
    }
    std::ranges::sort(left);
    left.erase(std::unique(left.begin(), left.end()), left.end());
    all = std::move(left);
  }
  return std::ranges::all_of(
      all, [](const Inequality& one) { return one.back() <= 0; });
}

std::vector<Inequality> InequalitiesOf(const LinearCondition& condition,
                                       size_t cells) {
  Inequality one(cells + 1);
  for (const auto& term : condition.terms) one[term.cell] = term.coefficient;
  one.back() = condition.constant;
  Inequality other = one;
  for (int64_t& value : other) value = -value;
  switch (condition.comparison) {
    case kLess:
      ++one.back();
      return {one};
    case kLessEqual:
      return {one};
    case kGreater:
      ++other.back();
      return {other};
    case kGreaterEqual:
      return {other};
    default:
      return {one, other};
  }
}

constexpr size_t kCells = 3;

class RandomSystems {
 public:
  int64_t Below(uint64_t limit) {
    return static_cast<int64_t>(random_() % limit);
  }
  LinearCondition Condition() {
    constexpr FormulaOp kComparisons[] = {kEqual, kLess, kLessEqual, kGreater,
                                          kGreaterEqual};
    LinearCondition condition;
    condition.comparison = kComparisons[Below(5)];
    for (form::CellIndex cell = 0; cell < kCells; ++cell) {
      const auto coefficient = static_cast<int32_t>(Below(5) - 2);
      if (coefficient != 0) condition.terms.push_back({cell, coefficient});
    }
    condition.constant = Below(3) == 0 ? Below(9) - 4 : 0;
    return condition;
  }
  Least LeastFigures() {
    Least least;
    for (size_t cell = 0; cell < kCells; ++cell) {
      least.push_back(Below(4) == 0 ? std::nullopt : std::optional(Below(3)));
    }
    return least;
  }

 private:
  std::mt19937_64 random_{7};
};

std::vector<Inequality> InequalitiesOf(const Least& least,
                                       const Conditions& conditions) {
  std::vector<Inequality> all;
  for (size_t cell = 0; cell < least.size(); ++cell) {
    if (!least[cell]) continue;
    Inequality bound(least.size() + 1);
    bound[cell] = -1;
    bound.back() = *least[cell];
    all.push_back(bound);
  }
  for (const LinearCondition& condition : conditions) {
    for (Inequality& one : InequalitiesOf(condition, least.size())) {
      all.push_back(std::move(one));
    }
  }
  return all;
}

// And what is named is a contradiction, of which nothing can be left out.
TEST(LinearSystemTest, AgreesWithEliminationOnRandomSystems) {
  RandomSystems random;
  int contradictions = 0;
  for (int i = 0; i < 10'000; ++i) {
    const Least least = random.LeastFigures();
    Conditions conditions;
    for (auto left = 1 + random.Below(5); left > 0; --left) {
      conditions.push_back(random.Condition());
    }
    const auto found = ContradictionOf(least, conditions);
    ASSERT_TRUE(found.has_value());
    ASSERT_EQ(found->empty(),
              HasSolution(InequalitiesOf(least, conditions), kCells))
        << i;
    if (found->empty()) continue;
    ++contradictions;
    Conditions named;
    for (const size_t place : *found) named.push_back(conditions[place]);
    ASSERT_FALSE(HasSolution(InequalitiesOf(least, named), kCells)) << i;
    for (size_t left_out = 0; left_out < named.size(); ++left_out) {
      Conditions fewer = named;
      fewer.erase(fewer.begin() + static_cast<ptrdiff_t>(left_out));
      ASSERT_TRUE(HasSolution(InequalitiesOf(least, fewer), kCells)) << i;
    }
  }
  EXPECT_GT(contradictions, 2'000);
  EXPECT_LT(contradictions, 8'000);
}

}  // namespace
}  // namespace disclosure::rules
