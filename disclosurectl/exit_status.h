#ifndef DISCLOSURE_DISCLOSURECTL_EXIT_STATUS_H_
#define DISCLOSURE_DISCLOSURECTL_EXIT_STATUS_H_

#include "absl/status/status.h"

namespace disclosure::ctl {

// What the program tells the shell.
enum class ExitStatus : int {
  kDone = 0,
  // At least one report breaks a rule whose severity is ERROR.
  kRefused = 1,
  // The command line asks for something that does not exist.
  kUsage = 2,
  // A service does not answer.
  kUnreachable = 3,
  // Any other failure.
  kFailed = 4,
};

// The reason (status/reason.h) of a failure to reach a service at all; a
// service that answers UNAVAILABLE gives a reason of its own.
inline constexpr char kUnreachableReason[] = "SERVICE_UNREACHABLE";

// INVALID_ARGUMENT is a wrong command line, whoever noticed it.
ExitStatus ExitStatusOf(const absl::Status& failure);

// The worse of two, for commands that go on after a failure: a failure beats a
// refusal, and both beat success.
ExitStatus Worse(ExitStatus a, ExitStatus b);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_EXIT_STATUS_H_
