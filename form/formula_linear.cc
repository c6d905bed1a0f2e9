#include "form/formula_linear.h"

#include <limits>
#include <map>
#include <utility>

namespace disclosure::form {
namespace {

using Named = std::pair<Operand::Source, CellIndex>;

// A sum of cells and attributes with coefficients, and a number.
struct Linear {
  std::map<Named, Fraction> terms;
  Fraction constant;
};

// a += factor * b
bool AddScaled(const Fraction& b, const Fraction& factor, Fraction& a) {
  const std::optional<Fraction> scaled = Multiply(b, factor);
  if (!scaled) return false;
  const std::optional<Fraction> sum = Add(a, *scaled);
  if (!sum) return false;
  a = *sum;
  return true;
}

std::optional<Linear> LinearOf(const FormulaNode& node);

bool AddScaled(const FormulaNode& node, const Fraction& factor, Linear& sum) {
  const std::optional<Linear> part = LinearOf(node);
  if (!part) return false;
  for (const auto& [cell, coefficient] : part->terms) {
    if (!AddScaled(coefficient, factor, sum.terms[cell])) return false;
  }
  return AddScaled(part->constant, factor, sum.constant);
}

std::optional<Linear> SumOf(const FormulaNode& node) {
  Linear sum;
  const bool subtract_last = node.op == FormulaOp::kSubtract;
  for (size_t i = 0; i < node.children.size(); ++i) {
    const bool negative =
        (subtract_last && i == 1) || node.op == FormulaOp::kNegate;
    if (!AddScaled(node.children[i], Fraction(negative ? -1 : 1), sum)) {
      return std::nullopt;
    }
  }
  return sum;
}

// One of the two factors must be a number.
std::optional<Linear> ProductOf(const FormulaNode& node) {
  const FormulaNode& left = node.children[0];
  const FormulaNode& right = node.children[1];
  const bool number_left = left.op == FormulaOp::kNumber;
  if (!number_left && right.op != FormulaOp::kNumber) return std::nullopt;
  Linear product;
  if (!AddScaled(number_left ? right : left,
                 number_left ? left.number : right.number, product)) {
    return std::nullopt;
  }
  return product;
}

std::optional<Linear> LinearOf(const FormulaNode& node) {
  switch (node.op) {
    case FormulaOp::kNumber:
      return Linear{{}, node.number};
    case FormulaOp::kCell:
    case FormulaOp::kAttribute: {
      Linear one;
      one.terms[{node.operand.source, node.operand.index}] = Fraction(1);
      return one;
    }
    case FormulaOp::kSum:
    case FormulaOp::kAdd:
    case FormulaOp::kSubtract:
    case FormulaOp::kNegate:
      return SumOf(node);
    case FormulaOp::kMultiply:
      return ProductOf(node);
    default:
      return std::nullopt;
  }
}

std::optional<int64_t> WholeWithin(const Fraction& value, int64_t limit) {
  if (!value.IsWhole()) return std::nullopt;
  if (value.numerator() > limit || value.numerator() < -limit) {
    return std::nullopt;
  }
  return static_cast<int64_t>(value.numerator());
}

std::optional<WideCondition> WithWholeTerms(const Linear& linear) {
  WideCondition whole;
  const auto constant =
      WholeWithin(linear.constant, std::numeric_limits<int64_t>::max() / 2);
  if (!constant) return std::nullopt;
  whole.constant = *constant;
  for (const auto& [cell, exact] : linear.terms) {
    const auto coefficient = WholeWithin(exact, kMaxCoefficient);
    if (!coefficient) return std::nullopt;
    if (*coefficient == 0) continue;
    whole.terms.push_back(
        {{cell.first, cell.second}, static_cast<int32_t>(*coefficient)});
  }
  return whole;
}

std::optional<LinearSum> OfOneYear(const WideCondition& condition) {
  LinearSum sum;
  sum.constant = condition.constant;
  for (const auto& [operand, coefficient] : condition.terms) {
    if (operand.source != Operand::Source::kReport) return std::nullopt;
    sum.terms.push_back({operand.index, coefficient});
  }
  return sum;
}

}  // namespace

std::optional<WideCondition> AsLinearOfAll(const FormulaNode& folded) {
  if (!IsComparison(folded.op)) return std::nullopt;
  Linear difference;
  if (!AddScaled(folded.children[0], Fraction(1), difference) ||
      !AddScaled(folded.children[1], Fraction(-1), difference)) {
    return std::nullopt;
  }
  auto condition = WithWholeTerms(difference);
  if (condition) condition->comparison = folded.op;
  return condition;
}

std::optional<LinearCondition> AsLinear(const FormulaNode& folded) {
  const auto condition = AsLinearOfAll(folded);
  if (!condition) return std::nullopt;
  std::optional<LinearSum> sum = OfOneYear(*condition);
  if (!sum) return std::nullopt;
  return LinearCondition{folded.op, std::move(sum->terms), sum->constant};
}

std::optional<LinearSum> AsLinearSum(const FormulaNode& folded) {
  const std::optional<Linear> linear = LinearOf(folded);
  if (!linear) return std::nullopt;
  const auto whole = WithWholeTerms(*linear);
  return whole ? OfOneYear(*whole) : std::nullopt;
}

}  // namespace disclosure::form
