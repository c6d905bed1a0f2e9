#ifndef DISCLOSURE_TESTS_RULES_SHIFTED_NAMES_H_
#define DISCLOSURE_TESTS_RULES_SHIFTED_NAMES_H_

#include <string>
#include <vector>

#include "disclosure/rules/v1/rules.pb.h"

namespace disclosure::rules {

// What a name in a formula of `rule` may be mistaken for: the cells just before
// and after it on the form, in the same column; the columns beside it where
// names are columns; the levels beside a level. None for other names.
std::vector<std::string> NamesBeside(const std::string& name,
                                     const disclosure::rules::v1::Rule& rule);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_TESTS_RULES_SHIFTED_NAMES_H_
