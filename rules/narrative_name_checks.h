#ifndef DISCLOSURE_RULES_NARRATIVE_NAME_CHECKS_H_
#define DISCLOSURE_RULES_NARRATIVE_NAME_CHECKS_H_

#include <vector>

#include "rules/check.h"

namespace disclosure::rules {

// F-NAR-11: the years in title, preface, text and signature are those of the
// report. Title and preface: a year of a report is named, and none is the
// report's. Text: sentences begin with another year, and none with the
// report's. Signature: from the last day of the year to the end of the next.
// Not assessable where no year is named.
void CheckYearsOfText(const CheckCase& c, std::vector<Finding>& findings);

// F-NAR-12: title, preface (由…编制) and signer name no other organ: a place
// that is not the reporter's own, or a department that has no character in
// common with it. Not assessable where no name stands.
void CheckOrganOfText(const CheckCase& c, std::vector<Finding>& findings);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_NARRATIVE_NAME_CHECKS_H_
