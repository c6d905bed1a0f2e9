#ifndef DISCLOSURE_TESTS_RULES_RULES_FIXTURE_H_
#define DISCLOSURE_TESTS_RULES_RULES_FIXTURE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/rules/v1/rules.pb.h"
#include "disclosure/v1/finding.pb.h"
#include "disclosure/v1/report.pb.h"
#include "divisions/division_tree.h"
#include "gmock/gmock.h"
#include "rules/rule_set.h"
#include "tests/support/catalogue.h"

namespace disclosure::rules {

// The divisions that the programs carry, loaded once.
const divisions::DivisionTree& TestDivisions();
// The rules file that the programs carry, and its rules, compiled once.
disclosure::rules::v1::RuleFile EmbeddedFile();
const RuleSet& EmbeddedRules();

// On a day long after all reports of the tests.
Judgement OnSubmission();
Judgement InArchive();

// All that the embedded rules have to say.
std::vector<disclosure::v1::Finding> FindingsOf(
    const disclosure::v1::AnnualReport& message,
    const Judgement& judgement = OnSubmission());

// The hints with these, in order.
std::vector<disclosure::v1::RepairHint> HintsOf(
    const disclosure::v1::AnnualReport& message);

// What `rules` have to say about a report alone, and among its other years:
// `before` is the newest report before it, be it of the year before or not.
std::vector<disclosure::v1::Finding> FindingsOf(
    const RuleSet& rules, const disclosure::v1::AnnualReport& message,
    const Judgement& judgement);
std::vector<disclosure::v1::Finding> FindingsAcross(
    const RuleSet& rules, const form::Report& report,
    const std::optional<form::Report>& before, const Judgement& judgement,
    std::string_view sketch = "", std::string_view sketch_before = "");

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
