#include "rules/condition_screens.h"

#include <algorithm>

namespace disclosure::rules {
namespace {

using form::FormulaNode;
using form::FormulaOp;
using form::Operand;
using form::TwoYearCondition;

}  // namespace

// Makes the steps of one condition from its end to its beginning, so that each
// knows where it leads to.
class ConditionScreens::Builder {
 public:
  explicit Builder(ConditionScreens& screens) : screens_(screens) {}

  // The first step of a part, from which `if_true` or `if_false` follows.
  // A part that cannot be told here goes to the worse of the two.
  uint32_t Make(const FormulaNode& node, uint32_t if_true, uint32_t if_false,
                bool true_is_worse) {
    switch (node.op) {
      case FormulaOp::kTruth:
        return node.number.numerator() != 0 ? if_true : if_false;
      case FormulaOp::kNot:
        return Make(node.children[0], if_false, if_true, !true_is_worse);
      case FormulaOp::kAnd:
      case FormulaOp::kOr:
        return MakeJoined(node, if_true, if_false, true_is_worse);
      default:
        break;
    }
    const auto linear = form::AsLinearOfTwoYears(node);
    if (linear) return MakeComparison(*linear, if_true, if_false);
    return true_is_worse ? if_true : if_false;
  }

 private:
  uint32_t MakeJoined(const FormulaNode& node, uint32_t if_true,
                      uint32_t if_false, bool true_is_worse) {
    uint32_t next = node.op == FormulaOp::kAnd ? if_true : if_false;
    for (size_t i = node.children.size(); i > 0; --i) {
      const FormulaNode& part = node.children[i - 1];
      next = node.op == FormulaOp::kAnd
                 ? Make(part, next, if_false, true_is_worse)
                 : Make(part, if_true, next, true_is_worse);
    }
    return next;
  }

  uint32_t MakeComparison(const TwoYearCondition& linear, uint32_t if_true,
                          uint32_t if_false) {
    if (if_true == if_false) return if_true;
    Step step;
    step.range = RangeOf(linear.comparison);
    step.constant = linear.constant;
    screens_.most_ = std::min(screens_.most_, MostFigure(linear));
    step.if_true = if_true;
    step.if_false = if_false;
    step.others = TermCount();
    step.first = AddTerms(linear, Operand::Source::kReport);
    step.others_before = TermCount();
    step.first_before = AddTerms(linear, Operand::Source::kYearBefore);
    step.end = TermCount();
    screens_.steps_.push_back(step);
    return static_cast<uint32_t>(screens_.steps_.size() - 1);
  }

  // Returns the first, which is not added; one without effect if there is none.
  Term AddTerms(const TwoYearCondition& linear, Operand::Source source) {
    Term first;
    for (const auto& [operand, coefficient] : linear.terms) {
      if (operand.source != source) continue;
      const Term term{operand.index, coefficient};
      if (first.coefficient == 0) {
        first = term;
      } else {
        screens_.terms_.push_back(term);
      }
    }
    return first;
  }

  uint32_t TermCount() const {
    return static_cast<uint32_t>(screens_.terms_.size());
  }

  ConditionScreens& screens_;
};

void ConditionScreens::Add(const FormulaNode& folded) {
  first_steps_.push_back(Builder(*this).Make(folded, kPass, kFail, false));
}

int64_t ConditionScreens::SumOf(const Step& step, const int64_t* values,
                                const int64_t* before) const {
  const auto product = [](const Term& term, const int64_t* of) {
    return term.coefficient * of[term.cell];
  };
  int64_t sum = step.constant + product(step.first, values) +
                product(step.first_before, before);
  for (uint32_t i = step.others; i < step.end; ++i) {
    sum += product(terms_[i], i < step.others_before ? values : before);
  }
  return sum;
}

bool ConditionScreens::Passes(size_t condition, const int64_t* values,
                              const int64_t* before) const {
  uint32_t at = first_steps_[condition];
  while (at < kFail) {
    const Step& step = steps_[at];
    const bool is_true = step.range.Admits(SumOf(step, values, before));
    at = is_true ? step.if_true : step.if_false;
  }
  return at == kPass;
}

}  // namespace disclosure::rules
