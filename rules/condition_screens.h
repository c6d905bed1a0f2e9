#ifndef DISCLOSURE_RULES_CONDITION_SCREENS_H_
#define DISCLOSURE_RULES_CONDITION_SCREENS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "form/formula.h"
#include "form/formula_linear.h"
#include "form/formula_tree.h"
#include "rules/comparison_range.h"

namespace disclosure::rules {

// Tells fast that a condition is not broken: one of comparisons between sums of
// cells and attributes, joined by "and", "or" and "not". What is blank counts
// as zero here, and what asks for more (blanks, days, quotients) as whatever is
// worse; what does not pass is judged properly by its formula.
//
// That is sound: a formula is broken only if it is broken whatever its blanks
// are. Immutable once filled, thread-safe.
class ConditionScreens {
 public:
  // Of the condition that was added n-th: n. A condition that no figures would
  // let pass takes no room and never passes.
  void Add(const form::FormulaNode& folded);

  // No figure is farther from zero than most(). If no condition reads the year
  // before, figures.values_before may be null. Allocates nothing.
  bool Passes(size_t condition, const form::Figures& figures) const;

  // Within it, no sum leaves 64 bits.
  uint64_t most() const { return most_; }

 private:
  class Builder;

  // Where a step leads to beside another step.
  static constexpr uint32_t kPass = std::numeric_limits<uint32_t>::max();
  static constexpr uint32_t kFail = kPass - 1;

  struct Term {
    form::Operand operand;
    int32_t coefficient = 0;
  };
  // constant + sum of coefficient * value. Most have at most two terms.
  struct Step {
    Term first;
    Term second;
    // The others.
    uint32_t begin = 0;
    uint32_t end = 0;
    // Of a comparison that is true.
    ComparisonRange range;
    int64_t constant = 0;
    // Of a comparison that is true, and of one that is not.
    uint32_t if_true = kPass;
    uint32_t if_false = kFail;
  };

  // What is named by source, as numbers.
  using Sources = std::array<const int64_t*, 3>;

  int64_t SumOf(const Step& step, const Sources& sources) const;

  // By condition: its first step, kPass or kFail.
  std::vector<uint32_t> first_steps_;
  std::vector<Step> steps_;
  std::vector<Term> terms_;
  uint64_t most_ = std::numeric_limits<int64_t>::max();
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_CONDITION_SCREENS_H_
