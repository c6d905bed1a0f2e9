#ifndef DISCLOSURE_DIVISIONS_PLACE_HISTORY_H_
#define DISCLOSURE_DIVISIONS_PLACE_HISTORY_H_

#include <string>
#include <vector>

#include "divisions/division_code.h"
#include "divisions/division_tree.h"

namespace disclosure::divisions {

enum class StepKind {
  // The same code under another name.
  kRenamed,
  // Another code, of the same kind of unit.
  kRecoded,
  // Another code, because the unit is of another kind now: 葛家乡 -> 葛家镇.
  kKindChanged,
  // Went into another place, which may keep its code or have a new one.
  kMerged,
  // A part became another place.
  kSplit,
  // Came up in an edition, and nothing tells where from.
  kBegan,
  // Is in no later edition, and nothing tells what became of it.
  kEnded,
};

// One thing that happened to a place, or to one that it came from or went into.
struct HistoryStep {
  DivisionCode from;
  DivisionCode to;  // of kBegan and kEnded: the same as `from`
  // As the editions have them.
  std::string name_before;
  std::string name_after;
  // Between which two editions; of kBegan and kEnded the ones around the gap.
  int edition_before = 0;
  int edition_after = 0;
  StepKind kind = StepKind::kRenamed;
  // False: inferred from the lists, to be confirmed by hand; and of kBegan and
  // kEnded, of which nothing is known.
  bool certain = true;

  friend bool operator==(const HistoryStep&, const HistoryStep&) = default;
};

// What happened to the place that the newest edition with the code means by it:
// everything it came from, back to the first edition, what was taken out of it,
// and what it went into. A number that was used for another place before has a
// lineage of its own, which is not told. Oldest first, then in the order of
// codes; empty if nothing ever happened, and for an unknown code.
std::vector<HistoryStep> HistoryOf(const DivisionTree& divisions,
                                   const DivisionCode& code);

}  // namespace disclosure::divisions

#endif  // DISCLOSURE_DIVISIONS_PLACE_HISTORY_H_
