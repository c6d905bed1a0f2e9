#include "narrative/sentences.h"

#include <vector>

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

// Up to the first of these; absent if there is none.
std::optional<std::string_view> UpToOneOf(std::u32string_view marks,
                                          std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const Character character = CharacterAt(text, at);
    if (marks.find(character.code) != std::u32string_view::npos) {
      return text.substr(0, at);
    }
    at += character.size;
  }
  return std::nullopt;
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
  size_t begin = 0;
  for (size_t at = 0; at < text.size();) {
    const Character character = CharacterAt(text, at);
    if (character.code == U'、' || character.code == U'和') {
      if (at > begin) items.push_back(text.substr(begin, at - begin));
      begin = at + character.size;
    }
    at += character.size;
  }
  if (begin < text.size()) items.push_back(text.substr(begin));
  return items;
}

std::string_view UpToStop(std::string_view text) {
  return UpToOneOf(U"。；\n", text).value_or(text);
}

std::optional<std::string_view> UpToSeparator(std::string_view text) {
  return UpToOneOf(U"，；：。、！,;:（）()\n", text);
}

}  // namespace disclosure::narrative
