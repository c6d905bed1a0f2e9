#include "tests/end_to_end/raw_call.h"

#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/generic/generic_stub.h"
#include "service-host/byte_buffers.h"
#include "service-host/client_channel.h"
#include "service-host/grpc_status.h"

namespace disclosure {

absl::Status CallRaw(const std::string& address, const std::string& method,
                     const std::string& bytes) {
  grpc::GenericStub stub(service_host::OpenChannel(address));
  grpc::ClientContext context;
  grpc::CompletionQueue queue;
  const auto call = stub.PrepareUnaryCall(
      &context, method, service_host::ToByteBuffer(bytes), &queue);
  call->StartCall();
  grpc::ByteBuffer response;
  grpc::Status status;
  call->Finish(&response, &status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  return service_host::FromGrpcStatus(status);
}

}  // namespace disclosure
