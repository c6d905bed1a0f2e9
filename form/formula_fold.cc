#include "form/formula_fold.h"

#include <utility>

#include "form/formula_attributes.h"

namespace disclosure::form {
namespace {

bool IsTruth(const std::optional<FormulaNode>& node, bool truth) {
  return node && node->op == FormulaOp::kTruth &&
         (node->number.numerator() != 0) == truth;
}

FormulaNode Truth(bool truth, size_t offset) {
  FormulaNode node;
  node.op = FormulaOp::kTruth;
  node.offset = offset;
  node.type = FormulaType::kCondition;
  node.number = Fraction(truth ? 1 : 0);
  return node;
}

FormulaNode Number(Fraction number, const FormulaNode& like) {
  FormulaNode node;
  node.op = FormulaOp::kNumber;
  node.offset = like.offset;
  node.type = like.type;
  node.number = number;
  return node;
}

bool Holds(FormulaOp op, std::strong_ordering order) {
  switch (op) {
    case FormulaOp::kEqual:
      return order == 0;
    case FormulaOp::kNotEqual:
      return order != 0;
    case FormulaOp::kLess:
      return order < 0;
    case FormulaOp::kLessEqual:
      return order <= 0;
    case FormulaOp::kGreater:
      return order > 0;
    default:
      return order >= 0;
  }
}

std::optional<Fraction> Compute(FormulaOp op, const Fraction& a,
                                const Fraction& b) {
  switch (op) {
    case FormulaOp::kAdd:
      return Add(a, b);
    case FormulaOp::kSubtract:
      return Subtract(a, b);
    case FormulaOp::kMultiply:
      return Multiply(a, b);
    case FormulaOp::kDivide:
      return Divide(a, b);
    default:
      return std::nullopt;
  }
}

// A node whose children are folded already.
FormulaNode FoldConstants(FormulaNode node) {
  for (const FormulaNode& child : node.children) {
    if (child.op != FormulaOp::kNumber) return node;
  }
  if (node.op == FormulaOp::kNegate) {
    const auto negated = Subtract(Fraction(0), node.children[0].number);
    return negated ? Number(*negated, node) : node;
  }
  if (node.children.size() != 2) return node;
  const Fraction& left = node.children[0].number;
  const Fraction& right = node.children[1].number;
  if (IsComparison(node.op)) {
    const auto order = Compare(left, right);
    return order ? Truth(Holds(node.op, *order), node.offset) : node;
  }
  const auto result = Compute(node.op, left, right);
  return result ? Number(*result, node) : node;
}

class Folding {
 public:
  Folding(const Catalogue& catalogue, const FormulaForms& forms)
      : catalogue_(catalogue), forms_(forms) {}

  std::optional<FormulaNode> Fold(const FormulaNode& node) const {
    switch (node.op) {
      case FormulaOp::kCell:
      case FormulaOp::kIsBlank:
        return MayName(node.operand) ? std::optional(node) : std::nullopt;
      case FormulaOp::kFormHas:
        return Truth(FormHas(node.operand), node.offset);
      case FormulaOp::kAttribute:
        return Attribute(node);
      case FormulaOp::kSum:
        return Sum(node);
      case FormulaOp::kAnd:
        return Junction(node, /*absorbing=*/false);
      case FormulaOp::kOr:
        return Junction(node, /*absorbing=*/true);
      case FormulaOp::kNot:
        return Not(node);
      default:
        return Parts(node);
    }
  }

 private:
  bool FormHas(const Operand& operand) const {
    const Cell& cell = catalogue_.cell(operand.index);
    if (operand.source == Operand::Source::kReport) {
      return cell.BelongsTo(forms_.report);
    }
    return forms_.year_before && cell.BelongsTo(*forms_.year_before);
  }

  // Without a year before its cells stay in place: they are blank.
  bool MayName(const Operand& operand) const {
    if (operand.source == Operand::Source::kYearBefore) {
      return !forms_.year_before || FormHas(operand);
    }
    return forms_.foreign_cells_too || FormHas(operand);
  }

  std::optional<FormulaNode> Attribute(const FormulaNode& node) const {
    if (node.operand.index == static_cast<uint16_t>(Attribute::kForm)) {
      return Number(Fraction(int64_t{forms_.report}), node);
    }
    return node;
  }

  std::optional<FormulaNode> Sum(const FormulaNode& node) const {
    FormulaNode sum = node;
    std::erase_if(sum.children, [&](const FormulaNode& cell) {
      return !MayName(cell.operand);
    });
    if (sum.children.empty()) return std::nullopt;
    return sum;
  }

  // "and" is decided by a part that is false, "or" by one that is true, even if
  // the other part is not applicable.
  std::optional<FormulaNode> Junction(const FormulaNode& node,
                                      bool absorbing) const {
    std::optional<FormulaNode> left = Fold(node.children[0]);
    std::optional<FormulaNode> right = Fold(node.children[1]);
    if (IsTruth(left, absorbing)) return left;
    if (IsTruth(right, absorbing)) return right;
    if (!left || !right) return std::nullopt;
    if (IsTruth(left, !absorbing)) return right;
    if (IsTruth(right, !absorbing)) return left;
    FormulaNode junction = node;
    junction.children = {*std::move(left), *std::move(right)};
    return junction;
  }

  std::optional<FormulaNode> Not(const FormulaNode& node) const {
    std::optional<FormulaNode> negated = Fold(node.children[0]);
    if (IsTruth(negated, true)) return Truth(false, node.offset);
    if (IsTruth(negated, false)) return Truth(true, node.offset);
    if (!negated) return std::nullopt;
    FormulaNode result = node;
    result.children = {*std::move(negated)};
    return result;
  }

  std::optional<FormulaNode> Parts(const FormulaNode& node) const {
    FormulaNode result = node;
    for (FormulaNode& child : result.children) {
      std::optional<FormulaNode> folded = Fold(child);
      if (!folded) return std::nullopt;
      child = *std::move(folded);
    }
    return result.children.empty() ? result : FoldConstants(std::move(result));
  }

  const Catalogue& catalogue_;
  const FormulaForms& forms_;
};

}  // namespace

std::optional<FormulaNode> FoldFormula(const FormulaNode& resolved,
                                       const Catalogue& catalogue,
                                       const FormulaForms& forms) {
  return Folding(catalogue, forms).Fold(resolved);
}

}  // namespace disclosure::form
