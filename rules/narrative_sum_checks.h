#ifndef DISCLOSURE_RULES_NARRATIVE_SUM_CHECKS_H_
#define DISCLOSURE_RULES_NARRATIVE_SUM_CHECKS_H_

#include <vector>

#include "rules/check.h"

namespace disclosure::rules {

// What the text says of its own figures. One finding a sentence and place;
// approximate figures are not assessable.

// F-NAR-06: shares recompute, up to one unit of their last digit.
void CheckShares(const CheckCase& c, std::vector<Finding>& findings);

// F-NAR-07: no part is more than its total; parts that claim to be all of it
// make it up.
void CheckBreakdowns(const CheckCase& c, std::vector<Finding>& findings);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_NARRATIVE_SUM_CHECKS_H_
