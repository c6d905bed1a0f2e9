#ifndef DISCLOSURE_TESTS_SUPPORT_STATUS_MATCHERS_H_
#define DISCLOSURE_TESTS_SUPPORT_STATUS_MATCHERS_H_

#include <string>
#include <type_traits>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "gmock/gmock.h"
#include "status/reason.h"

// Matchers for absl::Status and absl::StatusOr<T> alike.
namespace disclosure {

inline const absl::Status& StatusOf(const absl::Status& status) {
  return status;
}
template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& result) {
  return result.status();
}

MATCHER(IsOk, "is OK") {
  *result_listener << StatusOf(arg).ToString();
  return StatusOf(arg).ok();
}

// IsOkAndHolds(3), IsOkAndHolds(SizeIs(2)).
MATCHER_P(
    IsOkAndHolds, value,
    "is OK and holds a value that " +
        testing::DescribeMatcher<typename std::decay_t<arg_type>::value_type>(
            value, negation)) {
  if (!arg.ok()) {
    *result_listener << arg.status().ToString();
    return false;
  }
  return testing::ExplainMatchResult(value, *arg, result_listener);
}

// StatusIs(absl::StatusCode::kNotFound).
MATCHER_P(StatusIs, code, "has the code " + absl::StatusCodeToString(code)) {
  *result_listener << StatusOf(arg).ToString();
  return StatusOf(arg).code() == code;
}

// StatusIs(absl::StatusCode::kNotFound, HasSubstr("430321111")).
MATCHER_P2(StatusIs, code, message,
           "has the code " + absl::StatusCodeToString(code) +
               " and a message that " +
               testing::DescribeMatcher<std::string>(message, negation)) {
  *result_listener << StatusOf(arg).ToString();
  return StatusOf(arg).code() == code &&
         testing::Matches(testing::MatcherCast<std::string>(message))(
             std::string(StatusOf(arg).message()));
}

// HasReason("REQUEST_ID_REUSED").
MATCHER_P(HasReason, reason,
          "has the reason " + testing::PrintToString(reason)) {
  *result_listener << StatusOf(arg).ToString() << " with the reason "
                   << ReasonOf(StatusOf(arg));
  return ReasonOf(StatusOf(arg)) == reason;
}

// HasField("requests[3].report.organ.name").
MATCHER_P(HasField, field, "is about field " + testing::PrintToString(field)) {
  *result_listener << StatusOf(arg).ToString() << " about field "
                   << FieldOf(StatusOf(arg));
  return FieldOf(StatusOf(arg)) == field;
}

}  // namespace disclosure

#endif  // DISCLOSURE_TESTS_SUPPORT_STATUS_MATCHERS_H_
