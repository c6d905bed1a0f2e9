#ifndef DISCLOSURE_RULES_RULE_CLASHES_H_
#define DISCLOSURE_RULES_RULE_CLASHES_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/v1/cell.pb.h"
#include "form/catalogue.h"

namespace disclosure::rules {

// Rules that leave a form too little: mostly a slip of the hand in an equation.
struct RuleClash {
  enum class Kind {
    kNoReport,     // nothing keeps all of them
    kSomeAreZero,  // what keeps all of them has a cell that cannot but be 0
    kNotTold,      // whether there is one was not found out
  };

  disclosure::v1::Form form = disclosure::v1::FORM_UNSPECIFIED;
  Kind kind = Kind::kNotTold;
  // In the order of the file, with what they are judged for: "F-APP-02 自然人".
  std::vector<std::string> rules;
};

// Asks each form for a report that keeps all linear formulas which every report
// of the form has to keep, and in which no cell is 0, but for those that may be
// negative; then for one that may have zeros. Formulas with "or", of the year
// before, or under a condition on the report itself are not asked.
//
// INVALID_ARGUMENT as RuleSet::Compile() has it, of formulas.
absl::StatusOr<std::vector<RuleClash>> FindRuleClashes(
    std::string_view text, std::string_view file_name,
    const form::Catalogue& catalogue);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_RULE_CLASHES_H_
