#include "narrative/figure_grammar.h"

#include <bit>

namespace disclosure::narrative {
namespace {

// Calls `visit` for each of the alternatives between '|'.
template <typename Visit>
void ForEachAlternative(std::string_view alternatives, Visit visit) {
  while (!alternatives.empty()) {
    const size_t bar = alternatives.find('|');
    visit(alternatives.substr(0, bar));
    if (bar == std::string_view::npos) return;
    alternatives.remove_prefix(bar + 1);
  }
}

}  // namespace

const FigureGrammar& FigureGrammar::Get() {
  static const auto& grammar = *new FigureGrammar;
  return grammar;
}

FigureGrammar::FigureGrammar() {
  for (const FigureRule& rule : FigureRules()) {
    const Rule compiled = Compile(rule);
    for (size_t bit = 0; bit < by_measure_.size(); ++bit) {
      if ((rule.measures >> bit & 1) != 0) by_measure_[bit].push_back(compiled);
    }
  }
  for (const AbsenceRule& rule : AbsenceRules()) {
    absences_.push_back({&rule, Words(rule.objects), Words(rule.not_after)});
  }
  negations_ = Words(Negations());
  topics_ = Words(TopicWords());
  other_periods_ = Words(OtherPeriods());
  own_periods_ = Words(OwnPeriods());
  other_organs_ = Words(OtherOrgans());
  own_organs_ = Words(OwnOrgans());
  vocabulary_.Finish();
}

FigureGrammar::Rule FigureGrammar::Compile(const FigureRule& rule) {
  return {.rule = &rule,
          .before = Words(rule.before),
          .also_before = Words(rule.also_before),
          .not_before = Words(rule.not_before),
          .after = Words(rule.after),
          .after_at_once = Words(rule.after, /*at_once=*/true),
          .behind = Words(rule.behind),
          .not_behind = Words(rule.not_behind),
          .earlier = Words(rule.earlier),
          .asks_before = !rule.before.empty(),
          .asks_also_before = !rule.also_before.empty(),
          .asks_after = !rule.after.empty(),
          .asks_behind = !rule.behind.empty(),
          .asks_not_behind = !rule.not_behind.empty(),
          .asks_earlier = !rule.earlier.empty()};
}

WordSet FigureGrammar::Words(std::string_view alternatives, bool at_once) {
  WordSet words;
  ForEachAlternative(alternatives, [&](std::string_view word) {
    if (word.starts_with('^') != at_once) return;
    if (at_once) word.remove_prefix(1);
    words.Insert(vocabulary_.Add(word));
  });
  return words;
}

std::span<const FigureGrammar::Rule> FigureGrammar::RulesFor(
    Measure measure) const {
  if (measure == kNoMeasure) return {};
  return by_measure_[static_cast<size_t>(
      std::countr_zero(static_cast<uint32_t>(measure)))];
}

}  // namespace disclosure::narrative
