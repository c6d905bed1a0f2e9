#include "disclosurectl/client/call.h"

#include "absl/strings/str_cat.h"
#include "disclosurectl/exit_status.h"
#include "service-host/grpc_status.h"
#include "status/reason.h"

namespace disclosure::ctl {
namespace {

// Every refusal of our services carries a reason; without one, nobody of ours
// has spoken.
bool IsUnreachable(const absl::Status& failure, bool was_connected) {
  if (absl::IsUnavailable(failure)) return ReasonOf(failure).empty();
  return absl::IsDeadlineExceeded(failure) && !was_connected;
}

absl::Status Unreachable(const ServiceAddress& service) {
  return WithReason(
      absl::UnavailableError(absl::StrCat(
          service.service, " does not answer at ", service.address,
          ". Start it (\"", service.service,
          "\", or \"./dev run\" for both services), or give its address with ",
          service.option, "=HOST:PORT.")),
      kUnreachableReason);
}

// Our services implement all of their methods, so another program has spoken.
absl::Status OtherService(const ServiceAddress& service) {
  return WithReason(
      absl::UnimplementedError(absl::StrCat(
          "the service at ", service.address, " does not serve this: it is no ",
          service.service, ". Are --ingest and --stats exchanged?")),
      "OTHER_SERVICE");
}

}  // namespace

absl::Status FailureOf(const grpc::Status& status,
                       const ServiceAddress& service, bool was_connected) {
  absl::Status failure = service_host::FromGrpcStatus(status);
  if (IsUnreachable(failure, was_connected)) return Unreachable(service);
  if (absl::IsUnimplemented(failure)) return OtherService(service);
  if (!failure.message().empty()) return failure;
  return WithReason(
      absl::Status(
          failure.code(),
          absl::StrCat(service.service, " at ", service.address, " answers ",
                       absl::StatusCodeToString(failure.code()))),
      ReasonOf(failure));
}

}  // namespace disclosure::ctl
