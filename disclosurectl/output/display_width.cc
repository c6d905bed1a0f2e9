#include "disclosurectl/output/display_width.h"

#include <algorithm>
#include <array>
#include <span>

namespace disclosure::ctl {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr auto kNoWidth = std::to_array<Range>({
    {0x0300, 0x036F},  // combining diacritical marks
    {0x200B, 0x200F},  // zero width space, joiners, direction marks
    {0x20D0, 0x20FF},  // combining marks for symbols
    {0xFE00, 0xFE0F},  // variation selectors
    {0xFEFF, 0xFEFF},  // byte order mark
});

constexpr auto kDoubleWidth = std::to_array<Range>({
    {0x1100, 0x115F},    // Hangul Jamo
    {0x2E80, 0x303E},    // radicals, Chinese punctuation
    {0x3041, 0x33FF},    // kana, Bopomofo, enclosed letters
    {0x3400, 0x4DBF},    // Chinese characters, extension A
    {0x4E00, 0x9FFF},    // Chinese characters
    {0xA000, 0xA4CF},    // Yi
    {0xAC00, 0xD7A3},    // Hangul
    {0xF900, 0xFAFF},    // compatibility characters
    {0xFE30, 0xFE6F},    // compatibility and small forms
    {0xFF01, 0xFF60},    // full width forms
    {0xFFE0, 0xFFE6},    // full width signs
    {0x1F300, 0x1F64F},  // pictographs
    {0x1F900, 0x1F9FF},  // more pictographs
    {0x20000, 0x3FFFD},  // Chinese characters, extensions B and up
});

bool IsIn(std::span<const Range> ranges, char32_t character) {
  const auto range = std::ranges::lower_bound(ranges, character, {},
                                              [](Range r) { return r.last; });
  return range != ranges.end() && range->first <= character;
}

size_t WidthOf(char32_t character) {
  if (IsIn(kNoWidth, character)) return 0;
  return IsIn(kDoubleWidth, character) ? 2 : 1;
}

struct Character {
  char32_t code = 0;
  size_t bytes = 1;
};

bool IsContinuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// The first character; of broken UTF-8, the first byte.
Character FirstCharacter(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const size_t bytes = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (bytes == 1 || bytes > text.size()) return {lead, 1};
  char32_t code = lead & (0x7Fu >> bytes);
  for (size_t i = 1; i < bytes; ++i) {
    if (!IsContinuation(text[i])) return {lead, 1};
    code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
  }
  return {code, bytes};
}

}  // namespace

size_t DisplayWidth(std::string_view utf8) {
  size_t width = 0;
  while (!utf8.empty()) {
    const Character character = FirstCharacter(utf8);
    width += WidthOf(character.code);
    utf8.remove_prefix(character.bytes);
  }
  return width;
}

std::string_view TruncateToWidth(std::string_view utf8, size_t width) {
  size_t bytes = 0;
  size_t taken = 0;
  while (bytes < utf8.size()) {
    const Character character = FirstCharacter(utf8.substr(bytes));
    taken += WidthOf(character.code);
    if (taken > width) break;
    bytes += character.bytes;
  }
  return utf8.substr(0, bytes);
}

}  // namespace disclosure::ctl
