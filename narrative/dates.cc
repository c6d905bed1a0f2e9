#include "narrative/dates.h"

#include "narrative/numerals.h"
#include "narrative/utf8.h"

namespace disclosure::narrative {
namespace {

// The text between two numbers, without blanks, is `marker`.
bool Joined(std::string_view text, const Numeral& a, const Numeral& b,
            std::string_view marker) {
  const size_t at = SkipBlanks(text, a.end);
  return text.substr(at).starts_with(marker) &&
         SkipBlanks(text, at + marker.size()) == b.begin;
}

// The end of `marker` behind a number; nullopt if it does not stand there.
std::optional<size_t> FollowedBy(std::string_view text, const Numeral& numeral,
                                 std::string_view marker) {
  const size_t at = SkipBlanks(text, numeral.end);
  if (!text.substr(at).starts_with(marker)) return std::nullopt;
  return at + marker.size();
}

bool IsPlain(const Numeral& numeral) {
  return numeral.decimals == 0 && !numeral.approximate && !numeral.percent;
}

// The text as far as numbers may stand before 年 in it; most titles name their
// year at the beginning, and have another 年 behind it (年度报告).
std::string_view UpToLastYear(std::string_view text) {
  constexpr std::string_view kYear = "年";
  for (size_t end = text.size(); end >= kYear.size(); --end) {
    // The last byte tells most characters apart.
    if (text[end - 1] != kYear.back()) continue;
    if (!text.substr(0, end).ends_with(kYear)) continue;
    const size_t at = end - kYear.size();
    auto before = CharacterBefore(text, at);
    for (size_t blank = at; before && IsSpace(before->code);) {
      blank -= before->size;
      before = CharacterBefore(text, blank);
    }
    if (before && MayEndNumeral(before->code)) return text.substr(0, end);
  }
  return {};
}

bool IsYear(int year) {
  return year >= 1949 && year <= 2199;
}

// 第2020年, 约2020年 are no years; a whole text without these has none.
bool ChangesNumbers(char32_t code) {
  switch (code) {
    case U'第':
    case U'约':
    case U'近':
    case U'逾':
    case U'过':
    case U'概':
    case U'之':
      return true;
    default:
      return false;
  }
}

// 湘潭县云湖桥镇2020年: four digits at the end, behind a text without any
// number or what could belong to one. nullopt: it has to be read properly.
std::optional<YearMention> PlainYear(std::string_view text) {
  constexpr size_t kSize = 4 + std::string_view("年").size();
  if (text.size() < kSize) return std::nullopt;
  const size_t begin = text.size() - kSize;
  int year = 0;
  for (const char digit : text.substr(begin, 4)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    year = year * 10 + (digit - '0');
  }
  if (!IsYear(year)) return std::nullopt;
  for (size_t at = 0; at < begin;) {
    const Character character = CharacterAt(text, at);
    if (character.size == 1 || ChangesNumbers(character.code) ||
        MayBeginNumeral(character.code)) {
      return std::nullopt;
    }
    at += character.size;
  }
  return YearMention{year, begin, text.size()};
}

int AsInt(const Numeral& numeral) {
  return numeral.digits > 9999 ? 0 : static_cast<int>(numeral.digits);
}

// "2021年1月26日" with its three numbers from `i` on.
std::optional<DateMention> DateAt(std::string_view text,
                                  const std::vector<Numeral>& numbers,
                                  size_t i) {
  if (i + 2 >= numbers.size()) return std::nullopt;
  if (!Joined(text, numbers[i], numbers[i + 1], "年") ||
      !Joined(text, numbers[i + 1], numbers[i + 2], "月")) {
    return std::nullopt;
  }
  auto end = FollowedBy(text, numbers[i + 2], "日");
  if (!end) end = FollowedBy(text, numbers[i + 2], "号");
  if (!end) return std::nullopt;
  const auto date = form::CivilDate::FromYmd(
      AsInt(numbers[i]), AsInt(numbers[i + 1]), AsInt(numbers[i + 2]));
  if (!date) return std::nullopt;
  return DateMention{*date, numbers[i].begin, *end};
}

// Up to `limit` ASCII digits at `at`, which moves behind them; -1 if there are
// none, or more.
int TakeDigits(std::string_view text, size_t& at, size_t limit) {
  int value = 0;
  const size_t begin = at;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
    if (at - begin == limit) return -1;
    value = value * 10 + (text[at++] - '0');
  }
  return at == begin ? -1 : value;
}

// "2021-01-26", "2021/1/26", "2021.1.26" at `begin`.
std::optional<DateMention> NumericDateAt(std::string_view text, size_t begin) {
  size_t at = begin;
  const int year = TakeDigits(text, at, 4);
  if (year < 1000 || at >= text.size()) return std::nullopt;
  const char separator = text[at++];
  if (separator != '-' && separator != '/' && separator != '.') {
    return std::nullopt;
  }
  const int month = TakeDigits(text, at, 2);
  if (month < 0 || at >= text.size() || text[at++] != separator) {
    return std::nullopt;
  }
  const int day = TakeDigits(text, at, 2);
  if (day < 0) return std::nullopt;
  const auto date = form::CivilDate::FromYmd(year, month, day);
  if (!date) return std::nullopt;
  return DateMention{*date, begin, at};
}

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

void AddNumericDates(std::string_view text, std::vector<DateMention>& found) {
  for (size_t at = 0; at < text.size(); ++at) {
    const bool starts =
        IsDigit(text[at]) && (at == 0 || !IsDigit(text[at - 1]));
    if (!starts) continue;
    if (const auto mention = NumericDateAt(text, at)) {
      found.push_back(*mention);
      at = mention->end - 1;
    }
  }
}

// What may stand between the two days of a period.
bool IsRangeWord(std::string_view between) {
  for (const std::string_view word :
       {"起至", "至", "到", "—", "-", "－", "~"}) {
    const size_t place = between.find(word);
    if (place != std::string_view::npos) {
      return between.size() <= word.size() + 12;
    }
  }
  return false;
}

// The last day of a period: "2020年12月31日", or "12月31日" in `year`.
std::optional<DateMention> LastDayAt(std::string_view text,
                                     const std::vector<Numeral>& numbers,
                                     size_t i, int year) {
  if (const auto whole = DateAt(text, numbers, i)) return whole;
  if (i + 1 >= numbers.size()) return std::nullopt;
  if (!Joined(text, numbers[i], numbers[i + 1], "月")) return std::nullopt;
  const auto end = FollowedBy(text, numbers[i + 1], "日");
  if (!end) return std::nullopt;
  const auto date =
      form::CivilDate::FromYmd(year, AsInt(numbers[i]), AsInt(numbers[i + 1]));
  if (!date) return std::nullopt;
  return DateMention{*date, numbers[i].begin, *end};
}

}  // namespace

std::vector<DateMention> ReadDates(std::string_view text) {
  const std::vector<Numeral> numbers = ReadNumerals(text);
  std::vector<DateMention> found;
  for (size_t i = 0; i < numbers.size(); ++i) {
    if (const auto mention = DateAt(text, numbers, i)) {
      found.push_back(*mention);
      i += 2;
    }
  }
  if (found.empty()) AddNumericDates(text, found);
  return found;
}

std::optional<PeriodMention> ReadPeriod(std::string_view text) {
  const std::vector<Numeral> numbers = ReadNumerals(text);
  for (size_t i = 0; i + 4 < numbers.size(); ++i) {
    const auto first = DateAt(text, numbers, i);
    if (!first) continue;
    const auto last = LastDayAt(text, numbers, i + 3, first->date.year());
    if (!last || last->date < first->date) continue;
    if (!IsRangeWord(text.substr(first->end, last->begin - first->end))) {
      continue;
    }
    return PeriodMention{first->date, last->date, first->begin, last->end};
  }
  return std::nullopt;
}

std::vector<YearMention> ReadYears(std::string_view text) {
  text = UpToLastYear(text);
  if (const auto plain = PlainYear(text)) return {*plain};
  std::vector<YearMention> found;
  for (const Numeral& numeral : ReadNumerals(text)) {
    const auto end = FollowedBy(text, numeral, "年");
    const int year = IsPlain(numeral) ? AsInt(numeral) : 0;
    if (end && IsYear(year)) {
      found.push_back({year, numeral.begin, *end});
    }
  }
  return found;
}

}  // namespace disclosure::narrative
