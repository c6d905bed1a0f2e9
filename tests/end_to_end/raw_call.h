#ifndef DISCLOSURE_TESTS_END_TO_END_RAW_CALL_H_
#define DISCLOSURE_TESTS_END_TO_END_RAW_CALL_H_

#include <string>

#include "absl/status/status.h"

namespace disclosure {

// A unary call with bytes of our own making: how it ended.
absl::Status CallRaw(const std::string& address, const std::string& method,
                     const std::string& bytes);

}  // namespace disclosure

#endif  // DISCLOSURE_TESTS_END_TO_END_RAW_CALL_H_
