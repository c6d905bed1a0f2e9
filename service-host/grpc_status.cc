#include "service-host/grpc_status.h"

#include <grpcpp/support/status.h>

#include <string>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "service-host/bounded_text.h"
#include "status/abseil_view.h"
#include "status/reason.h"

namespace disclosure::service_host {
namespace {

google::rpc::ErrorInfo ErrorInfoOf(const absl::Status& status) {
  std::string reason = ReasonOf(status);
  if (reason.empty()) reason = absl::StatusCodeToString(status.code());
  google::rpc::ErrorInfo info;
  info.set_reason(BoundedText(reason, kMaxStatusReasonBytes));
  info.set_domain(std::string(kErrorDomain));
  return info;
}

google::rpc::RetryInfo RetryInfoOf(absl::Duration delay) {
  const timespec parts = absl::ToTimespec(delay);
  google::rpc::RetryInfo info;
  info.mutable_retry_delay()->set_seconds(parts.tv_sec);
  info.mutable_retry_delay()->set_nanos(static_cast<int32_t>(parts.tv_nsec));
  return info;
}

// Without the message: the status has it, and the trailer is small.
google::rpc::BadRequest BadRequestOf(std::string_view field) {
  google::rpc::BadRequest bad_request;
  bad_request.add_field_violations()->set_field(
      BoundedText(field, kMaxStatusFieldBytes));
  return bad_request;
}

google::rpc::Status DetailsOf(const absl::Status& status,
                              const std::string& message) {
  google::rpc::Status details;
  details.set_code(static_cast<int>(status.code()));
  details.set_message(message);
  details.add_details()->PackFrom(ErrorInfoOf(status));
  if (const std::string field = FieldOf(status); !field.empty()) {
    details.add_details()->PackFrom(BadRequestOf(field));
  }
  if (const auto delay = RetryDelayOf(status)) {
    details.add_details()->PackFrom(RetryInfoOf(*delay));
  }
  return details;
}

absl::Status WithDetail(absl::Status status,
                        const google::protobuf::Any& detail) {
  google::rpc::ErrorInfo info;
  if (detail.UnpackTo(&info) && info.domain() == kErrorDomain) {
    return WithReason(std::move(status), info.reason());
  }
  google::rpc::BadRequest bad_request;
  if (detail.UnpackTo(&bad_request) &&
      !bad_request.field_violations().empty()) {
    return WithField(std::move(status),
                     bad_request.field_violations(0).field());
  }
  google::rpc::RetryInfo retry;
  if (detail.UnpackTo(&retry)) {
    return WithRetryDelay(std::move(status),
                          absl::Seconds(retry.retry_delay().seconds()) +
                              absl::Nanoseconds(retry.retry_delay().nanos()));
  }
  return status;
}

// gRPC itself ends the call then, and lets nobody add a reason.
bool WasTooLargeForGrpc(const grpc::Status& status) {
  return status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED &&
         status.error_details().empty() &&
         status.error_message().starts_with("Received message larger than max");
}

}  // namespace

grpc::Status ToGrpcStatus(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const std::string message =
      BoundedText(StdView(status.message()), kMaxStatusMessageBytes);
  return {static_cast<grpc::StatusCode>(status.code()), message,
          DetailsOf(status, message).SerializeAsString()};
}

absl::Status FromGrpcStatus(const grpc::Status& status) {
  absl::Status result(static_cast<absl::StatusCode>(status.error_code()),
                      status.error_message());
  if (WasTooLargeForGrpc(status)) {
    return WithReason(std::move(result), "MESSAGE_TOO_LARGE");
  }
  google::rpc::Status details;
  if (!details.ParseFromString(status.error_details())) return result;
  for (const google::protobuf::Any& detail : details.details()) {
    result = WithDetail(std::move(result), detail);
  }
  return result;
}

}  // namespace disclosure::service_host
