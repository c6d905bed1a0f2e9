#ifndef DISCLOSURE_TESTS_END_TO_END_REASON_OF_CALL_H_
#define DISCLOSURE_TESTS_END_TO_END_REASON_OF_CALL_H_

#include <string>

#include "grpcpp/support/status.h"
#include "service-host/grpc_status.h"
#include "status/reason.h"

namespace disclosure {

// What a failed call gives as its reason; empty if it gives none.
inline std::string ReasonOfCall(const grpc::Status& status) {
  return ReasonOf(service_host::FromGrpcStatus(status));
}

}  // namespace disclosure

#endif  // DISCLOSURE_TESTS_END_TO_END_REASON_OF_CALL_H_
