#ifndef DISCLOSURE_FORM_FORMULA_FOLD_H_
#define DISCLOSURE_FORM_FORMULA_FOLD_H_

#include <optional>

#include "disclosure/v1/cell.pb.h"
#include "form/catalogue.h"
#include "form/formula_tree.h"

namespace disclosure::form {

// Which forms a formula is made for: of the report, and of the report of the
// year before, where there is one.
struct FormulaForms {
  v1::Form report = v1::FORM_UNSPECIFIED;
  std::optional<v1::Form> year_before = std::nullopt;
  // Takes cells that the report's form does not have as well; for rules about
  // figures as such, whatever they are called.
  bool foreign_cells_too = false;
};

// The formula as these forms make it: the form is known, a sum's group has only
// the cells of the form, constant parts are computed. Absent if the formula is
// not applicable: it names a cell that the form does not have, and no condition
// on the form keeps that part out; or nothing is left of a sum's group.
std::optional<FormulaNode> FoldFormula(const FormulaNode& resolved,
                                       const Catalogue& catalogue,
                                       const FormulaForms& forms);

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_FORMULA_FOLD_H_
