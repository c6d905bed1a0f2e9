#include "importer/simplified.h"

#include <array>
#include <cstddef>

#include "narrative/utf8.h"

extern "C" const char disclosure_traditional[];
extern "C" const char disclosure_traditional_end[];

namespace disclosure::importer {
namespace {

using narrative::Character;
using narrative::CharacterAt;

constexpr char32_t kFirstHan = 0x4E00;
constexpr char32_t kLastHan = 0x9FFF;

// In the traditional script of the list, yet usual in simplified texts.
constexpr std::u32string_view kUsedInBoth = U"乾夥後徵於榘甯菸醣麴麽";

// A text is traditional if at least so many of its characters are, and one in
// so many.
constexpr size_t kLeastTraditional = 10;
constexpr size_t kOneInSoMany = 50;

// Each character's simplified one, 0 where it is its own.
using HanTable = std::array<char16_t, kLastHan - kFirstHan + 1>;

HanTable ReadTable() {
  HanTable table{};
  std::string_view text(disclosure_traditional, disclosure_traditional_end);
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.starts_with('#')) continue;
    while (!line.empty()) {
      const Character traditional = CharacterAt(line, 0);
      const Character simplified = CharacterAt(line, traditional.size);
      table[traditional.code - kFirstHan] =
          static_cast<char16_t>(simplified.code);
      line.remove_prefix(traditional.size + simplified.size);
    }
  }
  return table;
}

}  // namespace

char32_t Simplified(char32_t code) {
  static const HanTable table = ReadTable();
  if (code < kFirstHan || code > kLastHan) return code;
  const char16_t simplified = table[code - kFirstHan];
  return simplified == 0 ? code : simplified;
}

bool IsTraditional(std::string_view text) {
  size_t han = 0;
  size_t traditional = 0;
  for (size_t at = 0; at < text.size();) {
    const Character character = CharacterAt(text, at);
    at += character.size;
    if (character.code < kFirstHan || character.code > kLastHan) continue;
    ++han;
    if (Simplified(character.code) != character.code &&
        kUsedInBoth.find(character.code) == std::u32string_view::npos) {
      ++traditional;
    }
  }
  return traditional >= kLeastTraditional && traditional * kOneInSoMany >= han;
}

}  // namespace disclosure::importer
