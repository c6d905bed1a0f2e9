#ifndef DISCLOSURE_TESTS_RULES_NAIVE_RULES_H_
#define DISCLOSURE_TESTS_RULES_NAIVE_RULES_H_

#include <set>
#include <string>
#include <utility>

#include "disclosure/rules/v1/rules.pb.h"
#include "disclosure/v1/report.pb.h"
#include "form/formula_tree.h"

namespace disclosure::rules {

// The rules of a file judged as slowly and plainly as possible: by walking the
// text of each formula anew, with names looked up one by one in the message.
// Shares the parser with the engine, and nothing that comes after it. Knows the
// formulas that the rules file uses, not the whole language.
//
// Returns rule id and instance of every formula that is broken.
std::set<std::pair<std::string, std::string>> BrokenNaively(
    const disclosure::rules::v1::RuleFile& rules,
    const disclosure::v1::AnnualReport& report);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_TESTS_RULES_NAIVE_RULES_H_
