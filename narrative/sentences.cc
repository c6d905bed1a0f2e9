#include "narrative/sentences.h"

#include <algorithm>

#include "narrative/utf8.h"

namespace disclosure::narrative {
namespace {

// Splits `range` of `text` behind each character of `stops`.
std::vector<ByteRange> SplitBehind(std::string_view text, ByteRange range,
                                   std::u32string_view stops) {
  std::vector<ByteRange> pieces;
  size_t begin = range.begin;
  for (size_t at = range.begin; at < range.end;) {
    const Character character = CharacterAt(text, at);
    at += character.size;
    if (stops.find(character.code) == std::u32string_view::npos) continue;
    pieces.push_back({begin, at});
    begin = at;
  }
  if (begin < range.end) pieces.push_back({begin, range.end});
  return pieces;
}

bool IsBlank(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const Character character = CharacterAt(text, at);
    if (!IsSpace(character.code)) return false;
    at += character.size;
  }
  return true;
}

}  // namespace

std::vector<ByteRange> SplitSentences(std::string_view text) {
  auto pieces = SplitBehind(text, {0, text.size()}, U"。！？\n");
  std::erase_if(
      pieces, [&](const ByteRange& piece) { return IsBlank(piece.In(text)); });
  return pieces;
}

std::vector<ByteRange> SplitClauses(std::string_view text, ByteRange sentence) {
  return SplitBehind(text, sentence, U"，,；;：:。");
}

std::vector<std::string_view> SplitItems(std::string_view text) {
  std::vector<std::string_view> items;
  constexpr std::string_view kSeparator = "、";
  constexpr std::string_view kAnd = "和";
  static_assert(kSeparator.size() == kAnd.size());
  while (!text.empty()) {
    const size_t comma = text.find(kSeparator);
    const size_t end = std::min(comma, text.find(kAnd));
    items.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + kSeparator.size());
  }
  std::erase_if(items, [](std::string_view item) { return item.empty(); });
  return items;
}

}  // namespace disclosure::narrative
