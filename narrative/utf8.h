#ifndef DISCLOSURE_NARRATIVE_UTF8_H_
#define DISCLOSURE_NARRATIVE_UTF8_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace disclosure::narrative {

// One character of a UTF-8 text, and the bytes it takes.
struct Character {
  char32_t code = 0;
  size_t size = 0;
};

// The character that starts at `at`, which must be inside `text`. A byte that
// starts none is returned as itself, one byte long.
Character CharacterAt(std::string_view text, size_t at);

// The character that ends before `at`; nullopt at the beginning.
std::optional<Character> CharacterBefore(std::string_view text, size_t at);

// The offset of the first byte that is not part of a well-formed character
// (overlong forms and surrogates are not); nullopt if there is none.
std::optional<size_t> FindMalformed(std::string_view text);

// Space, tab, line ends, non-breaking and ideographic spaces.
bool IsSpace(char32_t code);
// `at`, or the first place behind it that is not a space of the same line.
size_t SkipBlanks(std::string_view text, size_t at);

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_UTF8_H_
