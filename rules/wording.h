#ifndef DISCLOSURE_RULES_WORDING_H_
#define DISCLOSURE_RULES_WORDING_H_

#include <string>
#include <string_view>

#include "disclosure/rules/v1/rules.pb.h"

namespace disclosure::rules {

// What the placeholders of a message stand for, in one language.
struct WordingValues {
  std::string cell;
  std::string instance;
  std::string expected;
  std::string found;
  std::string set_by = {};
  std::string quote = {};
};

// The words and severities that a rule has of its own for a fault, in the rule;
// null if it has none.
const disclosure::rules::v1::Wording* WordingOf(
    const disclosure::rules::v1::Rule& rule, std::string_view fault);

// Shown where a field was empty.
inline constexpr std::string_view kEmptyZh = "（空）";
inline constexpr std::string_view kEmptyEn = "(empty)";

// The text with the placeholders, {cell} to {quote}, replaced.
std::string FillIn(std::string_view text, const WordingValues& values);

// The first placeholder of `text` that does not exist, with its braces; empty
// if all do.
std::string_view UnknownPlaceholder(std::string_view text);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_WORDING_H_
