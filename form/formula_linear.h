#ifndef DISCLOSURE_FORM_FORMULA_LINEAR_H_
#define DISCLOSURE_FORM_FORMULA_LINEAR_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "form/catalogue.h"
#include "form/formula_tree.h"

namespace disclosure::form {

// sum(coefficient * cell) + constant, of cells of one report.
struct LinearSum {
  struct Term {
    CellIndex cell = 0;
    int32_t coefficient = 0;

    friend bool operator==(const Term&, const Term&) = default;
  };
  // By cell, none twice, no coefficient 0.
  std::vector<Term> terms;
  int64_t constant = 0;
};

// A comparison brought to one side: such a sum, compared with 0.
struct LinearCondition {
  using Term = LinearSum::Term;

  FormulaOp comparison = FormulaOp::kEqual;
  std::vector<Term> terms;
  int64_t constant = 0;
};

// The same of all that may be named: cells of the report and of the year
// before, and attributes, as the numbers they have.
struct WideCondition {
  struct Term {
    Operand operand;
    int32_t coefficient = 0;
  };

  FormulaOp comparison = FormulaOp::kEqual;
  // By source, then by index, none twice, no coefficient 0.
  std::vector<Term> terms;
  int64_t constant = 0;
};

// The folded formula as such a condition; nullopt if it is none: another
// operator, a product of cells, the year before, an attribute, a coefficient
// that is no whole number or beyond kMaxCoefficient.
std::optional<LinearCondition> AsLinear(const FormulaNode& folded);
// The same, the year before and attributes allowed.
std::optional<WideCondition> AsLinearOfAll(const FormulaNode& folded);
// Like AsLinear() for a folded formula that is a number.
std::optional<LinearSum> AsLinearSum(const FormulaNode& folded);

inline constexpr int32_t kMaxCoefficient = 1 << 20;

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_FORMULA_LINEAR_H_
