#ifndef DISCLOSURE_DISCLOSURECTL_OPTIONS_OPTION_SPEC_H_
#define DISCLOSURE_DISCLOSURECTL_OPTIONS_OPTION_SPEC_H_

#include <string_view>

#include "disclosurectl/language.h"

namespace disclosure::ctl {

// What may stand after the equals sign. A value of another kind is refused
// before the command runs.
enum class OptionKind {
  // Nothing: the option is there or it is not.
  kFlag,
  // Any text.
  kText,
  // A whole number of at least 0.
  kInteger,
  // One of the words of `value_name`, "table|json|csv".
  kChoice,
  // "500ms", "30s", "5m".
  kDuration,
  // "2020" or "2018-2022".
  kYears,
  // "2021-01-26".
  kDate,
  // "1%", "0.5%" or "0.005".
  kShare,
};

// One row of the option table of a command.
struct OptionSpec {
  // Without the dashes: "years".
  std::string_view name;
  OptionKind kind = OptionKind::kFlag;
  // How help names the value: "FILE"; of a choice, the words.
  std::string_view value_name;
  // Empty: none.
  std::string_view default_value;
  Text help;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OPTIONS_OPTION_SPEC_H_
