#ifndef DISCLOSURE_RULES_RULE_DOCUMENT_H_
#define DISCLOSURE_RULES_RULE_DOCUMENT_H_

#include <string>

#include "disclosure/rules/v1/rules.pb.h"

namespace disclosure::rules {

// docs/rules.md: one entry a rule, in the order of ids, as Markdown. The same
// file gives the same text.
std::string RulesDocument(const disclosure::rules::v1::RuleFile& file);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_RULE_DOCUMENT_H_
