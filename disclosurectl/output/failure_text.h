#ifndef DISCLOSURE_DISCLOSURECTL_OUTPUT_FAILURE_TEXT_H_
#define DISCLOSURE_DISCLOSURECTL_OUTPUT_FAILURE_TEXT_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "disclosurectl/language.h"

namespace disclosure::ctl {

// A failure for a person. Messages are English, as services and libraries write
// them; in Chinese a line for the reason comes before it, if the reason
// (status/reason.h) is one that people meet.
std::string FailureText(std::string_view reason, std::string_view message,
                        Language language);
std::string FailureText(const absl::Status& failure, Language language);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OUTPUT_FAILURE_TEXT_H_
