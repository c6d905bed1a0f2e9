#ifndef DISCLOSURE_FORM_FORMULA_PARSER_H_
#define DISCLOSURE_FORM_FORMULA_PARSER_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "form/formula_lexer.h"
#include "form/formula_tree.h"

namespace disclosure::form {

// How deep parentheses, calls and signs may be nested.
inline constexpr int kMaxFormulaDepth = 32;

// Parses a formula. What its names mean is not asked yet.
//
//   formula    = conjunction { "or" conjunction }
//   conjunction = condition { "and" condition }
//   condition  = "not" condition | sum [ comparison sum ]
//   comparison = "==" | "!=" | "<" | "<=" | ">" | ">="
//   sum        = product { ("+" | "-") product }
//   product    = factor { ("*" | "/") factor }
//   factor     = "-" factor | number | name | call | "(" formula ")"
//   call       = "sum" "(" group { "," group } ")" | "day" "(" sum "," sum ","
//                sum ")" | ("is_blank" | "form_has") "(" name ")"
//   group      = name [ ".." name ]
//
// INVALID_ARGUMENT with the place: what was expected there, and what was found.
absl::StatusOr<FormulaNode> ParseFormula(std::string_view text,
                                         const FormulaPlace& place);

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_FORMULA_PARSER_H_
