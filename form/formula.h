#ifndef DISCLOSURE_FORM_FORMULA_H_
#define DISCLOSURE_FORM_FORMULA_H_

// The small language of rules and indicators.
//
//   applications.received_new + applications.carried_in ==
//       applications.outcome_total + applications.carried_out
//
// Names are the full names of cells; "previous." before one means the report of
// the year before. Numbers, + - * /, == != < <= > >=, and, or, not,
// parentheses; sum(a .. b, c) over a group that runs along a row or a column in
// the order of the form; is_blank(cell), form_has(cell); day(year, month, day);
// what a report and its organ are (form/formula_attributes.h); short names per
// column, row, group, cell or word (form/formula_resolver.h).
//
// Three outcomes. A missing operand makes a comparison not assessable, never
// false; with the one exception that an equation which a rule asserts holds if
// it holds with its blanks as zero. "and" is broken by one broken part, "or"
// and "not" likewise follow three-valued logic. Division by zero and results
// beyond 128 bits are not assessable. Of a sum's group only the cells that the
// form has are taken; another cell that the form does not have makes the
// formula not applicable.
//
// The way of a formula: LexFormula, ParseFormula (what is said), Resolve (what
// it means), FoldFormula (what one form makes of it), Formula (a program).

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "form/cell_values.h"
#include "form/formula_attributes.h"
#include "form/formula_tree.h"
#include "form/fraction.h"

namespace disclosure::form {

enum class FormulaOutcome : uint8_t { kHolds, kBroken, kNotAssessable };

// What a formula is evaluated on. Borrowed for the time of the call.
struct Figures {
  Figures(const CellValues& cells, const AttributeValues& of_report)
      : values(cells.values().data()),
        presence(cells.presence().data()),
        attributes(&of_report) {}

  const int64_t* values;
  const uint64_t* presence;
  // The year before; null if there is no such report.
  const int64_t* values_before = nullptr;
  const uint64_t* presence_before = nullptr;
  const AttributeValues* attributes;
};

// A formula for one form, as a program over indices. Evaluating it allocates
// nothing. Immutable, thread-safe.
class Formula {
 public:
  enum class Use {
    // A condition that must hold: its equations may take blanks as zero.
    kAssertion,
    // A condition that is asked, or a number.
    kQuestion,
  };

  // Of a folded tree. INVALID_ARGUMENT without a place: it needs a deeper stack
  // than kMaxFormulaStack.
  static absl::StatusOr<Formula> Compile(const FormulaNode& folded, Use use);

  FormulaType type() const { return type_; }

  // Of a condition.
  FormulaOutcome Judge(const Figures& figures) const;
  // Of anything else: nullopt if it is not assessable.
  std::optional<Fraction> Evaluate(const Figures& figures) const;
  // The two sides of a formula that is one comparison, blanks as zero; nullopt
  // if it is something else, or a side cannot be computed.
  std::optional<Fraction> LeftSide(const Figures& figures) const;
  std::optional<Fraction> RightSide(const Figures& figures) const;
  // That comparison; nullopt if it is something else.
  std::optional<FormulaOp> comparison() const;
  // What its sides are; meaningless if it is something else.
  FormulaType side_type() const { return side_type_; }

  // All that it names, in the order of the text.
  std::span<const Operand> operands() const { return operands_; }

  // The same program.
  friend bool operator==(const Formula&, const Formula&) = default;

 private:
  friend class FormulaAssembler;

  struct Instruction {
    FormulaOp op = FormulaOp::kNumber;
    // Of kEqual: blanks may be zero.
    bool asserted = false;
    // Of kSkip: the outcome that decides, whatever follows.
    FormulaOutcome decisive = FormulaOutcome::kBroken;
    Operand operand;
    // Into numbers_; of kSkip, how many instructions to leave out.
    uint32_t number = 0;
    // Of a comparison: the left side is `operand` and the right side
    // `constant`, instead of the two values on top.
    bool immediate = false;
    // Of such a comparison: the right side is a day of the report year,
    // `constant` is its month and day as in 1231.
    bool day_of_year = false;
    int64_t constant = 0;

    friend bool operator==(const Instruction&, const Instruction&) = default;
  };
  struct Slot;

  static std::optional<int64_t> ImmediateRight(const Instruction& comparison,
                                               const Figures& figures);
  static FormulaOutcome CompareImmediate(const Instruction& comparison,
                                         const Figures& figures);
  // One comparison of a value with a constant.
  bool IsImmediate() const;
  std::span<const Instruction> Sides() const;
  std::optional<Fraction> BlankAsZero(std::span<const Instruction> part,
                                      const Figures& figures) const;
  Slot Run(std::span<const Instruction> program, const Figures& figures) const;

  FormulaType type_ = FormulaType::kNumber;
  FormulaType side_type_ = FormulaType::kNumber;
  std::vector<Instruction> program_;
  std::vector<Fraction> numbers_;
  std::vector<Operand> operands_;
  // Where the right side of the last comparison begins; 0 if there is none.
  size_t right_side_ = 0;
};

// Values that may wait for their operator at one time.
inline constexpr size_t kMaxFormulaStack = 16;

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_FORMULA_H_
