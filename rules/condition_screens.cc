#include "rules/condition_screens.h"

#include <algorithm>

namespace disclosure::rules {
namespace {

using form::FormulaNode;
using form::FormulaOp;
using form::Operand;
using form::WideCondition;

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
      case FormulaOp::kAttribute:  // organ.is_department
        return MakeComparison({FormulaOp::kNotEqual, {{node.operand, 1}}},
                              if_true, if_false);
      default:
        break;
    }
    const auto linear = form::AsLinearOfAll(node);
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

  uint32_t MakeComparison(const WideCondition& linear, uint32_t if_true,
                          uint32_t if_false) {
    if (if_true == if_false) return if_true;
    Step step;
    step.range = RangeOf(linear.comparison);
    step.constant = linear.constant;
    screens_.most_ = std::min(screens_.most_, MostFigure(linear));
    step.if_true = if_true;
    step.if_false = if_false;
    step.begin = TermCount();
    size_t place = 0;
    for (const auto& [operand, coefficient] : linear.terms) {
      const Term term{operand, coefficient};
      if (place == 0) {
        step.first = term;
      } else if (place == 1) {
        step.second = term;
      } else {
        screens_.terms_.push_back(term);
      }
      ++place;
    }
    step.end = TermCount();
    screens_.steps_.push_back(step);
    return static_cast<uint32_t>(screens_.steps_.size() - 1);
  }

  uint32_t TermCount() const {
    return static_cast<uint32_t>(screens_.terms_.size());
  }

  ConditionScreens& screens_;
};

void ConditionScreens::Add(const FormulaNode& folded) {
  first_steps_.push_back(Builder(*this).Make(folded, kPass, kFail, false));
}

int64_t ConditionScreens::SumOf(const Step& step,
                                const Sources& sources) const {
  const auto product = [&](const Term& term) {
    const int64_t* source = sources[static_cast<size_t>(term.operand.source)];
    return term.coefficient * source[term.operand.index];
  };
  int64_t sum = step.constant + product(step.first) + product(step.second);
  for (uint32_t i = step.begin; i < step.end; ++i) sum += product(terms_[i]);
  return sum;
}

bool ConditionScreens::Passes(size_t condition,
                              const form::Figures& figures) const {
  static_assert(static_cast<int>(Operand::Source::kReport) == 0 &&
                static_cast<int>(Operand::Source::kYearBefore) == 1 &&
                static_cast<int>(Operand::Source::kAttribute) == 2);
  const Sources sources = {figures.values, figures.values_before,
                           figures.attributes->values().data()};
  uint32_t at = first_steps_[condition];
  while (at < kFail) {
    const Step& step = steps_[at];
    at = step.range.Admits(SumOf(step, sources)) ? step.if_true : step.if_false;
  }
  return at == kPass;
}

}  // namespace disclosure::rules
