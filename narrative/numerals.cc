#include "narrative/numerals.h"

#include <string>

#include "narrative/utf8.h"

namespace disclosure::narrative {
namespace {

constexpr int kMaxDigits = 18;

// 0 to 9, ASCII or full-width; -1 for anything else.
int ArabicDigit(char32_t code) {
  if (code >= U'0' && code <= U'9') return static_cast<int>(code - U'0');
  if (code >= U'０' && code <= U'９') return static_cast<int>(code - U'０');
  return -1;
}

int ChineseDigit(char32_t code) {
  switch (code) {
    case U'零':
    case U'〇':
    case U'○':
      return 0;
    case U'一':
      return 1;
    case U'二':
    case U'两':
      return 2;
    case U'三':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return -1;
  }
}

// 10, 100, 1,000; 0 for anything else.
int64_t ChineseUnit(char32_t code) {
  switch (code) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    default:
      return 0;
  }
}

bool IsLatin(char32_t code) {
  return (code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z');
}

// What joins digits to an address, a telephone number or a clock time.
bool JoinsDigits(char32_t code) {
  return IsLatin(code) || code == U'/' || code == U'-' || code == U'_' ||
         code == U':' || code == U'@' || code == U'.';
}

std::optional<int64_t> Multiply(int64_t value, int64_t factor) {
  int64_t product = 0;
  if (__builtin_mul_overflow(value, factor, &product)) return std::nullopt;
  constexpr int64_t kLimit = 1'000'000'000'000'000'000;
  if (product >= kLimit || product <= -kLimit) return std::nullopt;
  return product;
}

bool BeginsWord(char32_t code) {
  return ArabicDigit(code) >= 0 || IsLatin(code);
}
bool BeginsChinese(char32_t code) {
  return ChineseDigit(code) >= 0 || code == U'十';
}

class NumeralScanner {
 public:
  NumeralScanner(std::string_view text, std::vector<Numeral>& found)
      : text_(text), found_(found) {}

  size_t ScanAt(size_t at) {
    at_ = at;
    if (BeginsWord(Peek(at))) {
      ScanWord();
    } else {
      ScanChinese();
    }
    return at_;
  }

 private:
  char32_t Peek(size_t at) const {
    return at < text_.size() ? CharacterAt(text_, at).code : 0;
  }

  // Digits, or a word of letters and digits that is no number at all.
  void ScanWord() {
    const size_t begin = at_;
    bool digits_only = true;
    size_t end = begin;
    while (end < text_.size()) {
      const Character c = CharacterAt(text_, end);
      const bool grouping = c.code == U',' && IsGroup(end + 1);
      const bool point =
          IsPoint(c.code) && ArabicDigit(Peek(end + c.size)) >= 0;
      if (ArabicDigit(c.code) < 0 && !JoinsDigits(c.code) && !grouping &&
          !point) {
        break;
      }
      if (JoinsDigits(c.code) && !point) digits_only = false;
      end += c.size;
    }
    at_ = end;
    if (digits_only || EndsWithFullStop(begin, end)) ReadArabic(begin, end);
  }

  static bool IsPoint(char32_t code) { return code == U'.' || code == U'．'; }

  // "2020." at the end of a sentence is still a number.
  bool EndsWithFullStop(size_t begin, size_t end) const {
    for (size_t at = begin; at < end;) {
      const Character c = CharacterAt(text_, at);
      if (ArabicDigit(c.code) < 0 && at + c.size != end) return false;
      at += c.size;
    }
    return end > begin && text_[end - 1] == '.';
  }

  // Exactly three digits stand at `at`.
  bool IsGroup(size_t at) const {
    for (size_t i = 0; i < 3; ++i) {
      if (at + i >= text_.size() || text_[at + i] < '0' ||
          text_[at + i] > '9') {
        return false;
      }
    }
    return ArabicDigit(Peek(at + 3)) < 0;
  }

  void ReadArabic(size_t begin, size_t end) {
    Numeral numeral{.begin = begin, .end = end};
    int count = 0;
    int points = 0;
    for (size_t at = begin; at < end;) {
      const Character c = CharacterAt(text_, at);
      at += c.size;
      const int digit = ArabicDigit(c.code);
      if (digit >= 0) {
        if (++count > kMaxDigits) return;
        numeral.digits = numeral.digits * 10 + digit;
        if (points > 0) ++numeral.decimals;
      } else if (IsPoint(c.code)) {
        ++points;
      }
    }
    if (points > 1 && numeral.decimals > 0) return;
    Finish(numeral);
  }

  void ScanChinese() {
    const size_t begin = at_;
    int64_t total = 0;
    int64_t section = 0;
    int64_t digit = -1;
    int digits_in_a_row = 0;
    size_t end = begin;
    while (end < text_.size()) {
      const Character c = CharacterAt(text_, end);
      const int next = ChineseDigit(c.code);
      const int64_t unit = ChineseUnit(c.code);
      if (next >= 0) {
        // 二〇二〇: a year, digit by digit.
        digit = digits_in_a_row > 0 && digit >= 0 ? digit * 10 + next : next;
        if (++digits_in_a_row > kMaxDigits) break;
      } else if (unit > 0) {
        section += (digit < 0 ? 1 : digit) * unit;
        digit = -1;
        digits_in_a_row = 0;
      } else if (c.code == U'万' && (section > 0 || digit > 0)) {
        total += (section + (digit < 0 ? 0 : digit)) * 10'000;
        section = 0;
        digit = -1;
        digits_in_a_row = 0;
      } else {
        break;
      }
      if (section > 1'000'000 || digit > 1'000'000'000) break;
      end += c.size;
    }
    at_ = end > begin ? end : begin + CharacterAt(text_, begin).size;
    Finish({.begin = begin,
            .end = at_,
            .digits = total + section + (digit < 0 ? 0 : digit),
            .chinese = true});
  }

  // Looks at what stands around the digits.
  void Finish(Numeral numeral) {
    const char32_t before = CodeBefore(numeral.begin);
    if (before == U'第') return;
    if (MayFollow(Peek(SkipBlanks(text_, numeral.end)))) {
      TakeApproximation(numeral);
      if (!numeral.chinese && !TakeLargeUnit(numeral)) return;
      TakeApproximation(numeral);
      TakePercent(numeral);
    }
    if (before == U'之') TakePercentBefore(numeral);
    if (IsApproximatedBefore(numeral.begin)) numeral.approximate = true;
    at_ = numeral.end;
    found_.push_back(numeral);
  }

  // What is taken into a number from behind it; rare.
  static bool MayFollow(char32_t code) {
    return code == U'余' || code == U'多' || code == U'万' || code == U'亿' ||
           code == U'%' || code == U'％' || code == U'﹪';
  }

  // 0 at the beginning.
  char32_t CodeBefore(size_t at) const {
    const auto before = CharacterBefore(text_, at);
    return before ? before->code : 0;
  }

  void TakeApproximation(Numeral& numeral) const {
    const size_t at = SkipBlanks(text_, numeral.end);
    const char32_t code = Peek(at);
    if (code != U'余' && code != U'多') return;
    numeral.approximate = true;
    numeral.end = at + CharacterAt(text_, at).size;
  }

  // 万 and 亿 behind digits. False if the number becomes too large.
  bool TakeLargeUnit(Numeral& numeral) const {
    const size_t at = SkipBlanks(text_, numeral.end);
    int zeros = 0;
    if (Peek(at) == U'万') zeros = 4;
    if (Peek(at) == U'亿') zeros = 8;
    if (zeros == 0) return true;
    numeral.in_ten_thousands = true;
    numeral.end = at + CharacterAt(text_, at).size;
    for (; zeros > 0 && numeral.decimals > 0; --zeros) --numeral.decimals;
    for (; zeros > 0; --zeros) {
      const auto larger = Multiply(numeral.digits, 10);
      if (!larger) return false;
      numeral.digits = *larger;
    }
    return true;
  }

  void TakePercent(Numeral& numeral) const {
    const size_t at = SkipBlanks(text_, numeral.end);
    const char32_t code = Peek(at);
    if (code != U'%' && code != U'％' && code != U'﹪') return;
    numeral.percent = true;
    numeral.end = at + CharacterAt(text_, at).size;
  }

  void TakePercentBefore(Numeral& numeral) const {
    if (text_.substr(0, numeral.begin).ends_with("百分之")) {
      numeral.percent = true;
    }
  }

  bool IsApproximatedBefore(size_t begin) const {
    while (begin > 0 && text_[begin - 1] == ' ') --begin;
    constexpr std::u32string_view kLast = U"约近逾过概";
    if (kLast.find(CodeBefore(begin)) == std::u32string_view::npos) {
      return false;
    }
    const std::string_view before = text_.substr(0, begin);
    if (before.ends_with("最近") || before.ends_with("附近")) return false;
    for (const std::string_view word : {"约", "近", "逾", "超过", "大概"}) {
      if (before.ends_with(word)) return true;
    }
    return false;
  }

  std::string_view text_;
  std::vector<Numeral>& found_;
  size_t at_ = 0;
};

}  // namespace

std::optional<int64_t> Numeral::Times(int64_t factor) const {
  std::optional<int64_t> value = Multiply(digits, factor);
  for (int i = 0; value && i < decimals; ++i) {
    if (*value % 10 != 0) return std::nullopt;
    value = *value / 10;
  }
  return value;
}

bool MayBeginNumeral(char32_t code) {
  return BeginsWord(code) || BeginsChinese(code);
}

bool MayEndNumeral(char32_t code) {
  return ArabicDigit(code) >= 0 || ChineseDigit(code) >= 0 ||
         ChineseUnit(code) > 0 || code == U'万' || code == U'亿' ||
         code == U'.';
}

size_t ReadNumeralAt(std::string_view text, size_t at,
                     std::vector<Numeral>& found) {
  return NumeralScanner(text, found).ScanAt(at);
}

std::vector<Numeral> ReadNumerals(std::string_view text) {
  std::vector<Numeral> found;
  for (size_t at = 0; at < text.size();) {
    const Character character = CharacterAt(text, at);
    at = MayBeginNumeral(character.code) ? ReadNumeralAt(text, at, found)
                                         : at + character.size;
  }
  return found;
}

}  // namespace disclosure::narrative
