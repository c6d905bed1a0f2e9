#ifndef DISCLOSURE_DISCLOSURECTL_COMMANDS_FORM_OPTION_H_
#define DISCLOSURE_DISCLOSURECTL_COMMANDS_FORM_OPTION_H_

#include <string_view>

#include "disclosure/v1/report.pb.h"

namespace disclosure::ctl {

// The values of an option --form.
inline constexpr char kFormChoices[] = "pre-2014|2014|2019|2021";

// The form that one of them names.
inline v1::Form FormOf(std::string_view word) {
  if (word == "pre-2014") return v1::FORM_PRE_2014;
  if (word == "2014") return v1::FORM_2014;
  return word == "2019" ? v1::FORM_2019 : v1::FORM_2021;
}

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_COMMANDS_FORM_OPTION_H_
