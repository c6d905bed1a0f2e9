#ifndef DISCLOSURE_RULES_TOLD_FIGURE_CHECKS_H_
#define DISCLOSURE_RULES_TOLD_FIGURE_CHECKS_H_

#include <vector>

#include "rules/check.h"

namespace disclosure::rules {

// Figures of the narrative against the tables. Writers mean different things,
// so a figure may fit any of several sums of cells; a finding lists the figure
// and all cells compared. A declared figure wins over what the text states, and
// of a text that states it more than once one statement must fit. Not
// assessable: nothing is told, it is approximate, or a cell is blank that might
// have fitted.

// F-NAR-01: applications received or handled.
void CheckToldApplications(const CheckCase& c, std::vector<Finding>& findings);
// F-NAR-02: normative documents; of policy documents only a number so near
// that the same ones are meant.
void CheckToldDocuments(const CheckCase& c, std::vector<Finding>& findings);
// F-NAR-03: what was carried in and out, and how applications ended.
void CheckToldOutcomes(const CheckCase& c, std::vector<Finding>& findings);
// F-NAR-04: reconsideration and litigation.
void CheckToldDisputes(const CheckCase& c, std::vector<Finding>& findings);
// F-NAR-08: licences and penalties.
void CheckToldDecisions(const CheckCase& c, std::vector<Finding>& findings);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_TOLD_FIGURE_CHECKS_H_
