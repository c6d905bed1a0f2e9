#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_KNOWN_RULES_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_KNOWN_RULES_H_

#include <string>

#include "disclosurectl/commands/command.h"

namespace disclosure::ctl {

// Says on standard error that the built-in rules do not have `rule_id`, and
// which of theirs is nearest, if one is like it. No refusal: the service may
// judge by a rules file of its own, and what it stored names rules that are
// gone since.
void WarnOfUnknownRule(const std::string& rule_id,
                       const Invocation& invocation);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_KNOWN_RULES_H_
