#ifndef DISCLOSURE_RULES_RULE_FOLD_H_
#define DISCLOSURE_RULES_RULE_FOLD_H_

#include <vector>

#include "absl/status/status.h"
#include "form/catalogue.h"
#include "form/formula_fold.h"
#include "rules/resolved_rule.h"
#include "rules/rule_sheet.h"
#include "rules/sums.h"
#include "rules/year_pair_sheet.h"

namespace disclosure::rules {

// Adds to `sheet` what the forms make of a resolved rule; nothing if it is not
// applicable, or holds whatever the figures are. Adds it to `sums`, too, if it
// is one. INVALID_ARGUMENT as Formula::Compile().
absl::Status AddToSheet(const ResolvedRule& rule,
                        const form::Catalogue& catalogue,
                        const form::FormulaForms& forms, RuleSheet& sheet,
                        std::vector<Sum>& sums);

// The same for a rule that names the year before; `forms` has both.
absl::Status AddToYearPair(const ResolvedRule& rule,
                           const form::Catalogue& catalogue,
                           const form::FormulaForms& forms,
                           YearPairSheet& sheet);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_RULE_FOLD_H_
