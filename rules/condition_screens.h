#ifndef DISCLOSURE_RULES_CONDITION_SCREENS_H_
#define DISCLOSURE_RULES_CONDITION_SCREENS_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "form/formula_linear.h"
#include "form/formula_tree.h"
#include "rules/comparison_range.h"

namespace disclosure::rules {

// Tells fast that a condition is not broken: one of comparisons between sums of
// cells, joined by "and", "or" and "not". Blanks count as zero here, and what
// asks for more (blanks, attributes, quotients) as whatever is worse; what does
// not pass is judged properly by its formula.
//
// That is sound: a formula is broken only if it is broken whatever its blanks
// are. Immutable once filled, thread-safe.
class ConditionScreens {
 public:
  // Of the condition that was added n-th: n. A condition that no figures would
  // let pass takes no room and never passes.
  void Add(const form::FormulaNode& folded);

  // `values` and `before` have a slot a cell, 0 where blank, and none is
  // farther from zero than most(). If no condition reads the year before,
  // `before` may be `values`. Allocates nothing.
  bool Passes(size_t condition, const int64_t* values,
              const int64_t* before) const;

  // Within it, no sum leaves 64 bits.
  uint64_t most() const { return most_; }

 private:
  class Builder;

  // Where a step leads to beside another step.
  static constexpr uint32_t kPass = std::numeric_limits<uint32_t>::max();
  static constexpr uint32_t kFail = kPass - 1;

  struct Term {
    form::CellIndex cell = 0;
    int32_t coefficient = 0;
  };
  // constant + sum of coefficient * value. Most have one term a year.
  struct Step {
    Term first;
    Term first_before;
    // The others; those of the year before stand behind those of the report.
    uint32_t others = 0;
    uint32_t others_before = 0;
    uint32_t end = 0;
    // Of a comparison that is true.
    ComparisonRange range;
    int64_t constant = 0;
    // Of a comparison that is true, and of one that is not.
    uint32_t if_true = kPass;
    uint32_t if_false = kFail;
  };

  int64_t SumOf(const Step& step, const int64_t* values,
                const int64_t* before) const;

  // By condition: its first step, kPass or kFail.
  std::vector<uint32_t> first_steps_;
  std::vector<Step> steps_;
  std::vector<Term> terms_;
  uint64_t most_ = std::numeric_limits<int64_t>::max();
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_CONDITION_SCREENS_H_
