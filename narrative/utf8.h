#ifndef DISCLOSURE_NARRATIVE_UTF8_H_
#define DISCLOSURE_NARRATIVE_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace disclosure::narrative {

// One character of a UTF-8 text, and the bytes it takes.
struct Character {
  char32_t code = 0;
  size_t size = 0;
};

// The character that starts at `at`, which must be inside `text`. A byte that
// starts none is returned as itself, one byte long.
inline Character CharacterAt(std::string_view text, size_t at);

// The character that ends before `at`; nullopt at the beginning.
std::optional<Character> CharacterBefore(std::string_view text, size_t at);

// The offset of the first byte that is not part of a well-formed character
// (overlong forms and surrogates are not); nullopt if there is none.
std::optional<size_t> FindMalformed(std::string_view text);

// Space, tab, line ends, non-breaking and ideographic spaces.
bool IsSpace(char32_t code);
// The text without any of these.
std::string WithoutSpaces(std::string_view text);
// `at`, or the first place behind it that is not a space of the same line.
size_t SkipBlanks(std::string_view text, size_t at);

// What CharacterAt() leaves to it: all but ASCII and the three bytes of nearly
// all Chinese characters.
Character RareCharacterAt(std::string_view text, size_t at);

inline Character CharacterAt(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) {
    return static_cast<uint8_t>(text[at + i]);
  };
  const uint8_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  // Not 0xE0 and 0xED, which begin overlong forms and surrogates as well.
  const bool common = lead > 0xE0 && lead < 0xF0 && lead != 0xED;
  if (common && text.size() - at >= 3 && (byte(1) & 0xC0) == 0x80 &&
      (byte(2) & 0xC0) == 0x80) {
    return {(lead & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu),
            3};
  }
  return RareCharacterAt(text, at);
}

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_UTF8_H_
