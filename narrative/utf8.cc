#include "narrative/utf8.h"

#include <cstdint>

namespace disclosure::narrative {
namespace {

// Bytes of the character that `lead` begins; 0 if it begins none.
size_t SizeByLead(uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

// The well-formed character at `at`; size 0 if there is none.
Character WellFormedAt(std::string_view text, size_t at) {
  const uint8_t lead = static_cast<uint8_t>(text[at]);
  const size_t size = SizeByLead(lead);
  if (size == 0 || at + size > text.size()) return {};
  if (size == 1) return {lead, 1};
  char32_t code = lead & (0xFFu >> (size + 1));
  for (size_t i = 1; i < size; ++i) {
    const uint8_t byte = static_cast<uint8_t>(text[at + i]);
    if ((byte & 0xC0) != 0x80) return {};
    code = code << 6 | (byte & 0x3Fu);
  }
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  if (code < kSmallest[size] || code > 0x10FFFF || surrogate) return {};
  return {code, size};
}

}  // namespace

Character RareCharacterAt(std::string_view text, size_t at) {
  const Character character = WellFormedAt(text, at);
  if (character.size != 0) return character;
  return {static_cast<uint8_t>(text[at]), 1};
}

std::optional<Character> CharacterBefore(std::string_view text, size_t at) {
  if (at == 0) return std::nullopt;
  size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (text[begin] & 0xC0) == 0x80) --begin;
  const Character character = CharacterAt(text, begin);
  if (begin + character.size == at) return character;
  return CharacterAt(text, at - 1);
}

std::optional<size_t> FindMalformed(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const Character character = WellFormedAt(text, at);
    if (character.size == 0) return at;
    at += character.size;
  }
  return std::nullopt;
}

bool IsSpace(char32_t code) {
  return code == U' ' || (code >= U'\t' && code <= U'\r') || code == 0xA0 ||
         code == 0x3000 || (code >= 0x2000 && code <= 0x200B) ||
         code == 0x202F || code == 0xFEFF;
}

std::string WithoutSpaces(std::string_view text) {
  std::string kept;
  for (size_t at = 0; at < text.size();) {
    const Character character = CharacterAt(text, at);
    if (!IsSpace(character.code)) kept += text.substr(at, character.size);
    at += character.size;
  }
  return kept;
}

size_t SkipBlanks(std::string_view text, size_t at) {
  while (at < text.size()) {
    const Character character = CharacterAt(text, at);
    if (!IsSpace(character.code) || character.code == U'\n') break;
    at += character.size;
  }
  return at;
}

}  // namespace disclosure::narrative
