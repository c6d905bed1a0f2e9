#ifndef DISCLOSURE_STATUS_REASON_H_
#define DISCLOSURE_STATUS_REASON_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace disclosure {

// What a status tells a program beside its code. The core attaches it, the edge
// turns it into google.rpc.ErrorInfo, BadRequest and RetryInfo.

// The stable reason, "REQUEST_ID_REUSED". An OK status stays as it is.
absl::Status WithReason(absl::Status status, std::string_view reason);
// Empty if there is none.
std::string ReasonOf(const absl::Status& status);

// The field that is at fault: "requests[3].report.organ.name".
absl::Status WithField(absl::Status status, std::string_view field);
std::string FieldOf(const absl::Status& status);

// When the call may be repeated unchanged.
absl::Status WithRetryDelay(absl::Status status, absl::Duration delay);
std::optional<absl::Duration> RetryDelayOf(const absl::Status& status);

}  // namespace disclosure

#endif  // DISCLOSURE_STATUS_REASON_H_
