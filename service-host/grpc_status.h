#ifndef DISCLOSURE_SERVICE_HOST_GRPC_STATUS_H_
#define DISCLOSURE_SERVICE_HOST_GRPC_STATUS_H_

#include <cstddef>
#include <string_view>

#include "absl/status/status.h"

namespace grpc {
class Status;
}

namespace disclosure::service_host {

// The only functions that know both worlds. All texts are bounded, so that a
// status always fits into the 8 KiB of metadata that gRPC clients accept.

inline constexpr std::string_view kErrorDomain = "disclosure.v1";
inline constexpr size_t kMaxStatusMessageBytes = 1024;
inline constexpr size_t kMaxStatusReasonBytes = 64;
inline constexpr size_t kMaxStatusFieldBytes = 256;

// The same code and message, with google.rpc details: ErrorInfo {reason, domain
// kErrorDomain} always (a status without a reason gets the name of its code),
// BadRequest if it names a field, RetryInfo if it carries a retry delay.
grpc::Status ToGrpcStatus(const absl::Status& status);

// The same code and message; reason, field and retry delay as ReasonOf(),
// FieldOf() and RetryDelayOf() read them. Details that cannot be read, or that
// another domain has written, are ignored.
absl::Status FromGrpcStatus(const grpc::Status& status);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_GRPC_STATUS_H_
