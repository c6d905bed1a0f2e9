#include "tests/benchmark/stats_echo.h"

#include <fstream>

#include "google/protobuf/any.pb.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "service-host/client_channel.h"
#include "status/check.h"

namespace disclosure::benchmarks {

StatsEcho::StatsEcho(const std::string& program, const std::string& folder)
    : file_(folder + "/answer"),
      process_({program}),
      stub_(v1::StatsService::NewStub(
          service_host::OpenChannel(process_.address()))) {}

void StatsEcho::AnswerWith(const google::protobuf::Message& answer) {
  google::protobuf::Any any;
  any.PackFrom(answer);
  std::ofstream file(file_, std::ios::binary);
  CHECK(any.SerializeToOstream(&file) && file.flush()) << file_;
  v1::ListAreasRequest request;
  request.set_name(file_);
  v1::ListAreasResponse response;
  grpc::ClientContext context;
  const grpc::Status status = stub_->ListAreas(&context, request, &response);
  CHECK(status.ok()) << status.error_message();
}

}  // namespace disclosure::benchmarks
