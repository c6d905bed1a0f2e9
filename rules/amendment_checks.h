#ifndef DISCLOSURE_RULES_AMENDMENT_CHECKS_H_
#define DISCLOSURE_RULES_AMENDMENT_CHECKS_H_

#include <vector>

#include "rules/check.h"

namespace disclosure::rules {

// F-TIM-06: the report that is replaced had been published. One finding that
// names the cells that differ, at most `max_listed` of them; none where only
// text does. Not assessable if the day of publication is not known.
void CheckChangedAfterPublication(const AmendmentCase& c,
                                  std::vector<Finding>& findings);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_AMENDMENT_CHECKS_H_
