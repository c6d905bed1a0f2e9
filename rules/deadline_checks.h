#ifndef DISCLOSURE_RULES_DEADLINE_CHECKS_H_
#define DISCLOSURE_RULES_DEADLINE_CHECKS_H_

#include <vector>

#include "rules/check.h"

namespace disclosure::rules {

// F-TIM-01 to F-TIM-03: published after the deadline that the calendar has for
// this organ and year, from the report year `first_report_year` on. The fault
// is "local_deadline" where the day of the whole country was still kept. Not
// assessable without a date of publication or a division.
void CheckDeadlineOfDepartment(const CheckCase& c,
                               std::vector<Finding>& findings);
void CheckDeadlineOfGovernment(const CheckCase& c,
                               std::vector<Finding>& findings);
void CheckDeadlineOfTownship(const CheckCase& c,
                             std::vector<Finding>& findings);

// F-TIM-04: the same of any organ, up to the report year `last_report_year`.
void CheckDeadlineOfOldRegulation(const CheckCase& c,
                                  std::vector<Finding>& findings);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_DEADLINE_CHECKS_H_
