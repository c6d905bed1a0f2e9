#ifndef DISCLOSURE_RULES_LIMIT_CHECKS_H_
#define DISCLOSURE_RULES_LIMIT_CHECKS_H_

#include <vector>

#include "rules/check.h"

namespace disclosure::rules {

// F-FMT-06: sizes of texts, numbers of entries.
void CheckLimits(const CheckCase& c, std::vector<Finding>& findings);

// F-FMT-01, F-FMT-05, F-STR-09: what the reader of the document noted for the
// rule that is judged. Notes that name any other rule are no findings; they
// stay in the content of the report.
void CheckImportNotes(const CheckCase& c, std::vector<Finding>& findings);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_LIMIT_CHECKS_H_
