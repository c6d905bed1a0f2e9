#include "narrative/figure_scope.h"

#include <algorithm>
#include <array>

#include "narrative/utf8.h"

namespace disclosure::narrative {
namespace {

// No clause is longer: 100 characters.
constexpr size_t kMaxClauseBytes = 300;
constexpr std::u32string_view kClauseMarks = U"，；：。、,;:（）()";

// 与上年相比, 根据上年度考核, 结转上年, 每季度: no figure is of that period.
constexpr std::u32string_view kNoPeriodBehind =
    U"与和同及含加除据按照合对于由自从将把转每各";
constexpr std::u32string_view kComparesBehind = U"比较";
// 上年结转, 上年末: what this year began with.
constexpr auto kNoPeriodBefore = std::to_array<std::string_view>(
    {"结转", "转入", "转结", "遗留", "未办", "未结", "末", "底"});
constexpr auto kDayBehind =
    std::to_array<std::string_view>({"底", "末", "初", "中", "上旬", "下旬"});
constexpr auto kUpTo = std::to_array<std::string_view>(
    {"-", "—", "–", "－", "~", "～", "至", "到"});

bool StandsAmong(char32_t code, std::u32string_view characters) {
  return characters.find(code) != std::u32string_view::npos;
}

bool StartsWithOneOf(std::string_view text,
                     std::span<const std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.starts_with(word); });
}

// Without the blanks at its end.
std::string_view WithoutLastBlanks(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool EndsWithNumber(std::string_view text) {
  const auto last = CharacterBefore(text, text.size());
  return last && StandsAmong(last->code, U"0123456789一二三四五六七八九十");
}

// Of what stands behind 月: 1 月 1 日, 12 月底.
bool NamesDay(std::string_view behind) {
  behind = behind.substr(SkipBlanks(behind, 0));
  if (StartsWithOneOf(behind, kDayBehind)) return true;
  return !behind.empty() && behind.front() >= '0' && behind.front() <= '9';
}

// Of what stands before 月: "1-12", "1 月至 12".
bool IsJanuaryToDecember(std::string_view text) {
  constexpr std::string_view kDecember = "12";
  constexpr std::string_view kMonth = "月";
  if (!text.ends_with(kDecember)) return false;
  text = WithoutLastBlanks(text.substr(0, text.size() - kDecember.size()));
  const auto mark = std::ranges::find_if(
      kUpTo, [&](std::string_view one) { return text.ends_with(one); });
  if (mark == kUpTo.end()) return false;
  while (text.ends_with(*mark)) text.remove_suffix(mark->size());
  text = WithoutLastBlanks(text);
  if (text.ends_with("份")) text.remove_suffix(std::string_view("份").size());
  if (text.ends_with(kMonth)) {
    text = WithoutLastBlanks(text.substr(0, text.size() - kMonth.size()));
  }
  if (!text.ends_with('1')) return false;
  text.remove_suffix(1);
  return text.empty() || text.back() < '0' || text.back() > '9';
}

}  // namespace

void FigureScope::BeginSentence(const ByteRange& sentence) {
  sentence_ = sentence;
  own_period_end_ = sentence.begin;
  other_period_.reset();
  compares_ = false;
  own_organ_named_ = false;
  own_organ_follows_.reset();
  of_others_ = false;
}

void FigureScope::PassWord(std::span<const WordAt> words) {
  const WordAt& word = words.front();
  if (grammar_.other_periods().Contains(word.word)) {
    PassOtherPeriod(word.place);
  }
  if (grammar_.own_periods().Contains(word.word)) {
    NameOwnPeriod(word.place);
  }
  if (grammar_.own_organs().Contains(word.word)) {
    own_organ_named_ = true;
    of_others_ = false;
  }
  if (grammar_.other_organs().Contains(word.word) &&
      ClauseBefore(word.place.begin).empty()) {
    of_others_ = own_organ_named_ || NamesOwnOrgan(words);
  }
}

void FigureScope::PassNumeral(const Numeral& numeral) {
  // 2020 年, as far as can be told without knowing whose report it is.
  constexpr std::string_view kYear = "年";
  const size_t at = SkipBlanks(text_, numeral.end);
  if (numeral.digits > 12 && text_.substr(at).starts_with(kYear)) {
    NameOwnPeriod({numeral.begin, at + kYear.size()});
  }
}

bool FigureScope::IsElsewhere(size_t place) const {
  if (of_others_ || IsOfSomeMonths(place)) return true;
  if (!other_period_) return false;
  return !compares_ || !SeparatorStandsIn(other_period_->end, place);
}

bool FigureScope::IsOfSomeMonths(size_t place) const {
  constexpr std::string_view kMonth = "月";
  const size_t begin =
      std::max(own_period_end_, place - std::min(place, kMaxClauseBytes));
  const std::string_view named =
      text_.substr(begin, place - std::min(begin, place));
  for (size_t at = named.rfind(kMonth); at != std::string_view::npos;
       at = at == 0 ? at - 1 : named.rfind(kMonth, at - 1)) {
    const std::string_view before = WithoutLastBlanks(named.substr(0, at));
    if (!EndsWithNumber(before)) continue;
    if (NamesDay(text_.substr(begin + at + kMonth.size()))) continue;
    return !IsJanuaryToDecember(before);
  }
  return false;
}

void FigureScope::PassOtherPeriod(const ByteRange& place) {
  // 上年 of 上年度.
  constexpr std::string_view kLonger = "度";
  const std::string_view behind = text_.substr(SkipBlanks(text_, place.end));
  if (behind.starts_with(kLonger)) return;
  if (StartsWithOneOf(behind, kNoPeriodBefore)) return;
  const std::string_view before = WithoutLastBlanks(ClauseBefore(place.begin));
  const auto last = CharacterBefore(before, before.size());
  if (last && StandsAmong(last->code, kNoPeriodBehind)) return;
  other_period_ = place;
  compares_ = last && StandsAmong(last->code, kComparesBehind);
}

void FigureScope::NameOwnPeriod(const ByteRange& place) {
  own_period_end_ = place.end;
  // 去年全年 is not the own year.
  if (other_period_ && SeparatorStandsIn(other_period_->end, place.begin)) {
    other_period_.reset();
  }
}

bool FigureScope::NamesOwnOrgan(std::span<const WordAt> words) {
  if (own_organ_follows_) return *own_organ_follows_;
  own_organ_follows_ = false;
  for (const WordAt& word : words) {
    if (word.place.begin >= sentence_.end) break;
    if (grammar_.own_organs().Contains(word.word)) own_organ_follows_ = true;
  }
  return *own_organ_follows_;
}

std::string_view FigureScope::ClauseBefore(size_t place) const {
  size_t begin = place;
  while (begin > sentence_.begin && place - begin < kMaxClauseBytes) {
    const auto before = CharacterBefore(text_, begin);
    if (!before || StandsAmong(before->code, kClauseMarks)) break;
    begin -= before->size;
  }
  return text_.substr(begin, place - begin);
}

bool FigureScope::SeparatorStandsIn(size_t begin, size_t end) const {
  if (end > begin + kMaxClauseBytes) return true;
  while (begin < end) {
    const Character character = CharacterAt(text_, begin);
    if (StandsAmong(character.code, kClauseMarks)) return true;
    begin += character.size;
  }
  return false;
}

}  // namespace disclosure::narrative
