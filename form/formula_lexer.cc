#include "form/formula_lexer.h"

#include <array>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "status/abseil_view.h"

namespace disclosure::form {
namespace {

using Kind = FormulaToken::Kind;

// Two characters before one, so that the longest is found first.
constexpr std::array<std::string_view, 14> kSymbols = {
    "==", "!=", "<=", ">=", "..", "<", ">", "+", "-", "*", "/", "(", ")", ","};

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

// `$` stands for the word of a rule that is judged once a word.
bool IsNameStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         c == '$';
}

bool IsNamePart(char c) {
  return IsNameStart(c) || IsDigit(c);
}

// A dot belongs to a name or number only if such a character follows, so that
// "a .. b" and "a..b" both are a range.
size_t EndOfName(std::string_view text, size_t at) {
  while (at < text.size()) {
    const bool dot_inside =
        text[at] == '.' && at + 1 < text.size() && IsNameStart(text[at + 1]);
    if (!IsNamePart(text[at]) && !dot_inside) break;
    ++at;
  }
  return at;
}

size_t EndOfNumber(std::string_view text, size_t at) {
  while (at < text.size()) {
    const bool dot_inside =
        text[at] == '.' && at + 1 < text.size() && IsDigit(text[at + 1]);
    if (!IsDigit(text[at]) && !dot_inside) break;
    ++at;
  }
  return at;
}

std::string_view SymbolAt(std::string_view rest) {
  for (const std::string_view symbol : kSymbols) {
    if (rest.starts_with(symbol)) return symbol;
  }
  return {};
}

// Kind kEnd where nothing can begin.
FormulaToken TokenAt(std::string_view text, size_t at) {
  if (IsDigit(text[at])) {
    return {Kind::kNumber, text.substr(at, EndOfNumber(text, at) - at), at};
  }
  if (IsNameStart(text[at])) {
    return {Kind::kName, text.substr(at, EndOfName(text, at) - at), at};
  }
  const std::string_view symbol = SymbolAt(text.substr(at));
  return {symbol.empty() ? Kind::kEnd : Kind::kSymbol,
          text.substr(at, symbol.size()), at};
}

}  // namespace

absl::Status FormulaError(const FormulaPlace& place, size_t offset,
                          std::string_view message) {
  return absl::InvalidArgumentError(
      absl::StrCat(place(offset), ": ", AbslView(message)));
}

absl::StatusOr<std::vector<FormulaToken>> LexFormula(
    std::string_view text, const FormulaPlace& place) {
  if (text.size() > kMaxFormulaBytes) {
    return FormulaError(
        place, 0,
        absl::StrCat("a formula has at most ", kMaxFormulaBytes, " bytes"));
  }
  std::vector<FormulaToken> tokens;
  for (size_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t') {
      ++at;
      continue;
    }
    const FormulaToken token = TokenAt(text, at);
    if (token.kind == Kind::kEnd) {
      return FormulaError(place, at, "no formula has this character here");
    }
    tokens.push_back(token);
    at += token.text.size();
  }
  tokens.push_back({Kind::kEnd, {}, text.size()});
  return tokens;
}

}  // namespace disclosure::form
