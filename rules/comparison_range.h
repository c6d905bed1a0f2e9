#ifndef DISCLOSURE_RULES_COMPARISON_RANGE_H_
#define DISCLOSURE_RULES_COMPARISON_RANGE_H_

#include <cstdint>
#include <cstdlib>
#include <limits>

#include "form/formula_tree.h"

namespace disclosure::rules {

inline constexpr int64_t kLeastSum = std::numeric_limits<int64_t>::min();
inline constexpr int64_t kMostSum = std::numeric_limits<int64_t>::max();

// What a sum of whole numbers may be that is compared with 0: in [lowest,
// highest], or outside if `inverted`. kLeastSum and kMostSum are no bounds.
struct ComparisonRange {
  int64_t lowest = kLeastSum;
  int64_t highest = kMostSum;
  bool inverted = false;

  bool Admits(int64_t sum) const {
    return (sum >= lowest && sum <= highest) != inverted;
  }
};

inline ComparisonRange RangeOf(form::FormulaOp comparison) {
  switch (comparison) {
    case form::FormulaOp::kEqual:
      return {0, 0, false};
    case form::FormulaOp::kNotEqual:
      return {0, 0, true};
    case form::FormulaOp::kLess:
      return {kLeastSum, -1, false};
    case form::FormulaOp::kLessEqual:
      return {kLeastSum, 0, false};
    case form::FormulaOp::kGreater:
      return {1, kMostSum, false};
    default:
      return {0, kMostSum, false};
  }
}

// The largest figures of which no such sum leaves 64 bits. `condition` is a
// form::LinearCondition or a form::WideCondition.
template <typename Condition>
uint64_t MostFigure(const Condition& condition) {
  int64_t weight = 1;
  for (const auto& term : condition.terms) weight += std::abs(term.coefficient);
  return static_cast<uint64_t>((kMostSum - std::abs(condition.constant)) /
                               weight);
}

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_COMPARISON_RANGE_H_
