#include "narrative/reading.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "narrative/figure_grammar.h"
#include "narrative/figure_scope.h"
#include "narrative/measures.h"
#include "narrative/scan.h"
#include "narrative/sentences.h"
#include "narrative/utf8.h"

namespace disclosure::narrative {
namespace {

// How far a number's meaning is looked for, so that a text without full stops
// takes no longer: 100 characters, and 500 for what stands earlier.
constexpr size_t kNearBytes = 300;
constexpr size_t kEarlierBytes = 1500;

// What a year has its number of, and another period another one.
constexpr uint32_t kOfAPeriod = kPieces | kCases | kBare;

// What may stand between 本年度 and a number of what was counted before:
// 上年度收到申请 20 件，本年度收到 1 件.
constexpr auto kSameAgain = std::to_array<std::string_view>(
    {"",       "共",   "仅",     "则",     "有",     "为",     "共有",
     "仅有",   "仅为", "收到",   "共收到", "仅收到", "则收到", "受理",
     "共受理", "新收", "共新收", "接到",   "共接到", "接收",   "发生",
     "共发生", "合计", "共计",   "总计",   "总共",   "一共",   "总共收到"});

// Of a number that counts disputes.
bool IsOfDisputes(std::string_view what) {
  return what == "reconsideration_total" || what == "litigation_total";
}

// 其中涉及政府信息公开: what of a number is about disclosure.
bool NamesShareOfDisclosure(std::string_view text) {
  constexpr std::string_view kDisclosure = "公开";
  const size_t among = text.find("其中");
  const size_t about = text.find("涉及");
  const size_t begin = std::min(among, about);
  if (begin == std::string_view::npos) return false;
  const std::string_view before = text.substr(0, begin);
  const bool all =
      begin == about && (before.ends_with("均") || before.ends_with("都") ||
                         before.ends_with("全部"));
  return !all && text.find(kDisclosure, begin) != std::string_view::npos;
}

class Reader {
 public:
  explicit Reader(std::string_view text)
      : grammar_(FigureGrammar::Get()),
        text_(text),
        scope_(text, grammar_),
        scan_(ScanText(text, grammar_.vocabulary())) {
    reading_.text = text;
    for (const Numeral& numeral : scan_.numerals) {
      if (const auto year = YearOf(text, numeral)) {
        reading_.years.push_back(*year);
      } else if (const auto quantity = Measured(text, numeral)) {
        reading_.quantities.push_back(*quantity);
      }
    }
    reading_.sentences = std::move(scan_.sentences);
  }

  Reading Read() && {
    for (const ByteRange& sentence : reading_.sentences) {
      if (StartsParagraph(sentence)) paragraph_begin_ = sentence.begin;
      ReadSentence(sentence);
    }
    return std::move(reading_);
  }

 private:
  bool StartsParagraph(const ByteRange& sentence) const {
    return sentence.begin == 0 || text_[sentence.begin - 1] == '\n';
  }

  void ReadSentence(const ByteRange& sentence) {
    const size_t first_figure = reading_.figures.size();
    const size_t first_word = word_;
    topic_ = Topic::kNone;
    boundary_ = sentence.begin;
    scope_.BeginSentence(sentence);
    denied_elsewhere_.clear();
    left_out_.reset();
    for (; next_ < reading_.quantities.size(); ++next_) {
      const Quantity& quantity = reading_.quantities[next_];
      if (quantity.place.begin >= sentence.end) break;
      ReadQuantity(quantity, sentence);
    }
    PassWordsBefore(sentence.end);
    ReadWords(sentence, {scan_.words.data() + first_word, word_ - first_word},
              first_figure);
  }

  // Makes `word_` the first one that begins at `place` or behind it.
  void PassWordsBefore(size_t place) {
    while (word_ < scan_.words.size() &&
           scan_.words[word_].place.begin < place) {
      PassNumeralsBefore(scan_.words[word_].place.begin);
      PassWord();
    }
    PassNumeralsBefore(place);
  }

  void PassWord() {
    const WordAt& word = scan_.words[word_];
    scope_.PassWord(std::span(scan_.words).subspan(word_));
    if (grammar_.negations().Contains(word.word) &&
        scope_.IsElsewhere(word.place.begin)) {
      denied_elsewhere_.push_back(word.place.begin);
    }
    ++word_;
  }

  void PassNumeralsBefore(size_t place) {
    while (numeral_ < scan_.numerals.size() &&
           scan_.numerals[numeral_].begin < place) {
      scope_.PassNumeral(scan_.numerals[numeral_]);
      ++numeral_;
    }
  }

  void ReadQuantity(const Quantity& quantity, const ByteRange& sentence) {
    PassWordsBefore(quantity.place.begin);
    const FigureRule* rule = RuleFor(quantity);
    if (rule == nullptr) rule = RuleLeftOut(quantity);
    const bool left_out = rule != nullptr && LeavesOut(*rule, quantity);
    if (rule != nullptr || !quantity.numeral.chinese) {
      NoteLeftOut(left_out ? rule : nullptr, quantity);
    }
    // 一项, 两级 are figures of speech unless a rule knows them.
    if (rule != nullptr || !quantity.numeral.chinese) {
      boundary_ = quantity.place.end;
    }
    if (rule == nullptr || left_out) return;
    if (rule->sets != Topic::kNone) topic_ = rule->sets;
    const int64_t factor = quantity.measure == kPercent ? 100 : 1;
    if (const auto value = quantity.numeral.Times(factor)) {
      Add(rule->what, *value, quantity, sentence);
    }
  }

  // A number of another period or of others, or one of disputes of any kind
  // that goes on to those about disclosure.
  bool LeavesOut(const FigureRule& rule, const Quantity& quantity) const {
    if ((quantity.measure & kOfAPeriod) == 0) return false;
    if (scope_.IsElsewhere(quantity.place.begin)) return true;
    if (!IsOfDisputes(rule.what)) return false;
    const std::string_view behind =
        text_.substr(quantity.place.end, kNearBytes);
    return Gap(quantity).find("公开") == std::string_view::npos &&
           NamesShareOfDisclosure(UpToStop(behind));
  }

  // Two kinds of disputes before 其中: either may be meant.
  void NoteLeftOut(const FigureRule* rule, const Quantity& quantity) {
    const bool unclear = rule != nullptr && left_out_ &&
                         IsOfDisputes(rule->what) && left_out_->rule != rule;
    left_out_.reset();
    if (rule != nullptr && !unclear) left_out_ = {rule, quantity.measure};
  }

  // Of a number that counts once more what was just left out: 本年度收到 1 件,
  // 其中涉及政府信息公开 1 件. Null if it does not.
  const FigureRule* RuleLeftOut(const Quantity& quantity) const {
    if (!left_out_ || left_out_->measure != quantity.measure) return nullptr;
    const std::string_view gap = Gap(quantity);
    const bool share =
        IsOfDisputes(left_out_->rule->what) && NamesShareOfDisclosure(gap);
    return share || CountsSameAgain(quantity) ? left_out_->rule : nullptr;
  }

  // A part of what all organs have is not the same once more.
  bool CountsSameAgain(const Quantity& quantity) const {
    if (Gap(quantity).find("其中") != std::string_view::npos) return false;
    const size_t end = quantity.place.begin;
    const size_t near = end - std::min(end, kNearBytes);
    size_t begin = 0;
    for (size_t i = word_; i > 0; --i) {
      const WordAt& word = scan_.words[i - 1];
      if (word.place.begin < std::max(boundary_, near)) break;
      if (grammar_.NamesScope(word.word))
        begin = std::max(begin, word.place.end);
    }
    if (begin == 0 || begin > end) return false;
    std::string_view again = text_.substr(begin, end - begin);
    constexpr std::string_view kLonger = "度";
    if (again.starts_with(kLonger)) again.remove_prefix(kLonger.size());
    while (again.starts_with(' ')) again.remove_prefix(1);
    while (again.ends_with(' ')) again.remove_suffix(1);
    return std::ranges::find(kSameAgain, again) != kSameAgain.end();
  }

  // Between the number before and this one.
  std::string_view Gap(const Quantity& quantity) const {
    const size_t end = quantity.place.begin;
    const size_t begin = std::max(boundary_, end - std::min(end, kNearBytes));
    return text_.substr(begin, end - std::min(begin, end));
  }

  const FigureRule* RuleFor(const Quantity& quantity) const {
    const auto rules = grammar_.RulesFor(quantity.measure);
    if (rules.empty()) return nullptr;
    const size_t end = quantity.place.begin;
    const WordSet before =
        WordsBefore(std::max(boundary_, end - std::min(end, kNearBytes)), end);
    for (const FigureGrammar::Rule& rule : rules) {
      if (rule.asks_before && !before.Meets(rule.before)) continue;
      if (rule.rule->within != Topic::kNone && rule.rule->within != topic_) {
        continue;
      }
      if (before.Meets(rule.not_before)) continue;
      if (rule.asks_also_before && !before.Meets(rule.also_before)) continue;
      if (rule.asks_behind || rule.asks_not_behind) {
        const WordSet behind = WordsBehind(quantity);
        if (rule.asks_behind && !behind.Meets(rule.behind)) continue;
        if (behind.Meets(rule.not_behind)) continue;
      }
      if (rule.asks_after && !StandsAfter(rule, quantity)) continue;
      if (rule.asks_earlier && !StandsEarlier(rule, end)) continue;
      return rule.rule;
    }
    return nullptr;
  }

  // Those that lie between two places; `end` is where `word_` has come to.
  WordSet WordsBefore(size_t begin, size_t end) const {
    WordSet words;
    for (size_t i = word_; i > 0; --i) {
      const WordAt& word = scan_.words[i - 1];
      if (word.place.begin < begin) break;
      if (word.place.end <= end) words.Insert(word.word);
    }
    return words;
  }

  // Those of the rest of its clause, unless that has a number, too.
  WordSet WordsBehind(const Quantity& quantity) const {
    WordSet words;
    const size_t begin = quantity.place.end;
    std::string_view rest = text_.substr(begin, kNearBytes);
    size_t next = text_.size();
    if (next_ + 1 < reading_.quantities.size()) {
      next = reading_.quantities[next_ + 1].place.begin;
    }
    rest = rest.substr(0, next - begin);
    const bool text_ends = begin + rest.size() == text_.size();
    const auto clause = UpToSeparator(rest);
    if (!clause && !text_ends) return words;
    const size_t end = begin + clause.value_or(rest).size();
    for (size_t i = word_; i < scan_.words.size(); ++i) {
      const WordAt& word = scan_.words[i];
      if (word.place.begin >= end) break;
      if (word.place.end <= end) words.Insert(word.word);
    }
    return words;
  }

  bool StandsEarlier(const FigureGrammar::Rule& rule, size_t end) const {
    const size_t begin =
        std::max(paragraph_begin_, end - std::min(end, kEarlierBytes));
    return WordsBefore(begin, end).Meets(rule.earlier);
  }

  bool StandsAfter(const FigureGrammar::Rule& rule,
                   const Quantity& quantity) const {
    const size_t begin = quantity.place.end;
    const size_t end = begin + After(begin).size();
    for (size_t i = word_; i < scan_.words.size(); ++i) {
      const WordAt& word = scan_.words[i];
      if (word.place.begin >= end) break;
      if (word.place.begin < begin || word.place.end > end) continue;
      if (rule.after.Contains(word.word)) return true;
      const bool at_once = word.place.begin == begin;
      if (at_once && rule.after_at_once.Contains(word.word)) return true;
    }
    return false;
  }

  // What follows a number, up to the next one that is written in digits.
  std::string_view After(size_t end) const {
    size_t limit = std::min(text_.size(), end + kNearBytes);
    for (size_t i = next_ + 1; i < reading_.quantities.size(); ++i) {
      const Quantity& quantity = reading_.quantities[i];
      if (quantity.place.begin >= limit) break;
      if (quantity.numeral.chinese) continue;
      limit = quantity.place.begin;
      break;
    }
    return UpToStop(text_.substr(end, limit - end));
  }

  // 行政复议、行政诉讼 2 件 may be the sum of both.
  bool SaysEachOf(const Quantity& quantity) const {
    std::string_view before = text_.substr(0, quantity.place.begin);
    while (before.ends_with(' ')) before.remove_suffix(1);
    return before.ends_with("各") || before.ends_with("各有") ||
           before.ends_with("均为");
  }

  void Add(std::string_view what, int64_t value, const Quantity& quantity,
           const ByteRange& sentence) {
    const size_t plus = what.find('+');
    const bool several = plus != std::string_view::npos;
    if (several && value != 0 && !SaysEachOf(quantity)) return;
    for (const std::string_view one :
         {what.substr(0, plus),
          several ? what.substr(plus + 1) : std::string_view()}) {
      if (one.empty()) continue;
      reading_.figures.push_back(
          {one, value, quantity.approximate(), quantity.place, sentence});
    }
  }

  void ReadWords(const ByteRange& sentence, std::span<const WordAt> words,
                 size_t first_figure) {
    bool negated = false;
    for (const WordAt& word : words) {
      negated = negated || grammar_.negations().Contains(word.word);
      if (!reading_.application_topics &&
          grammar_.topics().Contains(word.word)) {
        reading_.application_topics = word.place;
      }
    }
    if (negated) ReadAbsences(sentence, words, first_figure);
  }

  // 未收到政府信息公开申请 says 0, unless the sentence has a number for it.
  void ReadAbsences(const ByteRange& sentence, std::span<const WordAt> words,
                    size_t first_figure) {
    const auto clauses = SplitClauses(text_, sentence);
    for (const FigureGrammar::Absence& absence : grammar_.absences()) {
      if (IsStatedSince(first_figure, absence.rule->what)) continue;
      for (const ByteRange& clause : clauses) {
        const auto place = AbsenceIn(clause, words, absence);
        if (!place) continue;
        reading_.figures.push_back(
            {absence.rule->what, 0, false, *place, sentence});
        break;
      }
    }
  }

  // From the negation to the object, if the clause has both.
  std::optional<ByteRange> AbsenceIn(
      const ByteRange& clause, std::span<const WordAt> words,
      const FigureGrammar::Absence& absence) const {
    std::optional<ByteRange> negation;
    std::optional<ByteRange> object;
    for (const WordAt& word : words) {
      if (word.place.begin < clause.begin || word.place.end > clause.end) {
        continue;
      }
      if (object) {
        const bool behind = word.place.begin >= object->end;
        if (behind && absence.not_after.Contains(word.word)) return {};
      } else if (!negation) {
        if (Denies(word)) negation = word.place;
      } else if (word.place.begin >= negation->end &&
                 absence.objects.Contains(word.word)) {
        object = word.place;
      }
    }
    if (!object) return std::nullopt;
    return ByteRange{negation->begin, object->end};
  }

  bool Denies(const WordAt& word) const {
    return grammar_.negations().Contains(word.word) &&
           !std::ranges::binary_search(denied_elsewhere_, word.place.begin);
  }

  bool IsStatedSince(size_t first_figure, std::string_view what) const {
    const auto begin =
        reading_.figures.begin() + static_cast<ptrdiff_t>(first_figure);
    return std::any_of(
        begin, reading_.figures.end(),
        [&](const Figure& figure) { return figure.what == what; });
  }

  const FigureGrammar& grammar_;
  const std::string_view text_;
  FigureScope scope_;
  Scan scan_;
  Reading reading_;
  size_t next_ = 0;
  // The first word behind what was read.
  size_t word_ = 0;
  size_t numeral_ = 0;
  // Negations of the sentence that speak of another period or of others.
  std::vector<size_t> denied_elsewhere_;
  // What the number before would have been.
  struct LeftOut {
    const FigureRule* rule = nullptr;
    Measure measure = kNoMeasure;
  };
  std::optional<LeftOut> left_out_;
  size_t paragraph_begin_ = 0;
  // Behind the number before, or the beginning of the sentence.
  size_t boundary_ = 0;
  Topic topic_ = Topic::kNone;
};

}  // namespace

Reading Read(std::string_view text) {
  return Reader(text).Read();
}

std::span<const Quantity> QuantitiesIn(const Reading& reading,
                                       const ByteRange& sentence) {
  const auto begin = std::ranges::lower_bound(
      reading.quantities, sentence.begin, {},
      [](const Quantity& quantity) { return quantity.place.begin; });
  auto end = begin;
  while (end != reading.quantities.end() && end->place.begin < sentence.end) {
    ++end;
  }
  return {begin, end};
}

const ByteRange* SentenceAround(const Reading& reading, size_t place) {
  const auto after =
      std::ranges::upper_bound(reading.sentences, place, {}, &ByteRange::begin);
  if (after == reading.sentences.begin()) return nullptr;
  const ByteRange& sentence = *(after - 1);
  return place < sentence.end ? &sentence : nullptr;
}

bool IsOtherDispute(const Figure& figure, std::string_view text) {
  if (!IsOfDisputes(figure.what) || figure.value == 0) return false;
  return figure.sentence.In(text).find("公开") == std::string_view::npos;
}

std::vector<Figure> ReadFigures(std::string_view text) {
  return Read(text).figures;
}

}  // namespace disclosure::narrative
