#ifndef DISCLOSURE_RULES_TOLD_CHANNEL_CHECKS_H_
#define DISCLOSURE_RULES_TOLD_CHANNEL_CHECKS_H_

#include <vector>

#include "rules/check.h"

namespace disclosure::rules {

// F-NAR-05: the applications by channel make up those received: of the text,
// else of the table. Not assessable with fewer than two channels, with a
// channel that was not understood, or with approximate figures.
void CheckToldChannels(const CheckCase& c, std::vector<Finding>& findings);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_TOLD_CHANNEL_CHECKS_H_
