#ifndef DISCLOSURE_FORM_FORMULA_TREE_H_
#define DISCLOSURE_FORM_FORMULA_TREE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "form/fraction.h"

namespace disclosure::form {

enum class FormulaOp : uint8_t {
  // Numbers.
  kNumber,     // `number`
  kName,       // `name`, before it is resolved
  kCell,       // `operand`
  kAttribute,  // `operand`
  kRange,      // first and last name of a sum's group, before it is resolved
  kSum,        // of all children
  kDay,        // year, month, day
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kNegate,
  // Conditions.
  kTruth,  // `number` is 0 or 1
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kAnd,
  kOr,
  kNot,
  kIsBlank,
  kFormHas,
  // In programs only: what "and" and "or" need not look at is skipped.
  kSkip,
};

// What a part of a formula is. Only like is compared with like.
enum class FormulaType : uint8_t {
  kNumber,
  kCondition,
  kDate,
  kForm,
  kScope,
  kOrganKind,
  kLevel,
  kUnitKind,
  kMoneyUnit,
};

// Where a figure comes from.
struct Operand {
  enum class Source : uint8_t { kReport, kYearBefore, kAttribute };
  Source source = Source::kReport;
  // A CellIndex, or a form::Attribute.
  uint16_t index = 0;

  friend bool operator==(const Operand&, const Operand&) = default;
};

// A part of a formula with the parts below it.
struct FormulaNode {
  FormulaOp op = FormulaOp::kNumber;
  // Where it begins in the text; of an operator with two sides, the operator.
  size_t offset = 0;
  std::string name;
  Fraction number;
  // Both known once names are resolved.
  Operand operand;
  FormulaType type = FormulaType::kNumber;
  std::vector<FormulaNode> children;
};

inline bool IsComparison(FormulaOp op) {
  return op >= FormulaOp::kEqual && op <= FormulaOp::kGreaterEqual;
}

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_FORMULA_TREE_H_
