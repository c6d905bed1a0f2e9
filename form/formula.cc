#include "form/formula.h"

#include <algorithm>
#include <array>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "form/civil_date.h"
#include "status/status_macros.h"

namespace disclosure::form {
namespace {

using Source = Operand::Source;

bool HasBit(const uint64_t* presence, uint16_t index) {
  return (presence[index / 64] >> (index % 64) & 1) != 0;
}

struct OperandValue {
  // 0 where blank.
  int64_t value;
  bool blank;
};

OperandValue ValueOf(const Operand& operand, const Figures& figures) {
  const uint16_t index = operand.index;
  switch (operand.source) {
    case Source::kReport:
      return {figures.values[index], !HasBit(figures.presence, index)};
    case Source::kYearBefore:
      if (figures.values_before == nullptr) return {0, true};
      return {figures.values_before[index],
              !HasBit(figures.presence_before, index)};
    default:
      return {figures.attributes->ValueOrZero(index),
              !figures.attributes->Has(index)};
  }
}

FormulaOutcome Not(FormulaOutcome outcome) {
  switch (outcome) {
    case FormulaOutcome::kHolds:
      return FormulaOutcome::kBroken;
    case FormulaOutcome::kBroken:
      return FormulaOutcome::kHolds;
    default:
      return FormulaOutcome::kNotAssessable;
  }
}

// The one that decides, if either is; else the one that is not known.
FormulaOutcome Join(FormulaOutcome a, FormulaOutcome b,
                    FormulaOutcome decisive) {
  if (a == decisive || b == decisive) return decisive;
  if (a == FormulaOutcome::kNotAssessable) return a;
  return b;
}

bool Satisfies(FormulaOp op, std::strong_ordering order) {
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

}  // namespace

// A value on its way. Trivial, so that an empty stack costs nothing.
struct Formula::Slot {
  Int128 numerator;
  Int128 denominator;
  // Some operand was missing, and taken as zero.
  bool blank;
  // Cannot be computed at all.
  bool invalid;
  FormulaOutcome outcome;

  static Slot Whole(Int128 value, bool blank) {
    return {value, 1, blank, false, FormulaOutcome::kNotAssessable};
  }
  static Slot Number(const Fraction& number) {
    return {number.numerator(), number.denominator(), false, false,
            FormulaOutcome::kNotAssessable};
  }
  static Slot Condition(FormulaOutcome outcome) {
    return {0, 1, false, false, outcome};
  }
  static Slot Of(const std::optional<Fraction>& value, bool blank) {
    if (!value) return {0, 1, blank, true, FormulaOutcome::kNotAssessable};
    return {value->numerator(), value->denominator(), blank, false,
            FormulaOutcome::kNotAssessable};
  }
  Fraction fraction() const { return *Fraction::Of(numerator, denominator); }
  bool IsWhole() const { return denominator == 1; }

  static Slot Load(const Operand& operand, const Figures& figures);
  static Slot Compute(FormulaOp op, const Slot& a, const Slot& b);
  static FormulaOutcome Compare(const Instruction& comparison, const Slot& a,
                                const Slot& b);
  static Slot Day(const Slot& year, const Slot& month, const Slot& day);
};

Formula::Slot Formula::Slot::Load(const Operand& operand,
                                  const Figures& figures) {
  const auto [value, blank] = ValueOf(operand, figures);
  return Whole(value, blank);
}

Formula::Slot Formula::Slot::Compute(FormulaOp op, const Slot& a,
                                     const Slot& b) {
  const bool blank = a.blank || b.blank;
  if (a.invalid || b.invalid) return Of(std::nullopt, blank);
  if (op == FormulaOp::kAdd || op == FormulaOp::kSubtract) {
    Int128 result = 0;
    const bool overflow =
        op == FormulaOp::kAdd
            ? __builtin_add_overflow(a.numerator, b.numerator, &result)
            : __builtin_sub_overflow(a.numerator, b.numerator, &result);
    if (a.IsWhole() && b.IsWhole() && !overflow) return Whole(result, blank);
  }
  switch (op) {
    case FormulaOp::kAdd:
      return Of(Add(a.fraction(), b.fraction()), blank);
    case FormulaOp::kSubtract:
      return Of(Subtract(a.fraction(), b.fraction()), blank);
    case FormulaOp::kMultiply:
      return Of(Multiply(a.fraction(), b.fraction()), blank);
    default:
      return Of(Divide(a.fraction(), b.fraction()), blank);
  }
}

FormulaOutcome Formula::Slot::Compare(const Instruction& comparison,
                                      const Slot& a, const Slot& b) {
  if (a.invalid || b.invalid) return FormulaOutcome::kNotAssessable;
  const bool blank = a.blank || b.blank;
  if (blank && !comparison.asserted) return FormulaOutcome::kNotAssessable;
  const std::optional<std::strong_ordering> order =
      a.IsWhole() && b.IsWhole()
          ? std::optional(
                a.numerator == b.numerator  ? std::strong_ordering::equal
                : a.numerator < b.numerator ? std::strong_ordering::less
                                            : std::strong_ordering::greater)
          : form::Compare(a.fraction(), b.fraction());
  if (!order) return FormulaOutcome::kNotAssessable;
  if (Satisfies(comparison.op, *order)) return FormulaOutcome::kHolds;
  return blank ? FormulaOutcome::kNotAssessable : FormulaOutcome::kBroken;
}

Formula::Slot Formula::Slot::Day(const Slot& year, const Slot& month,
                                 const Slot& day) {
  const bool blank = year.blank || month.blank || day.blank;
  for (const Slot* part : {&year, &month, &day}) {
    const bool sensible = part->IsWhole() && !part->invalid &&
                          part->numerator >= 0 && part->numerator <= 9999;
    if (!sensible) return Of(std::nullopt, blank);
  }
  const std::optional<CivilDate> date = CivilDate::FromYmd(
      static_cast<int>(year.numerator), static_cast<int>(month.numerator),
      static_cast<int>(day.numerator));
  if (!date) return Of(std::nullopt, blank);
  return Whole(date->days_since_epoch(), blank);
}

// Most conditions that are asked compare one value with a constant; this spares
// them the stack.
FormulaOutcome Formula::CompareImmediate(const Instruction& comparison,
                                         const Figures& figures) {
  const auto [value, blank] = ValueOf(comparison.operand, figures);
  if (blank && !comparison.asserted) return FormulaOutcome::kNotAssessable;
  if (Satisfies(comparison.op, value <=> comparison.constant)) {
    return FormulaOutcome::kHolds;
  }
  return blank ? FormulaOutcome::kNotAssessable : FormulaOutcome::kBroken;
}

Formula::Slot Formula::Run(std::span<const Instruction> program,
                           const Figures& figures) const {
  std::array<Slot, kMaxFormulaStack> stack;  // NOLINT: filled before it is read
  size_t top = 0;                            // The first free place.
  for (size_t at = 0; at < program.size(); ++at) {
    const Instruction& step = program[at];
    switch (step.op) {
      case FormulaOp::kSkip:
        if (stack[top - 1].outcome == step.decisive) at += step.number;
        break;
      case FormulaOp::kNumber:
        stack[top++] = Slot::Number(numbers_[step.number]);
        break;
      case FormulaOp::kTruth:
        stack[top++] =
            Slot::Condition(step.number != 0 ? FormulaOutcome::kHolds
                                             : FormulaOutcome::kBroken);
        break;
      case FormulaOp::kCell:
        stack[top++] = Slot::Load(step.operand, figures);
        break;
      case FormulaOp::kAttribute: {
        Slot slot = Slot::Load(step.operand, figures);
        if (!slot.blank) {
          slot.outcome = slot.numerator != 0 ? FormulaOutcome::kHolds
                                             : FormulaOutcome::kBroken;
        }
        stack[top++] = slot;
        break;
      }
      // Adds one cell to the sum on top; it cannot overflow.
      case FormulaOp::kSum: {
        const Slot cell = Slot::Load(step.operand, figures);
        stack[top - 1].numerator += cell.numerator;
        stack[top - 1].blank |= cell.blank;
        break;
      }
      case FormulaOp::kDay:
        top -= 2;
        stack[top - 1] = Slot::Day(stack[top - 1], stack[top], stack[top + 1]);
        break;
      case FormulaOp::kNegate:
        stack[top - 1] = Slot::Compute(FormulaOp::kSubtract,
                                       Slot::Whole(0, false), stack[top - 1]);
        break;
      case FormulaOp::kAdd:
      case FormulaOp::kSubtract:
      case FormulaOp::kMultiply:
      case FormulaOp::kDivide:
        --top;
        stack[top - 1] = Slot::Compute(step.op, stack[top - 1], stack[top]);
        break;
      case FormulaOp::kAnd:
        --top;
        stack[top - 1].outcome =
            Join(stack[top - 1].outcome, stack[top].outcome,
                 FormulaOutcome::kBroken);
        break;
      case FormulaOp::kOr:
        --top;
        stack[top - 1].outcome = Join(
            stack[top - 1].outcome, stack[top].outcome, FormulaOutcome::kHolds);
        break;
      case FormulaOp::kNot:
        stack[top - 1].outcome = Not(stack[top - 1].outcome);
        break;
      case FormulaOp::kIsBlank:
        stack[top++] = Slot::Condition(Slot::Load(step.operand, figures).blank
                                           ? FormulaOutcome::kHolds
                                           : FormulaOutcome::kBroken);
        break;
      default:  // A comparison; the assembler emits nothing else.
        if (step.immediate) {
          stack[top++] = Slot::Condition(CompareImmediate(step, figures));
          break;
        }
        --top;
        stack[top - 1] =
            Slot::Condition(Slot::Compare(step, stack[top - 1], stack[top]));
        break;
    }
  }
  return stack[0];
}

FormulaOutcome Formula::Judge(const Figures& figures) const {
  if (IsImmediate()) return CompareImmediate(program_[0], figures);
  return Run(program_, figures).outcome;
}

std::optional<Fraction> Formula::Evaluate(const Figures& figures) const {
  const Slot slot = Run(program_, figures);
  if (slot.blank || slot.invalid) return std::nullopt;
  return slot.fraction();
}

bool Formula::IsImmediate() const {
  return program_.size() == 1 && program_[0].immediate;
}

std::optional<Fraction> Formula::LeftSide(const Figures& figures) const {
  if (IsImmediate()) {
    return Fraction(ValueOf(program_[0].operand, figures).value);
  }
  return BlankAsZero(Sides().first(right_side_), figures);
}

std::optional<Fraction> Formula::RightSide(const Figures& figures) const {
  if (IsImmediate()) return Fraction(program_[0].constant);
  return BlankAsZero(Sides().subspan(right_side_), figures);
}

std::optional<FormulaOp> Formula::comparison() const {
  if (right_side_ == 0 && !IsImmediate()) return std::nullopt;
  return program_.back().op;
}

std::span<const Formula::Instruction> Formula::Sides() const {
  if (right_side_ == 0) return {};
  return std::span(program_).first(program_.size() - 1);
}

std::optional<Fraction> Formula::BlankAsZero(std::span<const Instruction> part,
                                             const Figures& figures) const {
  if (part.empty()) return std::nullopt;
  const Slot slot = Run(part, figures);
  if (slot.invalid) return std::nullopt;
  return slot.fraction();
}

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
    if (!plain_left || right.op != FormulaOp::kNumber) return false;
    const auto constant = static_cast<int64_t>(right.number.numerator());
    if (!right.number.IsWhole() || constant != right.number.numerator()) {
      return false;
    }
    Instruction step;
    step.op = node.op;
    step.asserted = asserted && node.op == FormulaOp::kEqual;
    step.operand = left.operand;
    step.immediate = true;
    step.constant = constant;
    Push(step, 0, 1);
    Name(left.operand);
    formula_.right_side_ = 0;
    return true;
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
