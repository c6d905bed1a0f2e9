#ifndef DISCLOSURE_DISCLOSURECTL_CLIENT_CALL_H_
#define DISCLOSURE_DISCLOSURECTL_CLIENT_CALL_H_

#include <grpcpp/client_context.h>
#include <grpcpp/support/status.h>

#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "disclosurectl/client/service_address.h"

namespace disclosure::ctl {

// The failure of a call, for a person. A service that cannot be reached at all
// gets the reason kUnreachableReason (exit_status.h), with its address and how
// to start it; `was_connected` tells it from one that is slow. UNIMPLEMENTED is
// another service's. No message is empty.
absl::Status FailureOf(const grpc::Status& status,
                       const ServiceAddress& service, bool was_connected);

// One unary call within the time that `service` allows.
template <typename Response, typename Stub, typename Method, typename Request>
absl::StatusOr<Response> Call(const ServiceAddress& service,
                              grpc::ChannelInterface& channel, Stub& stub,
                              Method method, const Request& request) {
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + service.timeout));
  Response response;
  const grpc::Status status = (stub.*method)(&context, request, &response);
  if (status.ok()) return response;
  const bool was_connected = channel.GetState(false) == GRPC_CHANNEL_READY;
  return FailureOf(status, service, was_connected);
}

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_CLIENT_CALL_H_
