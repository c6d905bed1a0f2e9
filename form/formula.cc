#include "form/formula.h"

#include <array>
#include <compare>

#include "form/civil_date.h"

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

// NOLINTBEGIN(modernize-use-nullptr): the zero of an ordering is no pointer.
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
// NOLINTEND(modernize-use-nullptr)

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

// nullopt: the report year is none of the calendar. It is never blank.
std::optional<int64_t> Formula::ImmediateRight(const Instruction& comparison,
                                               const Figures& figures) {
  if (!comparison.day_of_year) return comparison.constant;
  const int64_t year =
      figures.attributes->ValueOrZero(static_cast<uint16_t>(Attribute::kYear));
  if (year < 0 || year > 9999) return std::nullopt;
  const auto day = CivilDate::FromYmd(
      static_cast<int>(year), static_cast<int>(comparison.constant / 100),
      static_cast<int>(comparison.constant % 100));
  if (!day) return std::nullopt;
  return day->days_since_epoch();
}

// Most conditions that are asked compare one value with a constant; this spares
// them the stack.
FormulaOutcome Formula::CompareImmediate(const Instruction& comparison,
                                         const Figures& figures) {
  const auto [value, blank] = ValueOf(comparison.operand, figures);
  if (blank && !comparison.asserted) return FormulaOutcome::kNotAssessable;
  const std::optional<int64_t> right = ImmediateRight(comparison, figures);
  if (!right) return FormulaOutcome::kNotAssessable;
  if (Satisfies(comparison.op, value <=> *right)) {
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
  if (IsImmediate()) {
    const auto right = ImmediateRight(program_[0], figures);
    return right ? std::optional(Fraction(*right)) : std::nullopt;
  }
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

}  // namespace disclosure::form
