#ifndef DISCLOSURE_SERVICE_HOST_RPC_METHOD_H_
#define DISCLOSURE_SERVICE_HOST_RPC_METHOD_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace disclosure::service_host {

// One method of a service, as the labels of its metrics name it.
struct RpcMethod {
  std::string service;  // "disclosure.v1.IngestService"
  std::string method;   // "SubmitReport"
  std::string type;  // "unary", "client_stream", "server_stream", "bidi_stream"
};

// The methods of the service, from the descriptors linked into the program.
//
// NOT_FOUND: no such service is linked in.
absl::StatusOr<std::vector<RpcMethod>> MethodsOf(std::string_view service);

// What every host serves beside: health and reflection.
std::vector<RpcMethod> InfrastructureMethods();

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_RPC_METHOD_H_
