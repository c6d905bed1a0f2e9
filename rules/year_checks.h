#ifndef DISCLOSURE_RULES_YEAR_CHECKS_H_
#define DISCLOSURE_RULES_YEAR_CHECKS_H_

#include <vector>

#include "rules/check.h"

namespace disclosure::rules {

// F-XYR-06: all figures that add up over years are those of the year before, at
// least one of them not zero. Compares the cells that both forms have; not
// assessable if one of them is blank.
void CheckCopiedFigures(const YearsCase& c, std::vector<Finding>& findings);

// F-XYR-07: the narrative is nearly that of the year before, by the sketches of
// both. Not assessable if one of them is too short for a sketch.
void CheckCopiedText(const YearsCase& c, std::vector<Finding>& findings);

// F-XYR-08: no report for the year before, although there is an earlier one.
void CheckGapBefore(const YearsCase& c, std::vector<Finding>& findings);

// F-XYR-09: a code that the edition of divisions for the report year does not
// have, although another has it. Not assessable for a code that none has.
void CheckCodeInItsYears(const CheckCase& c, std::vector<Finding>& findings);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_YEAR_CHECKS_H_
