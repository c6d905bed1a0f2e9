#include "rules/small_sums.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <limits>
#include <optional>

#include "rules/comparison_range.h"
#include "rules/wide_vectors.h"

namespace disclosure::rules {
namespace {

using form::LinearCondition;

// No sum of small figures is as far from zero.
constexpr int64_t kBeyondSums = std::numeric_limits<int32_t>::max();

// Unsigned, so that figures that are not small may run over.
using Numbers = UnsignedLanes;

inline int32_t SumOfProducts(const Numbers& numbers, const Numbers& factors) {
  Numbers sums = numbers * factors;
  sums += __builtin_shufflevector(sums, sums, 4, 5, 6, 7, 0, 1, 2, 3);
  sums += __builtin_shufflevector(sums, sums, 2, 3, 0, 1, 6, 7, 4, 5);
  return static_cast<int32_t>(sums[0] + sums[1]);
}

// A bound less the constant of the condition; an end that no sum reaches for
// none.
int32_t Less(int64_t bound, int64_t constant) {
  if (bound == kLeastSum) return -kBeyondSums;
  if (bound == kMostSum) return kBeyondSums;
  return static_cast<int32_t>(bound - constant);
}

bool Fits(const LinearCondition& condition) {
  if (condition.terms.empty() || RangeOf(condition.comparison).inverted) {
    return false;
  }
  int64_t weight = 0;
  for (const auto& term : condition.terms) weight += std::abs(term.coefficient);
  return weight <= kMostWeight && IsSmall(condition.constant);
}

}  // namespace

bool SmallSums::Add(const LinearCondition& condition, uint32_t id,
                    uint64_t blocks) {
  if (!Fits(condition)) return false;
  const ComparisonRange range = RangeOf(condition.comparison);
  Row row;
  row.blocks = blocks;
  row.first = condition.terms.front().cell;
  row.bounds = {Less(range.lowest, condition.constant),
                Less(range.highest, condition.constant)};
  row.id = id;
  // Terms are in the order of cells.
  if (condition.terms.back().cell < row.first + kLanes) {
    AddRow(condition, row);
  } else {
    AddColumn(condition, row);
  }
  return true;
}

void SmallSums::AddRow(const LinearCondition& condition, Row row) {
  for (const Term& term : condition.terms) {
    row.coefficients[term.cell - row.first] = term.coefficient;
  }
  rows_.push_back(row);
}

bool SmallSums::Continues(const Columns& columns,
                          const LinearCondition& condition) const {
  const auto known = std::span(terms_).subspan(
      columns.first_term, columns.end_term - columns.first_term);
  return columns.count < kLanes &&
         std::ranges::equal(known, condition.terms,
                            [&](const Term& a, const Term& b) {
                              return a.coefficient == b.coefficient &&
                                     a.cell + columns.count == b.cell;
                            });
}

void SmallSums::AddColumn(const LinearCondition& condition, const Row& row) {
  const auto continued =
      std::ranges::find_if(columns_, [&](const Columns& columns) {
        return columns.bounds == row.bounds && Continues(columns, condition);
      });
  if (continued != columns_.end()) {
    continued->blocks |= row.blocks;
    continued->ids[continued->count++] = row.id;
    return;
  }
  Columns columns;
  columns.blocks = row.blocks;
  columns.first_term = static_cast<uint32_t>(terms_.size());
  terms_.insert(terms_.end(), condition.terms.begin(), condition.terms.end());
  columns.end_term = static_cast<uint32_t>(terms_.size());
  columns.bounds = row.bounds;
  columns.count = 1;
  columns.ids[0] = row.id;
  columns_.push_back(columns);
}

DISCLOSURE_WIDE_VECTORS
void SmallSums::Find(std::span<const int32_t> narrow, const FigureBlocks& known,
                     absl::FunctionRef<void(uint32_t)> visit) const {
  const int32_t* cells = narrow.data();
  const uint64_t seen = known.nonzero | kUnlessZero;
  Numbers factors;
  Numbers numbers;
  for (const Row& row : rows_) {
    if ((row.blocks & seen) == 0) continue;
    LoadLanes(row.coefficients.data(), factors);
    LoadLanes(cells + row.first, numbers);
    const int32_t sum = SumOfProducts(numbers, factors);
    if (sum < row.bounds.lowest || sum > row.bounds.highest ||
        (row.blocks & known.large) != 0) {
      visit(row.id);
    }
  }
  for (const Columns& columns : columns_) {
    if ((columns.blocks & seen) == 0) continue;
    Numbers sums = {};
    for (uint32_t i = columns.first_term; i < columns.end_term; ++i) {
      LoadLanes(cells + terms_[i].cell, numbers);
      sums += numbers * static_cast<uint32_t>(terms_[i].coefficient);
    }
    const auto found = reinterpret_cast<SignedLanes>(sums);
    const SignedLanes outside =
        (found < columns.bounds.lowest) | (found > columns.bounds.highest);
    const bool large = (columns.blocks & known.large) != 0;
    for (size_t i = 0; i < columns.count; ++i) {
      if (outside[i] != 0 || large) visit(columns.ids[i]);
    }
  }
}

}  // namespace disclosure::rules
