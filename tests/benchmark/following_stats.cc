#include "tests/benchmark/following_stats.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <chrono>
#include <thread>

#include "service-host/client_channel.h"
#include "status/check.h"

namespace disclosure::benchmarks {
namespace {

// While it catches up it answers at once that it does.
constexpr std::chrono::milliseconds kAskAgain{50};

// Asks until the service has everything; each call waits for itself.
void AwaitSequence(v1::StatsService::Stub& stub, uint64_t latest) {
  v1::GetSeriesRequest request;
  request.set_division_code("00");
  request.add_cells("applications.received_new.total");
  request.set_min_sequence(latest);
  grpc::Status status;
  do {
    grpc::ClientContext context;
    context.set_wait_for_ready(true);
    v1::GetSeriesResponse response;
    status = stub.GetSeries(&context, request, &response);
    if (!status.ok()) std::this_thread::sleep_for(kAskAgain);
  } while (status.error_code() == grpc::StatusCode::UNAVAILABLE);
  CHECK(status.ok()) << status.error_message();
}

}  // namespace

FollowingStats::FollowingStats(const std::string& program,
                               const std::string& feed_address, uint64_t latest)
    : process_({program, "--feed=" + feed_address, "--grpc_address=127.0.0.1:0",
                "--metrics_address=127.0.0.1:0"}),
      stub_(v1::StatsService::NewStub(
          service_host::OpenChannel(process_.address()))) {
  AwaitSequence(*stub_, latest);
}

}  // namespace disclosure::benchmarks
