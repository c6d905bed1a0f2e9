#ifndef DISCLOSURE_NARRATIVE_PROPORTIONS_H_
#define DISCLOSURE_NARRATIVE_PROPORTIONS_H_

#include <cstdint>
#include <vector>

#include "narrative/reading.h"

namespace disclosure::narrative {

// 收到申请 20 件，其中网上申请 12 件、其他 8 件: a total and parts of it, of
// one measure.
struct Breakdown {
  Quantity total;
  std::vector<Quantity> parts;
  // The text claims that these are all parts: it says 分别为, or ends with
  // 其他.
  bool claims_whole = false;
};

// The breakdowns of a text: what follows 其中 behind a number, as long as it is
// a list.
std::vector<Breakdown> FindBreakdowns(const Reading& reading);

// 收到申请 805 件，其中自然人 258 件，占 33.9%.
struct Share {
  // What the percentage may be of: the number before it, or this and its
  // neighbours together.
  std::vector<int64_t> numerators;
  // The total that the sentence names, then what else may be meant.
  std::vector<int64_t> denominators;
  Quantity percent;
};

// The shares of a text whose total stands in the same sentence. Approximate
// ones are left out.
std::vector<Share> FindShares(const Reading& reading);

// True if `numerator` is `percent` of `denominator`, up to one unit of its last
// digit, rounded or cut off.
bool IsShare(int64_t numerator, int64_t denominator, const Numeral& percent);

}  // namespace disclosure::narrative

#endif  // DISCLOSURE_NARRATIVE_PROPORTIONS_H_
