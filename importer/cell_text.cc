#include "importer/cell_text.h"

#include <algorithm>
#include <array>

#include "narrative/utf8.h"

namespace disclosure::importer {
namespace {

using narrative::Character;
using narrative::CharacterAt;
using narrative::CharacterBefore;
using narrative::IsSpace;

constexpr int kMaxDigits = 18;
constexpr size_t kGroupDigits = 3;

constexpr std::array<std::string_view, 18> kMarks = {
    "/", "／", "\\", "-",  "--",  "－", "–", "—",  "——",
    "―", "−",  "无", "無", "N/A", "*",  "…", "……", "\"\""};

constexpr std::array<std::string_view, 15> kUnits = {
    "件",   "项", "個",   "个",   "条", "次", "篇", "人",
    "人次", "元", "万元", "亿元", "份", "宗", "期"};

std::string_view Trim(std::string_view text) {
  while (!text.empty()) {
    const Character first = CharacterAt(text, 0);
    if (!IsSpace(first.code)) break;
    text.remove_prefix(first.size);
  }
  while (!text.empty()) {
    const auto last = CharacterBefore(text, text.size());
    if (!IsSpace(last->code)) break;
    text.remove_suffix(last->size);
  }
  return text;
}

bool IsUnit(std::string_view text) {
  return std::ranges::find(kUnits, text) != kUnits.end();
}

// Reads one number from the left.
class NumberReader {
 public:
  explicit NumberReader(std::string_view text) : text_(text) {}

  // False if the text is no number with, perhaps, a unit.
  bool Read(CellText& cell) {
    TakeSign();
    if (!TakeDigits(cell)) return false;
    TakeDecimals(cell);
    cell.unit = Trim(text_.substr(at_));
    if (!cell.unit.empty()) {
      if (!IsUnit(cell.unit)) return false;
      cell.repaired = true;
    }
    if (negative_) cell.digits = -cell.digits;
    return true;
  }

 private:
  char32_t Peek() const {
    return at_ < text_.size() ? CharacterAt(text_, at_).code : 0;
  }
  void Skip() { at_ += CharacterAt(text_, at_).size; }

  void TakeSign() {
    const char32_t sign = Peek();
    negative_ = sign == U'-' || sign == U'－' || sign == U'−';
    if (negative_ || sign == U'+' || sign == U'＋') Skip();
  }

  // Adds the digit at hand to the number; false if there is none, or too many.
  bool TakeDigit(CellText& cell) {
    const char32_t code = Peek();
    int digit = -1;
    if (code >= U'0' && code <= U'9') digit = static_cast<int>(code - U'0');
    if (code >= U'０' && code <= U'９') digit = static_cast<int>(code - U'０');
    if (code == U'〇' || code == U'零') digit = 0;
    if (digit < 0 || count_ == kMaxDigits) return false;
    if (code > U'9') cell.repaired = true;
    cell.digits = cell.digits * 10 + digit;
    ++count_;
    Skip();
    return true;
  }

  bool TakeDigits(CellText& cell) {
    while (TakeDigit(cell)) ++in_group_;
    if (count_ == 0) return false;
    while (in_group_ <= kGroupDigits && TakeGroup(cell)) cell.repaired = true;
    return true;
  }

  // ",234": a separator with exactly three digits.
  bool TakeGroup(CellText& cell) {
    const size_t before = at_;
    const CellText saved = cell;
    const int saved_count = count_;
    const char32_t separator = Peek();
    if (separator != U',' && separator != U'，') return false;
    Skip();
    size_t digits = 0;
    while (TakeDigit(cell)) ++digits;
    if (digits == kGroupDigits) return true;
    at_ = before;
    cell = saved;
    count_ = saved_count;
    return false;
  }

  void TakeDecimals(CellText& cell) {
    const char32_t point = Peek();
    if (point != U'.' && point != U'．') return;
    const size_t before = at_;
    Skip();
    const int whole = count_;
    while (TakeDigit(cell)) continue;
    cell.decimals = count_ - whole;
    if (cell.decimals == 0) {
      at_ = before;
    } else if (point != U'.') {
      cell.repaired = true;
    }
  }

  std::string_view text_;
  size_t at_ = 0;
  size_t in_group_ = 0;
  int count_ = 0;
  bool negative_ = false;
};

// Of a text without blanks around it.
bool IsSplitNumber(std::string_view text) {
  bool split = false;
  for (size_t at = 0; at < text.size();) {
    const Character character = CharacterAt(text, at);
    at += character.size;
    const bool space = IsSpace(character.code);
    if (!space && (character.code < U'0' || character.code > U'9')) {
      return false;
    }
    split = split || space;
  }
  return split;
}

}  // namespace

std::optional<int64_t> CellText::Times(int64_t factor) const {
  int64_t value = 0;
  if (__builtin_mul_overflow(digits, factor, &value)) return std::nullopt;
  constexpr int64_t kLimit = 1'000'000'000'000'000'000;
  for (int i = 0; i < decimals; ++i) {
    if (value % 10 != 0) return std::nullopt;
    value /= 10;
  }
  if (value >= kLimit || value <= -kLimit) return std::nullopt;
  return value;
}

CellText ReadCellText(std::string_view text) {
  text = Trim(text);
  CellText cell;
  if (text.empty()) return cell;
  if (std::ranges::find(kMarks, text) != kMarks.end()) {
    cell.kind = CellKind::kMark;
    return cell;
  }
  const bool is_number = NumberReader(text).Read(cell);
  if (!is_number) cell = CellText();
  cell.kind = is_number             ? CellKind::kNumber
              : IsSplitNumber(text) ? CellKind::kSplit
                                    : CellKind::kText;
  return cell;
}

}  // namespace disclosure::importer
