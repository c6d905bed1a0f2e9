#ifndef DISCLOSURE_NARRATIVE_FIGURE_GRAMMAR_H_
#define DISCLOSURE_NARRATIVE_FIGURE_GRAMMAR_H_

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "narrative/figure_rules.h"
#include "narrative/vocabulary.h"

namespace disclosure::narrative {

// The rules of figure_rules.h, their words made into sets of one vocabulary:
// a text is searched for all words at once, and a rule is a few comparisons.
// Made once. Immutable, thread-safe.
class FigureGrammar {
 public:
  struct Rule {
    const FigureRule* rule = nullptr;
    // Both are empty where nothing is asked for.
    WordSet before;
    WordSet also_before;
    WordSet not_before;
    WordSet after;
    WordSet after_at_once;
    WordSet behind;
    WordSet not_behind;
    WordSet earlier;
    bool asks_before = false;
    bool asks_also_before = false;
    bool asks_after = false;
    bool asks_behind = false;
    bool asks_not_behind = false;
    bool asks_earlier = false;
  };
  struct Absence {
    const AbsenceRule* rule = nullptr;
    WordSet objects;
    WordSet not_after;
  };

  static const FigureGrammar& Get();

  const Vocabulary& vocabulary() const { return vocabulary_; }
  // Those that take a measure, in order.
  std::span<const Rule> RulesFor(Measure measure) const;
  std::span<const Absence> absences() const { return absences_; }
  const WordSet& negations() const { return negations_; }
  const WordSet& topics() const { return topics_; }
  bool NamesScope(Word word) const {
    return other_periods_.Contains(word) || own_periods_.Contains(word) ||
           own_organs_.Contains(word);
  }
  const WordSet& other_periods() const { return other_periods_; }
  const WordSet& own_periods() const { return own_periods_; }
  const WordSet& other_organs() const { return other_organs_; }
  const WordSet& own_organs() const { return own_organs_; }

 private:
  FigureGrammar();
  Rule Compile(const FigureRule& rule);
  // The words of a list; of those that begin with '^', or of the others.
  WordSet Words(std::string_view alternatives, bool at_once = false);

  Vocabulary vocabulary_;
  // By the place of a measure's bit.
  std::array<std::vector<Rule>, 16> by_measure_;
  std::vector<Absence> absences_;
  WordSet negations_;
  WordSet topics_;
  WordSet other_periods_;
  WordSet own_periods_;
  WordSet other_organs_;
  WordSet own_organs_;
};

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_FIGURE_GRAMMAR_H_
