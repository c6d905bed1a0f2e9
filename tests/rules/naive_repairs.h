#ifndef DISCLOSURE_TESTS_RULES_NAIVE_REPAIRS_H_
#define DISCLOSURE_TESTS_RULES_NAIVE_REPAIRS_H_

#include <set>
#include <string>

#include "tests/rules/paper.h"

namespace disclosure::rules {

// All slips of the five kinds that explain a report, in short, by trying each.
std::set<std::string> FindRepairsNaively(const Paper& paper,
                                         const Values& values);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_TESTS_RULES_NAIVE_REPAIRS_H_
