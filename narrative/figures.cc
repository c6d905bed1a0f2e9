#include "narrative/figures.h"

#include <algorithm>
#include <optional>

#include "narrative/figure_rules.h"
#include "narrative/numerals.h"
#include "narrative/sentences.h"
#include "narrative/utf8.h"

namespace disclosure::narrative {
namespace {

// How far a number's meaning is looked for, so that a text without full stops
// takes no longer: 100 characters, and 500 for what stands earlier.
constexpr size_t kNearBytes = 300;
constexpr size_t kEarlierBytes = 1500;

// A number with its measure word.
struct Quantity {
  Numeral numeral;
  Measure measure = kNoMeasure;
  ByteRange place;
};

std::optional<Quantity> Measured(std::string_view text,
                                 const Numeral& numeral) {
  if (numeral.percent) {
    return Quantity{numeral, kPercent, {numeral.begin, numeral.end}};
  }
  const size_t at = SkipBlanks(text, numeral.end);
  for (const MeasureWord& entry : MeasureWords()) {
    if (text.substr(at, entry.word.size()) == entry.word) {
      return Quantity{
          numeral, entry.measure, {numeral.begin, at + entry.word.size()}};
    }
  }
  return std::nullopt;
}

std::vector<Quantity> ReadQuantities(std::string_view text) {
  std::vector<Quantity> quantities;
  for (const Numeral& numeral : ReadNumerals(text)) {
    if (auto quantity = Measured(text, numeral)) {
      quantities.push_back(*std::move(quantity));
    }
  }
  return quantities;
}

// The last `limit` bytes of a range, or all of it.
std::string_view Last(std::string_view text, ByteRange range, size_t limit) {
  if (range.end - range.begin > limit) range.begin = range.end - limit;
  return range.In(text);
}

// Up to the first of 。；or a line's end.
std::string_view UpToStop(std::string_view text) {
  for (const std::string_view stop : {"。", "；", "\n"}) {
    text = text.substr(0, text.find(stop));
  }
  return text;
}

class Reader {
 public:
  explicit Reader(std::string_view text)
      : text_(text),
        quantities_(ReadQuantities(text)),
        sentences_(SplitSentences(text)) {}

  std::vector<Figure> Read() {
    for (const ByteRange& sentence : sentences_) {
      if (StartsParagraph(sentence)) paragraph_begin_ = sentence.begin;
      ReadSentence(sentence);
    }
    return std::move(figures_);
  }

 private:
  bool StartsParagraph(const ByteRange& sentence) const {
    return sentence.begin == 0 || text_[sentence.begin - 1] == '\n';
  }

  void ReadSentence(const ByteRange& sentence) {
    const size_t first_figure = figures_.size();
    topic_ = Topic::kNone;
    boundary_ = sentence.begin;
    for (; next_ < quantities_.size(); ++next_) {
      const Quantity& quantity = quantities_[next_];
      if (quantity.place.begin >= sentence.end) break;
      ReadQuantity(quantity, sentence);
    }
    ReadAbsences(sentence, first_figure);
  }

  void ReadQuantity(const Quantity& quantity, const ByteRange& sentence) {
    const FigureRule* rule = RuleFor(quantity);
    // 一项, 两级 are figures of speech unless a rule knows them.
    if (rule != nullptr || !quantity.numeral.chinese) {
      boundary_ = quantity.place.end;
    }
    if (rule == nullptr) return;
    if (rule->sets != Topic::kNone) topic_ = rule->sets;
    const int64_t factor = quantity.measure == kPercent ? 100 : 1;
    if (const auto value = quantity.numeral.Times(factor)) {
      Add(rule->what, *value, quantity, sentence);
    }
  }

  const FigureRule* RuleFor(const Quantity& quantity) const {
    const size_t begin = quantity.place.begin;
    const std::string_view before = Last(text_, {boundary_, begin}, kNearBytes);
    const std::string_view after = After(quantity.place.end);
    const std::string_view earlier =
        Last(text_, {paragraph_begin_, begin}, kEarlierBytes);
    for (const FigureRule& rule : FigureRules()) {
      if ((rule.measures & quantity.measure) == 0) continue;
      if (rule.within != Topic::kNone && rule.within != topic_) continue;
      if (!HasAny(before, rule.before) || !HasAny(after, rule.after)) continue;
      if (!rule.not_before.empty() && HasAny(before, rule.not_before)) continue;
      if (HasAny(earlier, rule.earlier)) return &rule;
    }
    return nullptr;
  }

  // What follows a number, up to the next one that is written in digits.
  std::string_view After(size_t end) const {
    size_t limit = std::min(text_.size(), end + kNearBytes);
    for (size_t i = next_ + 1; i < quantities_.size(); ++i) {
      if (quantities_[i].place.begin >= limit) break;
      if (quantities_[i].numeral.chinese) continue;
      limit = quantities_[i].place.begin;
      break;
    }
    return UpToStop(text_.substr(end, limit - end));
  }

  void Add(std::string_view what, int64_t value, const Quantity& quantity,
           const ByteRange& sentence) {
    while (!what.empty()) {
      const size_t plus = what.find('+');
      figures_.push_back({what.substr(0, plus), value,
                          quantity.numeral.approximate, quantity.place,
                          sentence});
      if (plus == std::string_view::npos) break;
      what.remove_prefix(plus + 1);
    }
  }

  // 未收到政府信息公开申请 says 0, unless the sentence has a number for it.
  void ReadAbsences(const ByteRange& sentence, size_t first_figure) {
    if (!HasAny(sentence.In(text_), Negations())) return;
    std::vector<AbsenceRule> open = UnstatedSince(first_figure);
    for (const ByteRange& clause : SplitClauses(text_, sentence)) {
      const auto negation = FindFirst(clause, Negations());
      if (!negation) continue;
      std::erase_if(open, [&](const AbsenceRule& rule) {
        const auto object =
            FindFirst({negation->end, clause.end}, rule.objects);
        if (!object) return false;
        figures_.push_back(
            {rule.what, 0, false, {negation->begin, object->end}, sentence});
        return true;
      });
    }
  }

  // The absence rules whose fields have no figure from `first_figure` on.
  std::vector<AbsenceRule> UnstatedSince(size_t first_figure) const {
    const auto begin = figures_.begin() + static_cast<ptrdiff_t>(first_figure);
    std::vector<AbsenceRule> open;
    for (const AbsenceRule& rule : AbsenceRules()) {
      const bool stated = std::any_of(
          begin, figures_.end(),
          [&](const Figure& figure) { return figure.what == rule.what; });
      if (!stated) open.push_back(rule);
    }
    return open;
  }

  // The first of the alternatives that stands in `range`.
  std::optional<ByteRange> FindFirst(ByteRange range,
                                     std::string_view alternatives) const {
    const std::string_view text = range.In(text_);
    while (!alternatives.empty()) {
      const size_t bar = alternatives.find('|');
      const std::string_view word = alternatives.substr(0, bar);
      if (const size_t at = text.find(word); at != std::string_view::npos) {
        return ByteRange{range.begin + at, range.begin + at + word.size()};
      }
      if (bar == std::string_view::npos) break;
      alternatives.remove_prefix(bar + 1);
    }
    return std::nullopt;
  }

  std::string_view text_;
  std::vector<Quantity> quantities_;
  std::vector<ByteRange> sentences_;
  std::vector<Figure> figures_;
  size_t next_ = 0;
  size_t paragraph_begin_ = 0;
  // Behind the number before, or the beginning of the sentence.
  size_t boundary_ = 0;
  Topic topic_ = Topic::kNone;
};

}  // namespace

std::vector<Figure> ReadFigures(std::string_view text) {
  return Reader(text).Read();
}

}  // namespace disclosure::narrative
