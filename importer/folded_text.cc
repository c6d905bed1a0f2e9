#include "importer/folded_text.h"

#include <algorithm>

#include "importer/simplified.h"
#include "narrative/utf8.h"

namespace disclosure::importer {
namespace {

using narrative::Character;
using narrative::CharacterAt;

// An explanation in brackets is looked through up to this length; what is open
// for longer is taken for a stray bracket.
constexpr size_t kMaxBracketBytes = 600;

char32_t Narrowed(char32_t code) {
  return code >= 0xFF01 && code <= 0xFF5E ? code - 0xFEE0 : code;
}

bool IsLetter(char32_t code) {
  if (code < 0x80) {
    return (code >= U'0' && code <= U'9') || (code >= U'a' && code <= U'z') ||
           (code >= U'A' && code <= U'Z');
  }
  return (code >= 0x3400 && code <= 0x9FFF) ||
         (code >= 0xC0 && code <= 0x24F) ||
         (code >= 0x20000 && code <= 0x3FFFF);
}

// The bracket that closes `code`; 0 if it opens none.
char32_t ClosingOf(char32_t code) {
  switch (code) {
    case U'(':
      return U')';
    case U'[':
      return U']';
    case U'【':
      return U'】';
    case U'〔':
      return U'〕';
    default:
      return 0;
  }
}

// Behind the bracket that closes the one at `at`; `at` if none does nearby.
size_t BehindBracket(std::string_view text, size_t at, char32_t closing) {
  const size_t limit = std::min(text.size(), at + kMaxBracketBytes);
  for (size_t next = at + CharacterAt(text, at).size; next < limit;) {
    const Character character = CharacterAt(text, next);
    next += character.size;
    if (Narrowed(character.code) == closing) return next;
  }
  return at;
}

}  // namespace

FoldedText Fold(std::string_view text) {
  FoldedText folded;
  bool begins_word = true;
  // Behind a stray bracket no other is looked for: each would be looked through
  // again.
  size_t no_bracket_before = 0;
  for (size_t at = 0; at < text.size();) {
    const Character character = CharacterAt(text, at);
    const char32_t code = Simplified(Narrowed(character.code));
    const char32_t closing = at >= no_bracket_before ? ClosingOf(code) : 0;
    if (closing != 0) {
      const size_t behind = BehindBracket(text, at, closing);
      if (behind == at) no_bracket_before = at + kMaxBracketBytes;
      at = behind == at ? at + character.size : behind;
      begins_word = true;
      continue;
    }
    at += character.size;
    if (!IsLetter(code)) {
      begins_word = true;
      continue;
    }
    const bool after_number = !folded.characters.empty() && !IsDigit(code) &&
                              IsDigit(folded.characters.back());
    folded.characters.push_back(code);
    folded.begins_word.push_back(begins_word || after_number);
    begins_word = false;
  }
  return folded;
}

}  // namespace disclosure::importer
