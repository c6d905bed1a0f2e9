#include "narrative/proportions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "narrative/utf8.h"

namespace disclosure::narrative {
namespace {

// Longer, it is another thing that is counted: 40 and 20 characters.
constexpr size_t kMaxItemBytes = 120;
constexpr size_t kMaxShareBytes = 60;
// So that a long list is no work.
constexpr size_t kMaxParts = 64;
constexpr size_t kMaxNumerators = 5;
constexpr size_t kMaxDenominators = 8;

constexpr std::string_view kAmong = "其中";

// A clause with one of these tells something of its own.
constexpr std::array<std::string_view, 34> kNoItem = {
    "收到", "受理", "办结",   "办理", "答复",     "回复", "举办",
    "开展", "召开", "组织了", "编印", "发放",     "制发", "制定",
    "出台", "印发", "解读",   "更新", "新增",     "同比", "较上",
    "比上", "较去", "比去",   "增长", "减少",     "下降", "累计",
    "全年", "另外", "另有",   "此外", "与此同时", "结转"};

constexpr std::array<std::string_view, 3> kStops = {"。", "；", "\n"};

constexpr std::array<std::string_view, 9> kOtherTotal = {
    "全县", "全市", "全省", "全区", "全州", "全国", "全镇", "去年", "上年"};

bool HasOneOf(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool Has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

bool IsSeparator(char32_t code) {
  constexpr std::u32string_view kSeparators = U"，,、；;：:（(）)";
  return IsSpace(code) || kSeparators.find(code) != std::u32string_view::npos;
}

size_t SkipSeparators(std::string_view text, size_t at) {
  while (at < text.size()) {
    const Character character = CharacterAt(text, at);
    if (!IsSeparator(character.code)) break;
    at += character.size;
  }
  return at;
}

// Where the list begins that 其中 announces behind a number; npos if none does.
size_t ListBegin(std::string_view text, size_t end) {
  size_t at = SkipSeparators(text, end);
  constexpr std::string_view kStop = "。";
  if (text.substr(at, kStop.size()) == kStop) {
    at = SkipSeparators(text, at + kStop.size());
  }
  if (text.substr(at, kAmong.size()) != kAmong) return std::string_view::npos;
  return SkipSeparators(text, at + kAmong.size());
}

// What brackets say that is not part of the number before them.
constexpr std::array<std::string_view, 6> kBeside = {"不含", "不包括", "另",
                                                     "除",   "外",     "未含"};
constexpr std::array<std::string_view, 2> kOpening = {"（", "("};
constexpr std::array<std::string_view, 2> kClosing = {"）", ")"};
// An explanation in brackets is no longer: 60 characters.
constexpr size_t kMaxBracketBytes = 180;

// The place of the bracket that a quantity stands in and that closes between it
// and its list, which begins at `list`; npos if there is none.
size_t BracketBefore(const Reading& reading, const Quantity& quantity,
                     size_t list) {
  const std::string_view text = reading.text;
  const size_t end = quantity.place.end;
  if (!HasOneOf(text.substr(end, list - end), kClosing)) {
    return std::string_view::npos;
  }
  const size_t begin = end - std::min(end, kMaxBracketBytes);
  size_t opening = std::string_view::npos;
  for (const std::string_view bracket : kOpening) {
    const size_t at = text.substr(begin, end - begin).rfind(bracket);
    if (at == std::string_view::npos) continue;
    if (opening == std::string_view::npos || begin + at > opening) {
      opening = begin + at;
    }
  }
  return opening;
}

// 上年结转 1 件 stands between what the list is of and the list.
bool IsCarriedIn(const Reading& reading, size_t quantity) {
  const size_t begin =
      quantity == 0 ? 0 : reading.quantities[quantity - 1].place.end;
  const size_t end = reading.quantities[quantity].place.begin;
  std::string_view before = reading.text.substr(begin, end - begin);
  for (const std::string_view stop : {"。", "；", "，", "\n"}) {
    const size_t at = before.rfind(stop);
    if (at != std::string_view::npos) before.remove_prefix(at + stop.size());
  }
  return Has(before, "结转") || Has(before, "转入");
}

// Which quantity is the total of a list that begins behind the one at `last`,
// at `list`: 13 of 13 件（含上年结转 1 件），其中. Absent where that cannot be
// told.
std::optional<size_t> TotalOf(const Reading& reading, size_t last,
                              size_t list) {
  const size_t bracket = BracketBefore(reading, reading.quantities[last], list);
  if (bracket == std::string_view::npos) {
    // The parts may be those of what came new as well.
    if (IsCarriedIn(reading, last)) return std::nullopt;
    return last;
  }
  size_t total = last;
  while (total > 0 && reading.quantities[total].place.begin > bracket) --total;
  const size_t end = reading.quantities[total].place.end;
  if (end > bracket || SkipBlanks(reading.text, end) != bracket) {
    return std::nullopt;
  }
  const size_t inside_end = reading.quantities[last].place.end;
  if (HasOneOf(reading.text.substr(bracket, inside_end - bracket), kBeside) ||
      IsCarriedIn(reading, total)) {
    return std::nullopt;
  }
  return total;
}

bool IsNoCount(const Quantity& quantity) {
  return quantity.measure == kPercent || quantity.measure == kBare;
}

std::optional<int64_t> Count(const Quantity& quantity) {
  if (quantity.approximate() || quantity.numeral.percent) return {};
  return quantity.numeral.Times(1);
}

// Reads the list behind one total.
class ListReader {
 public:
  ListReader(const Reading& reading, size_t total, size_t begin)
      : reading_(reading), next_(total + 1), at_(begin) {
    found_.total = reading.quantities[total];
  }

  Breakdown Read() && {
    while (next_ < reading_.quantities.size() &&
           found_.parts.size() < kMaxParts && TakeItem()) {
      ++next_;
    }
    found_.claims_whole = whole_ && !item_without_number_ &&
                          (says_each_ || (others_ == 1 && last_is_other_));
    return std::move(found_);
  }

 private:
  // False if the next quantity is no item of the list.
  bool TakeItem() {
    const Quantity& quantity = reading_.quantities[next_];
    if (quantity.place.begin < at_) return true;
    const size_t begin = SkipSeparators(reading_.text, at_);
    const size_t size =
        quantity.place.begin - std::min(begin, quantity.place.begin);
    const std::string_view item = reading_.text.substr(begin, size);
    if (size > kMaxItemBytes || HasOneOf(item, kStops)) return false;
    if (HasOneOf(item, kNoItem)) return false;
    const bool other_measure = quantity.measure != kPercent &&
                               quantity.measure != found_.total.measure;
    if (Has(item, kAmong) || other_measure) {
      whole_ = false;
      return false;
    }
    at_ = quantity.place.end;
    if (quantity.measure == kPercent) return true;
    NoteWords(item);
    found_.parts.push_back(quantity);
    return true;
  }

  void NoteWords(std::string_view item) {
    // 网上、信函分别为 5 件、3 件 names all items at once.
    const bool says_each = Has(item, "分别");
    says_each_ = says_each_ || says_each;
    item_without_number_ = item_without_number_ ||
                           (!says_each && (Has(item, "、") || Has(item, "，")));
    last_is_other_ =
        Has(item, "其他") || Has(item, "其它") || Has(item, "其余");
    others_ += last_is_other_ ? 1 : 0;
  }

  const Reading& reading_;
  size_t next_;
  size_t at_;
  Breakdown found_;
  bool whole_ = true;
  bool says_each_ = false;
  bool item_without_number_ = false;
  bool last_is_other_ = false;
  int others_ = 0;
};

// The shares of one sentence.
class ShareReader {
 public:
  ShareReader(const Reading& reading, const ByteRange& sentence)
      : reading_(reading), quantities_(QuantitiesIn(reading, sentence)) {}

  void Read(std::vector<Share>& shares) const {
    for (size_t i = 2; i < quantities_.size(); ++i) {
      const Quantity& percent = quantities_[i];
      if (percent.measure != kPercent || percent.numeral.approximate) continue;
      size_t part = i - 1;
      if (!SaysShareOf(Between(part, i))) {
        // 258 件，占 805 件的 33.9%
        if (!SaysShareOf(Between(part - 1, part))) continue;
        if (!Between(part, i).starts_with("的")) continue;
        --part;
      }
      if (auto share = ShareOf(part, i)) shares.push_back(*std::move(share));
    }
  }

 private:
  std::string_view Between(size_t left, size_t right) const {
    const size_t begin = quantities_[left].place.end;
    return reading_.text.substr(begin, quantities_[right].place.begin - begin);
  }

  static bool SaysShareOf(std::string_view gap) {
    return gap.size() <= kMaxShareBytes && Has(gap, "占") && !Has(gap, "；") &&
           !HasOneOf(gap, kOtherTotal);
  }

  std::optional<Share> ShareOf(size_t part, size_t percent) const {
    const auto value = Count(quantities_[part]);
    if (!value) return std::nullopt;
    Share share{{}, {}, quantities_[percent]};
    for (size_t i = 0; i < percent; ++i) {
      if (i == part) continue;
      const Quantity& other = quantities_[i];
      if (other.measure != quantities_[part].measure) continue;
      const auto total = Count(other);
      // An approximate total may be meant.
      if (!total) return std::nullopt;
      if (*total < *value || *total == 0) continue;
      if (share.denominators.size() < kMaxDenominators) {
        share.denominators.push_back(*total);
      }
    }
    if (share.denominators.empty()) return std::nullopt;
    AddNumerators(part, share);
    return share;
  }

  void AddNumerators(size_t part, Share& share) const {
    int64_t sum = 0;
    for (size_t i = part + 1; i > 0; --i) {
      const Quantity& quantity = quantities_[i - 1];
      if (quantity.measure != quantities_[part].measure) continue;
      const auto value = Count(quantity);
      if (!value || __builtin_add_overflow(sum, *value, &sum)) return;
      share.numerators.push_back(sum);
      if (share.numerators.size() == kMaxNumerators) return;
    }
  }

  const Reading& reading_;
  const std::span<const Quantity> quantities_;
};

}  // namespace

std::vector<Breakdown> FindBreakdowns(const Reading& reading) {
  std::vector<Breakdown> found;
  for (size_t i = 0; i + 1 < reading.quantities.size(); ++i) {
    if (IsNoCount(reading.quantities[i])) continue;
    const size_t begin =
        ListBegin(reading.text, reading.quantities[i].place.end);
    if (begin == std::string_view::npos) continue;
    const auto total = TotalOf(reading, i, begin);
    if (!total || IsNoCount(reading.quantities[*total])) continue;
    Breakdown breakdown = ListReader(reading, *total, begin).Read();
    if (!breakdown.parts.empty()) found.push_back(std::move(breakdown));
  }
  return found;
}

std::vector<Share> FindShares(const Reading& reading) {
  std::vector<Share> shares;
  const ByteRange* last = nullptr;
  for (const Quantity& quantity : reading.quantities) {
    if (quantity.measure != kPercent) continue;
    const ByteRange* sentence = SentenceAround(reading, quantity.place.begin);
    if (sentence == nullptr || sentence == last) continue;
    last = sentence;
    ShareReader(reading, *sentence).Read(shares);
  }
  return shares;
}

bool IsShare(int64_t numerator, int64_t denominator, const Numeral& percent) {
  if (denominator == 0) return false;
  const double unit = std::pow(10.0, -percent.decimals);
  const double stated = static_cast<double>(percent.digits) * unit;
  const double exact =
      100.0 * static_cast<double>(numerator) / static_cast<double>(denominator);
  constexpr double kNoise = 1e-9;
  return std::abs(exact - stated) < unit + kNoise;
}

}  // namespace disclosure::narrative
