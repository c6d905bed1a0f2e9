#ifndef DISCLOSURE_RULES_IDENTITY_CHECKS_H_
#define DISCLOSURE_RULES_IDENTITY_CHECKS_H_

#include <vector>

#include "rules/check.h"

namespace disclosure::rules {

// F-STR-01: who reports, and by which form. The code of a village is left to
// F-ORG-02, the year to F-STR-02.
void CheckIdentity(const CheckCase& c, std::vector<Finding>& findings);

// F-ORG-02: 12 digits that do not end in 000.
void CheckVillage(const CheckCase& c, std::vector<Finding>& findings);

// F-ORG-06: scope undeclared above townships, or a summary by who has none. Not
// assessable if the division code is malformed.
void CheckScope(const CheckCase& c, std::vector<Finding>& findings);

// F-STR-02: the first year that can be, and the last one on the day of the
// judgement.
void CheckReportYear(const CheckCase& c, std::vector<Finding>& findings);

// F-ORG-01: the credit code is of a register that has no administrative organs:
// of companies, associations, trade unions, cooperatives. An organisation that
// is declared to have public powers by law may stand in any. Also a kind of
// organ that does not exist.
void CheckAdministrativeOrgan(const CheckCase& c,
                              std::vector<Finding>& findings);

// F-ORG-07: the division has another name or code since the edition of the
// report year, for certain. Not judged where the year has no edition.
void CheckChangedOrgan(const CheckCase& c, std::vector<Finding>& findings);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_IDENTITY_CHECKS_H_
