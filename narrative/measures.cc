#include "narrative/measures.h"

#include <string>

#include "narrative/utf8.h"

namespace disclosure::narrative {
namespace {

// From this year on 年 behind a number is a year.
constexpr int64_t kFirstYear = 1949;
constexpr int64_t kLastYear = 2199;

constexpr uint32_t kCounts = kPieces | kCases | kCopies;

// The characters that measure words begin with.
const std::u32string& FirstOfMeasureWords() {
  static const auto& first = *[] {
    auto* made = new std::u32string;
    for (const MeasureWord& entry : MeasureWords()) {
      made->push_back(CharacterAt(entry.word, 0).code);
    }
    return made;
  }();
  return first;
}

// Null if none stands there.
const MeasureWord* MeasureWordAt(std::string_view text, size_t at) {
  if (at >= text.size()) return nullptr;
  const char32_t code = CharacterAt(text, at).code;
  if (FirstOfMeasureWords().find(code) == std::u32string::npos) return nullptr;
  for (const MeasureWord& entry : MeasureWords()) {
    if (text.substr(at, entry.word.size()) == entry.word) return &entry;
  }
  return nullptr;
}

// The end of a clause, as far as counting is concerned.
bool EndsClause(std::string_view text, size_t at) {
  at = SkipBlanks(text, at);
  if (at >= text.size()) return true;
  constexpr std::u32string_view kEnds = U"，。；、,;）)（(！\n";
  return kEnds.find(CharacterAt(text, at).code) != std::u32string_view::npos;
}

// 一起推进, 一条龙, 每一件 are figures of speech.
bool IsFigureOfSpeech(std::string_view text, const Numeral& numeral,
                      Measure measure, size_t end) {
  return numeral.chinese && (measure & kCounts) != 0 && !EndsClause(text, end);
}

}  // namespace

std::optional<Quantity> Measured(std::string_view text,
                                 const Numeral& numeral) {
  if (numeral.percent) {
    return Quantity{numeral, kPercent, {numeral.begin, numeral.end}};
  }
  const size_t at = SkipBlanks(text, numeral.end);
  if (const MeasureWord* entry = MeasureWordAt(text, at)) {
    const size_t end = at + entry->word.size();
    if (IsFigureOfSpeech(text, numeral, entry->measure, end)) return {};
    return Quantity{numeral, entry->measure, {numeral.begin, end}};
  }
  // 申请数量为 0。
  size_t before = numeral.begin;
  while (before > 0 && text[before - 1] == ' ') --before;
  if (!text.substr(0, before).ends_with("为")) return {};
  if (!EndsClause(text, numeral.end)) return {};
  return Quantity{numeral, kBare, {numeral.begin, numeral.end}};
}

std::optional<YearMention> YearOf(std::string_view text,
                                  const Numeral& numeral) {
  if (numeral.decimals != 0 || numeral.approximate || numeral.percent ||
      numeral.digits < kFirstYear || numeral.digits > kLastYear) {
    return std::nullopt;
  }
  constexpr std::string_view kYear = "年";
  const size_t at = SkipBlanks(text, numeral.end);
  if (text.substr(at, kYear.size()) != kYear) return std::nullopt;
  return YearMention{static_cast<int>(numeral.digits), numeral.begin,
                     at + kYear.size()};
}

}  // namespace disclosure::narrative
