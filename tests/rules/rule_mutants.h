#ifndef DISCLOSURE_TESTS_RULES_RULE_MUTANTS_H_
#define DISCLOSURE_TESTS_RULES_RULE_MUTANTS_H_

#include <string>
#include <vector>

#include "disclosure/rules/v1/rules.pb.h"

namespace disclosure::rules {

// A rule with one small fault, such as a hand that edits the file may make.
struct RuleMutant {
  // Where and what: "holds 1: <= becomes <"; no two mutants of a rule agree in
  // it: "holds 1: <= becomes < (2)".
  std::string what;
  disclosure::rules::v1::Rule rule;
};

// All of them, none sampled: each comparison flipped and moved by its border,
// each number and threshold one up and one down, each level one up and one
// down, each operand, condition, formula and word dropped, each cell exchanged
// for its neighbours above and below (or left and right, where names are
// columns), each severity changed to both others. Some do not compile.
std::vector<RuleMutant> MutantsOf(const disclosure::rules::v1::Rule& rule);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_TESTS_RULES_RULE_MUTANTS_H_
