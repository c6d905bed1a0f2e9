#include "rules/linear_screen.h"

#include <algorithm>
#include <cstdlib>

#include "form/fraction.h"
#include "rules/wide_vectors.h"
#include "status/check.h"

namespace disclosure::rules {
namespace {

using form::FormulaOp;
using form::Int128;
using form::LinearCondition;

// Farther from zero than all small figures.
constexpr int32_t kBeyondSmall = 2 * kSmallFigures;

int32_t Narrowed(int64_t bound) {
  return static_cast<int32_t>(
      std::clamp<int64_t>(bound, -kBeyondSmall, kBeyondSmall));
}

// One cell with coefficient 1 or -1 is a pair of bounds.
bool IsBounds(const LinearCondition& condition) {
  return condition.terms.size() == 1 &&
         std::abs(condition.terms[0].coefficient) == 1 &&
         condition.comparison != FormulaOp::kNotEqual;
}

// Subtraction that stops at the ends.
int64_t Minus(int64_t a, int64_t b) {
  const Int128 exact = static_cast<Int128>(a) - b;
  return static_cast<int64_t>(std::clamp<Int128>(exact, kLeastSum, kMostSum));
}

}  // namespace

LinearScreen::LinearScreen(size_t size)
    : lowest_(size, kLeastSum),
      highest_(size, kMostSum),
      narrow_lowest_((size / kFigureBlock + 1) * kFigureBlock, -kBeyondSmall),
      narrow_highest_(narrow_lowest_.size(), kBeyondSmall),
      by_cell_(size) {
  CHECK_LE(size, kMaxFigureBlocks * kFigureBlock);
}

void LinearScreen::Add(const LinearCondition& condition, uint32_t instance,
                       bool is_rare) {
  if (IsBounds(condition)) {
    const form::CellIndex cell = condition.terms[0].cell;
    const Bounds bounds = BoundsOf(condition, instance);
    if (is_rare) {
      rare_bounds_.emplace_back(cell, bounds);
    } else {
      AddBounds(cell, bounds);
    }
    return;
  }
  Sum sum;
  sum.range = RangeOf(condition.comparison);
  sum.constant = condition.constant;
  sum.instance = instance;
  sum.first_term = static_cast<uint32_t>(cells_.size());
  sum.end_added =
      AddTerms(condition, [](int32_t factor) { return factor == 1; });
  sum.end_taken_off =
      AddTerms(condition, [](int32_t factor) { return factor == -1; });
  sum.end_term =
      AddTerms(condition, [](int32_t factor) { return std::abs(factor) > 1; });
  most_ = std::min(most_, MostFigure(condition));
  const auto index = static_cast<uint32_t>(sums_.size());
  const bool holds_on_zeros = sum.range.Admits(condition.constant);
  if (!small_sums_.Add(condition, index, BlocksOf(condition, holds_on_zeros))) {
    other_sums_.push_back(index);
  }
  sums_.push_back(sum);
}

template <typename Chosen>
uint32_t LinearScreen::AddTerms(const LinearCondition& condition,
                                Chosen chosen) {
  for (const auto& [cell, coefficient] : condition.terms) {
    if (!chosen(coefficient)) continue;
    cells_.push_back(cell);
    coefficients_.push_back(coefficient);
  }
  return static_cast<uint32_t>(cells_.size());
}

uint64_t LinearScreen::BlocksOf(const LinearCondition& condition,
                                bool holds_on_zeros) {
  uint64_t blocks = holds_on_zeros ? 0 : kUnlessZero;
  for (const auto& term : condition.terms) {
    blocks |= uint64_t{1} << (term.cell / kFigureBlock);
  }
  return blocks;
}

LinearScreen::Bounds LinearScreen::BoundsOf(const LinearCondition& condition,
                                            uint32_t instance) {
  const ComparisonRange range = RangeOf(condition.comparison);
  // constant + value in [lowest, highest]; with a minus sign, the ends trade
  // places.
  const int64_t lowest = range.lowest == kLeastSum
                             ? kLeastSum
                             : Minus(range.lowest, condition.constant);
  const int64_t highest = range.highest == kMostSum
                              ? kMostSum
                              : Minus(range.highest, condition.constant);
  if (condition.terms[0].coefficient > 0) return {lowest, highest, instance};
  return {highest == kMostSum ? kLeastSum : Minus(0, highest),
          lowest == kLeastSum ? kMostSum : Minus(0, lowest), instance};
}

void LinearScreen::AddBounds(form::CellIndex cell, const Bounds& bounds) {
  lowest_[cell] = std::max(lowest_[cell], bounds.lowest);
  highest_[cell] = std::min(highest_[cell], bounds.highest);
  narrow_lowest_[cell] = Narrowed(lowest_[cell]);
  narrow_highest_[cell] = Narrowed(highest_[cell]);
  by_cell_[cell].push_back(bounds);
  if (lowest_[cell] > 0 || highest_[cell] < 0) {
    zeros_outside_ |= uint64_t{1} << (cell / kFigureBlock);
  }
}

DISCLOSURE_WIDE_VECTORS
uint64_t LinearScreen::BlocksOutside(std::span<const int32_t> narrow,
                                     const FigureBlocks& known) const {
  uint64_t outside = known.large;
  uint64_t blocks = known.nonzero | zeros_outside_;
  for (; blocks != 0; blocks &= blocks - 1) {
    const size_t block = std::countr_zero(blocks);
    const size_t first = block * kFigureBlock;
    SignedLanes any = {};
    for (size_t i = first; i < first + kFigureBlock; i += kVectorLanes) {
      SignedLanes cells;
      SignedLanes lowest;
      SignedLanes highest;
      LoadLanes(narrow.data() + i, cells);
      LoadLanes(narrow_lowest_.data() + i, lowest);
      LoadLanes(narrow_highest_.data() + i, highest);
      any |= (cells < lowest) | (cells > highest);
    }
    outside |= uint64_t{BitsOfLanes(any) != 0} << block;
  }
  return outside;
}

bool LinearScreen::Passes(const Sum& sum, std::span<const int64_t> values,
                          bool small) const {
  if (small) {
    int64_t total = sum.constant;
    uint32_t i = sum.first_term;
    for (; i < sum.end_added; ++i) total += values[cells_[i]];
    for (; i < sum.end_taken_off; ++i) total -= values[cells_[i]];
    for (; i < sum.end_term; ++i) total += coefficients_[i] * values[cells_[i]];
    return sum.range.Admits(total);
  }
  Int128 total = sum.constant;
  for (uint32_t i = sum.first_term; i < sum.end_term; ++i) {
    total += static_cast<Int128>(coefficients_[i]) * values[cells_[i]];
  }
  const bool above = sum.range.lowest == kLeastSum || total >= sum.range.lowest;
  const bool below =
      sum.range.highest == kMostSum || total <= sum.range.highest;
  return (above && below) != sum.range.inverted;
}

}  // namespace disclosure::rules
