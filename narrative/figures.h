#ifndef DISCLOSURE_NARRATIVE_FIGURES_H_
#define DISCLOSURE_NARRATIVE_FIGURES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "narrative/byte_range.h"

namespace disclosure::narrative {

// A figure that the prose states.
struct Figure {
  // The field of NarrativeFigures: "applications_received".
  std::string_view what;
  // Money in yuan, rates in units of 0.01 %, all else as counted.
  int64_t value = 0;
  // The text says 余, 多, 近, 约 or the like, the value is the number beside
  // that word; or it counts in 万.
  bool approximate = false;
  // The number with its measure word; for "未收到…申请" the words that mean 0.
  ByteRange place;
  // The sentence around it.
  ByteRange sentence;
};

// All figures of `text`, in order. A field may come more than once: the text
// then states it more than once. What no rule of figure_rules.cc recognises is
// left out, as are hotlines, mailboxes and visits where applications are meant
// (F-NAR-14). Linear in the size of the text.
std::vector<Figure> ReadFigures(std::string_view text);

// 办理行政复议案件 35 件: work of another kind, outside the part of a report
// that is about disputes; there, and in a sentence about disclosure, it is not.
bool IsOtherDispute(const Figure& figure, std::string_view text);

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_FIGURES_H_
