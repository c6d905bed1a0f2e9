#ifndef DISCLOSURE_RULES_REPAIR_HINTS_H_
#define DISCLOSURE_RULES_REPAIR_HINTS_H_

#include "form/cell_values.h"
#include "form/report.h"
#include "rules/compiled_rules.h"
#include "rules/finding.h"

namespace disclosure::rules {

// Adds to findings about broken sums what slips would explain them (F-APP-10):
// to the first finding, in the order of `findings`, about one of the sums. Adds
// nothing where the rules have no words for it. `cells` are those of `report`,
// with derived totals.
void AddRepairs(const CompiledRules& rules, const form::Report& report,
                const form::CellValues& cells, Findings& findings);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_REPAIR_HINTS_H_
