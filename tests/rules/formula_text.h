#ifndef DISCLOSURE_TESTS_RULES_FORMULA_TEXT_H_
#define DISCLOSURE_TESTS_RULES_FORMULA_TEXT_H_

#include <string>

#include "form/formula_tree.h"

namespace disclosure::rules {

// A formula as text again, with every pair of parentheses it could have: of a
// parsed tree whose names are not resolved yet.
std::string FormulaText(const form::FormulaNode& tree);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_TESTS_RULES_FORMULA_TEXT_H_
