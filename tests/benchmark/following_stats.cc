#include "tests/benchmark/following_stats.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include "grpc/health/v1/health.grpc.pb.h"
#include "service-host/client_channel.h"
#include "status/check.h"

namespace disclosure::benchmarks {
namespace {

// Until it has caught up with what the feed had at first.
void AwaitServing(const std::shared_ptr<grpc::Channel>& channel) {
  using grpc::health::v1::HealthCheckResponse;
  grpc::ClientContext context;
  context.set_wait_for_ready(true);
  const auto health = grpc::health::v1::Health::NewStub(channel);
  const auto watch = health->Watch(&context, {});
  HealthCheckResponse response;
  while (response.status() != HealthCheckResponse::SERVING) {
    CHECK(watch->Read(&response)) << "stats-service has gone";
  }
  context.TryCancel();
}

void AwaitSequence(v1::StatsService::Stub& stub, uint64_t latest) {
  v1::GetSeriesRequest request;
  request.set_division_code("00");
  request.add_cells("applications.received_new.total");
  request.set_min_sequence(latest);
  grpc::ClientContext context;
  v1::GetSeriesResponse response;
  const grpc::Status status = stub.GetSeries(&context, request, &response);
  CHECK(status.ok()) << status.error_message();
}

}  // namespace

FollowingStats::FollowingStats(const std::string& program,
                               const std::string& feed_address, uint64_t latest)
    : process_({program, "--feed=" + feed_address, "--grpc_address=127.0.0.1:0",
                "--metrics_address=127.0.0.1:0"}) {
  const auto channel = service_host::OpenChannel(process_.address());
  stub_ = v1::StatsService::NewStub(channel);
  AwaitServing(channel);
  AwaitSequence(*stub_, latest);
}

}  // namespace disclosure::benchmarks
