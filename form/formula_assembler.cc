// From a folded tree to the program that formula.cc runs.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "form/formula.h"

namespace disclosure::form {

// Writes the program of a tree, children first.
class FormulaAssembler {
 public:
  absl::StatusOr<Formula> Assemble(const FormulaNode& tree, Formula::Use use) {
    formula_.type_ = tree.type;
    if (IsComparison(tree.op)) formula_.side_type_ = tree.children[0].type;
    Emit(tree, use == Formula::Use::kAssertion);
    if (deepest_ > kMaxFormulaStack) {
      return absl::InvalidArgumentError(
          absl::StrCat("the formula keeps more than ", kMaxFormulaStack,
                       " values waiting; simplify its parentheses"));
    }
    return std::move(formula_);
  }

 private:
  using Instruction = Formula::Instruction;

  void Push(const Instruction& step, size_t takes, size_t gives) {
    formula_.program_.push_back(step);
    depth_ = depth_ - takes + gives;
    deepest_ = std::max(deepest_, depth_);
  }

  void Name(const Operand& operand) { formula_.operands_.push_back(operand); }

  void EmitNumber(const Fraction& number) {
    Instruction step;
    step.op = FormulaOp::kNumber;
    step.number = static_cast<uint32_t>(formula_.numbers_.size());
    formula_.numbers_.push_back(number);
    Push(step, 0, 1);
  }

  void EmitLeaf(const FormulaNode& node) {
    Instruction step;
    step.op = node.op;
    step.operand = node.operand;
    step.number = node.number.numerator() != 0 ? 1 : 0;
    Push(step, 0, 1);
    if (node.op != FormulaOp::kTruth) Name(node.operand);
  }

  void EmitSum(const FormulaNode& node) {
    EmitNumber(Fraction(0));
    for (const FormulaNode& cell : node.children) {
      Instruction step;
      step.op = FormulaOp::kSum;
      step.operand = cell.operand;
      Push(step, 1, 1);
      Name(cell.operand);
    }
  }

  // Below a "not", and in a question, nothing is asserted.
  void Emit(const FormulaNode& node, bool asserted) {
    switch (node.op) {
      case FormulaOp::kNumber:
        return EmitNumber(node.number);
      case FormulaOp::kTruth:
      case FormulaOp::kCell:
      case FormulaOp::kAttribute:
      case FormulaOp::kIsBlank:
        return EmitLeaf(node);
      case FormulaOp::kSum:
        return EmitSum(node);
      case FormulaOp::kAnd:
      case FormulaOp::kOr:
        return EmitJunction(node, asserted);
      default:
        return EmitOperator(node, asserted);
    }
  }

  void EmitJunction(const FormulaNode& node, bool asserted) {
    Emit(node.children[0], asserted);
    const size_t skip = formula_.program_.size();
    Instruction step;
    step.op = FormulaOp::kSkip;
    step.decisive = node.op == FormulaOp::kAnd ? FormulaOutcome::kBroken
                                               : FormulaOutcome::kHolds;
    Push(step, 0, 0);
    Emit(node.children[1], asserted);
    step = Instruction();
    step.op = node.op;
    Push(step, 2, 1);
    formula_.program_[skip].number =
        static_cast<uint32_t>(formula_.program_.size() - skip - 1);
    formula_.right_side_ = 0;
  }

  bool EmitsImmediate(const FormulaNode& node, bool asserted) {
    if (!IsComparison(node.op)) return false;
    const FormulaNode& left = node.children[0];
    const FormulaNode& right = node.children[1];
    const bool plain_left =
        left.op == FormulaOp::kCell || left.op == FormulaOp::kAttribute;
    if (!plain_left) return false;
    const auto day = DayOfReportYear(right);
    const auto constant = day ? day : WholeNumber(right);
    if (!constant) return false;
    Instruction step;
    step.op = node.op;
    step.asserted = asserted && node.op == FormulaOp::kEqual;
    step.operand = left.operand;
    step.immediate = true;
    step.day_of_year = day.has_value();
    step.constant = *constant;
    Push(step, 0, 1);
    Name(left.operand);
    if (day) Name(right.children[0].operand);
    formula_.right_side_ = 0;
    return true;
  }

  static std::optional<int64_t> WholeNumber(const FormulaNode& node) {
    if (node.op != FormulaOp::kNumber || !node.number.IsWhole()) return {};
    const auto number = static_cast<int64_t>(node.number.numerator());
    if (number != node.number.numerator()) return {};
    return number;
  }

  // 1231 of day(report.year, 12, 31)
  static std::optional<int64_t> DayOfReportYear(const FormulaNode& node) {
    if (node.op != FormulaOp::kDay) return {};
    const FormulaNode& year = node.children[0];
    if (year.op != FormulaOp::kAttribute ||
        year.operand.index != static_cast<uint16_t>(Attribute::kYear)) {
      return {};
    }
    const auto month = WholeNumber(node.children[1]);
    const auto day = WholeNumber(node.children[2]);
    const bool plain =
        month && day && *month >= 1 && *month <= 12 && *day >= 1 && *day <= 28;
    const bool last = month && day && *month == 12 && *day == 31;
    if (!plain && !last) return {};
    return *month * 100 + *day;
  }

  void EmitOperator(const FormulaNode& node, bool asserted) {
    if (EmitsImmediate(node, asserted)) return;
    size_t right_side = 0;
    for (size_t i = 0; i < node.children.size(); ++i) {
      if (i == 1) right_side = formula_.program_.size();
      Emit(node.children[i], asserted && node.op != FormulaOp::kNot);
    }
    Instruction step;
    step.op = node.op;
    step.asserted = asserted && node.op == FormulaOp::kEqual;
    Push(step, node.children.size(), 1);
    formula_.right_side_ = IsComparison(node.op) ? right_side : 0;
  }

  Formula formula_;
  size_t depth_ = 0;
  size_t deepest_ = 0;
};

absl::StatusOr<Formula> Formula::Compile(const FormulaNode& folded, Use use) {
  return FormulaAssembler().Assemble(folded, use);
}

}  // namespace disclosure::form
