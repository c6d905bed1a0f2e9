#ifndef DISCLOSURE_FORM_FORMULA_LEXER_H_
#define DISCLOSURE_FORM_FORMULA_LEXER_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace disclosure::form {

// Longest formula, in bytes.
inline constexpr size_t kMaxFormulaBytes = 4096;

// Says where a byte of a formula stands, "rules.textproto:12:9": formulas lie
// in files, and errors must lead there.
using FormulaPlace = std::function<std::string(size_t offset)>;

// INVALID_ARGUMENT with the place before the message.
absl::Status FormulaError(const FormulaPlace& place, size_t offset,
                          std::string_view message);

struct FormulaToken {
  // A name includes its dots: "applications.received_new". Words such as "and"
  // are names here.
  enum class Kind { kEnd, kNumber, kName, kSymbol };
  Kind kind = Kind::kEnd;
  // Refers to the text of the formula.
  std::string_view text;
  size_t offset = 0;
};

// The tokens of a formula; the last one is kEnd. Symbols are the longest of
// + - * / ( ) , .. == != < <= > >=.
//
// INVALID_ARGUMENT with the place: a character that no formula has, or a text
//   longer than kMaxFormulaBytes.
absl::StatusOr<std::vector<FormulaToken>> LexFormula(std::string_view text,
                                                     const FormulaPlace& place);

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_FORMULA_LEXER_H_
