#include "narrative/text_sketch.h"

#include <algorithm>

#include "narrative/utf8.h"

namespace disclosure::narrative {
namespace {

constexpr int kRunLetters = 4;

// Han characters, and letters of Latin script.
bool IsLetter(char32_t code) {
  return (code >= 0x3400 && code < 0xA000) || (code >= U'a' && code <= U'z') ||
         (code >= U'A' && code <= U'Z');
}

uint64_t Hash(uint64_t run) {
  run *= 0x9E3779B97F4A7C15;
  run ^= run >> 32;
  return run * 0xD6E8FEB86659FD93;
}

}  // namespace

void TextSketcher::Add(std::string_view text) {
  // Four letters of 16 bits each.
  uint64_t run = 0;
  int letters = 0;
  for (size_t at = 0; at < text.size();) {
    const Character character = CharacterAt(text, at);
    at += character.size;
    if (!IsLetter(character.code)) continue;
    run = run << 16 | character.code;
    if (++letters < kRunLetters) continue;
    const uint64_t hash = Hash(run);
    uint32_t& smallest = smallest_[hash >> 58];
    smallest = std::min(smallest, static_cast<uint32_t>(hash >> 26));
    ++runs_;
  }
}

std::string TextSketcher::Finish() const {
  if (runs_ < kLeastRuns) return "";
  std::string sketch;
  for (const uint32_t smallest : smallest_) {
    sketch.push_back(static_cast<char>(smallest & 0xFF));
  }
  return sketch;
}

std::optional<int> SimilarityInPercent(std::string_view a, std::string_view b) {
  if (a.size() != kSketchBytes || b.size() != kSketchBytes) return std::nullopt;
  int equal = 0;
  for (size_t i = 0; i < kSketchBytes; ++i) equal += a[i] == b[i] ? 1 : 0;
  return equal * 100 / static_cast<int>(kSketchBytes);
}

}  // namespace disclosure::narrative
