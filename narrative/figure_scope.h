#ifndef DISCLOSURE_NARRATIVE_FIGURE_SCOPE_H_
#define DISCLOSURE_NARRATIVE_FIGURE_SCOPE_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "narrative/byte_range.h"
#include "narrative/figure_grammar.h"
#include "narrative/scan.h"

namespace disclosure::narrative {

// Whether the figures of a sentence are those of its year and of its organ:
// 上年度收到申请 20 件，本年度收到 1 件; 我县各单位共收到 56 件，我镇收到 12
// 件. A word that names another period or others counts up to the one that
// names the own again, 比 and 较 before it up to the end of the clause.
//
// Told of a sentence word by word, in order. Linear in its size.
class FigureScope {
 public:
  // Borrows both.
  FigureScope(std::string_view text, const FigureGrammar& grammar)
      : text_(text), grammar_(grammar) {}

  void BeginSentence(const ByteRange& sentence);
  // `words` begin with the word that is passed, and go on behind it.
  void PassWord(std::span<const WordAt> words);
  // A number, which may be that of a year.
  void PassNumeral(const Numeral& numeral);

  // Of a figure at `place`, once all words before it were passed.
  bool IsElsewhere(size_t place) const;

 private:
  void PassOtherPeriod(const ByteRange& place);
  void NameOwnPeriod(const ByteRange& place);
  // 1-6 月, named behind what named the own period last.
  bool IsOfSomeMonths(size_t place) const;
  bool NamesOwnOrgan(std::span<const WordAt> words);
  // Between the last separator and `place`.
  std::string_view ClauseBefore(size_t place) const;
  bool SeparatorStandsIn(size_t begin, size_t end) const;

  const std::string_view text_;
  const FigureGrammar& grammar_;
  ByteRange sentence_;
  // What named another period last.
  std::optional<ByteRange> other_period_;
  // It is only compared with.
  bool compares_ = false;
  // Behind what named the own period last, or where the sentence begins.
  size_t own_period_end_ = 0;
  bool own_organ_named_ = false;
  // Once it was looked for.
  std::optional<bool> own_organ_follows_;
  bool of_others_ = false;
};

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_FIGURE_SCOPE_H_
