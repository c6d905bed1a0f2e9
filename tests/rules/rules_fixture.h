#ifndef DISCLOSURE_TESTS_RULES_RULES_FIXTURE_H_
#define DISCLOSURE_TESTS_RULES_RULES_FIXTURE_H_

#include <string>
#include <string_view>
#include <vector>

#include "disclosure/v1/finding.pb.h"
#include "disclosure/v1/report.pb.h"
#include "divisions/division_tree.h"
#include "gmock/gmock.h"
#include "rules/rule_set.h"
#include "tests/support/catalogue.h"

namespace disclosure::rules {

// The divisions that the programs carry, loaded once.
const divisions::DivisionTree& TestDivisions();
// The rules that the programs carry, compiled once.
const RuleSet& EmbeddedRules();

// On a day long after all reports of the tests.
Judgement OnSubmission();
Judgement InArchive();

// All that the embedded rules have to say.
std::vector<disclosure::v1::Finding> FindingsOf(
    const disclosure::v1::AnnualReport& message,
    const Judgement& judgement = OnSubmission());

// The ids of rules that speak, in order, each once.
std::vector<std::string> IdsOf(
    const std::vector<disclosure::v1::Finding>& findings);

// The findings of one rule.
std::vector<disclosure::v1::Finding> Only(
    std::string_view rule_id,
    const std::vector<disclosure::v1::Finding>& findings);

MATCHER_P(IsFinding, rule_id, "") {
  return arg.rule_id() == rule_id;
}

}  // namespace disclosure::rules

#endif  // DISCLOSURE_TESTS_RULES_RULES_FIXTURE_H_
