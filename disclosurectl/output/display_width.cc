#include "disclosurectl/output/display_width.h"

#include <algorithm>
#include <array>
#include <span>

#include "narrative/utf8.h"

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

}  // namespace

size_t DisplayWidth(std::string_view utf8) {
  size_t width = 0;
  for (size_t at = 0; at < utf8.size();) {
    const narrative::Character character = narrative::CharacterAt(utf8, at);
    width += WidthOf(character.code);
    at += character.size;
  }
  return width;
}

std::string_view TruncateToWidth(std::string_view utf8, size_t width) {
  size_t bytes = 0;
  size_t taken = 0;
  while (bytes < utf8.size()) {
    const narrative::Character character = narrative::CharacterAt(utf8, bytes);
    taken += WidthOf(character.code);
    if (taken > width) break;
    bytes += character.size;
  }
  return utf8.substr(0, bytes);
}

}  // namespace disclosure::ctl
