#include "disclosurectl/exit_status.h"

#include <algorithm>

#include "status/reason.h"

namespace disclosure::ctl {

ExitStatus ExitStatusOf(const absl::Status& failure) {
  if (failure.ok()) return ExitStatus::kDone;
  if (ReasonOf(failure) == kUnreachableReason) return ExitStatus::kUnreachable;
  if (absl::IsInvalidArgument(failure)) return ExitStatus::kUsage;
  return ExitStatus::kFailed;
}

ExitStatus Worse(ExitStatus a, ExitStatus b) {
  return std::max(a, b);
}

}  // namespace disclosure::ctl
