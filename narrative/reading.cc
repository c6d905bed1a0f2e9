#include "narrative/reading.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "narrative/figure_grammar.h"
#include "narrative/scan.h"
#include "narrative/sentences.h"
#include "narrative/utf8.h"

namespace disclosure::narrative {
namespace {

// How far a number's meaning is looked for, so that a text without full stops
// takes no longer: 100 characters, and 500 for what stands earlier.
constexpr size_t kNearBytes = 300;
constexpr size_t kEarlierBytes = 1500;

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

// Up to the first of 。；or a line's end.
std::string_view UpToStop(std::string_view text) {
  constexpr std::u32string_view kClauseStops = U"。；\n";
  for (size_t at = 0; at < text.size();) {
    const Character character = CharacterAt(text, at);
    if (kClauseStops.find(character.code) != std::u32string_view::npos) {
      return text.substr(0, at);
    }
    at += character.size;
  }
  return text;
}

class Reader {
 public:
  explicit Reader(std::string_view text)
      : grammar_(FigureGrammar::Get()),
        text_(text),
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
      ++word_;
    }
  }

  void ReadQuantity(const Quantity& quantity, const ByteRange& sentence) {
    PassWordsBefore(quantity.place.begin);
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
        if (grammar_.negations().Contains(word.word)) negation = word.place;
      } else if (word.place.begin >= negation->end &&
                 absence.objects.Contains(word.word)) {
        object = word.place;
      }
    }
    if (!object) return std::nullopt;
    return ByteRange{negation->begin, object->end};
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
  Scan scan_;
  Reading reading_;
  size_t next_ = 0;
  // The first word behind what was read.
  size_t word_ = 0;
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
  const bool dispute = figure.what == "reconsideration_total" ||
                       figure.what == "litigation_total";
  if (!dispute || figure.value == 0) return false;
  return figure.sentence.In(text).find("公开") == std::string_view::npos;
}

std::vector<Figure> ReadFigures(std::string_view text) {
  return Read(text).figures;
}

}  // namespace disclosure::narrative
