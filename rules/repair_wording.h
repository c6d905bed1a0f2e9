#ifndef DISCLOSURE_RULES_REPAIR_WORDING_H_
#define DISCLOSURE_RULES_REPAIR_WORDING_H_

#include "disclosure/rules/v1/rules.pb.h"
#include "disclosure/v1/finding.pb.h"
#include "form/catalogue.h"
#include "rules/labels.h"
#include "rules/repair.h"

namespace disclosure::rules {

// A repair in the words of `rule` (F-APP-10), by its kind. In these, {cell} is
// the first cell and {instance} the second one; {found} what the first one says
// and {expected} what it should say.
disclosure::v1::RepairHint ToHint(const Repair& repair,
                                  const disclosure::rules::v1::Rule& rule,
                                  const form::Catalogue& catalogue,
                                  const Labels& labels);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_REPAIR_WORDING_H_
