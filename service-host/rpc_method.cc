#include "service-host/rpc_method.h"

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "status/abseil_view.h"

namespace disclosure::service_host {
namespace {

std::string TypeOf(const google::protobuf::MethodDescriptor& method) {
  if (method.client_streaming()) {
    return method.server_streaming() ? "bidi_stream" : "client_stream";
  }
  return method.server_streaming() ? "server_stream" : "unary";
}

}  // namespace

absl::StatusOr<std::vector<RpcMethod>> MethodsOf(std::string_view service) {
  const google::protobuf::ServiceDescriptor* descriptor =
      google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
          std::string(service));
  if (descriptor == nullptr) {
    return absl::NotFoundError(
        absl::StrCat("no service ", AbslView(service), " is linked in"));
  }
  std::vector<RpcMethod> methods;
  for (int i = 0; i < descriptor->method_count(); ++i) {
    const google::protobuf::MethodDescriptor& method = *descriptor->method(i);
    methods.push_back({descriptor->full_name(), method.name(), TypeOf(method)});
  }
  return methods;
}

std::vector<RpcMethod> InfrastructureMethods() {
  // gRPC serves them without descriptors in our pool.
  return {{"grpc.health.v1.Health", "Check", "unary"},
          {"grpc.health.v1.Health", "Watch", "server_stream"},
          {"grpc.reflection.v1alpha.ServerReflection", "ServerReflectionInfo",
           "bidi_stream"}};
}

}  // namespace disclosure::service_host
