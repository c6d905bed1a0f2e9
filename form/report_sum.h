#ifndef DISCLOSURE_FORM_REPORT_SUM_H_
#define DISCLOSURE_FORM_REPORT_SUM_H_

#include "form/catalogue.h"
#include "form/report.h"

namespace disclosure::form {

// Adds the figures of `other` to those of `sum`, as of two places that became
// one. The sum is blank where one of them is, where the cell never adds up, and
// where it leaves 64 bits; it is approximate where one of them is. False, with
// nothing added, if their forms differ.
bool AddFigures(const Report& other, const Catalogue& catalogue, Report& sum);

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_REPORT_SUM_H_
