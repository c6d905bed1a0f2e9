#include "tests/benchmark/paced_load.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <latch>
#include <thread>
#include <vector>

#include "disclosure/v1/ingest.grpc.pb.h"
#include "status/check.h"

namespace disclosure::benchmarks {
namespace {

using Clock = std::chrono::steady_clock;

// One that is only lost would keep the benchmark waiting for ever.
constexpr std::chrono::seconds kDeadline{30};

struct Call {
  grpc::ClientContext context;
  v1::SubmitReportResponse response;
  PacedReceipt receipt;
};

}  // namespace

void SubmitAtRate(const std::shared_ptr<grpc::Channel>& channel,
                  std::span<const v1::SubmitReportRequest> requests,
                  double per_second, const TakeReceipt& take) {
  v1::IngestService::Stub stub(channel);
  std::vector<Call> calls(requests.size());
  std::latch answered(static_cast<std::ptrdiff_t>(requests.size()));
  const auto begin = Clock::now();
  for (size_t n = 0; n < requests.size(); ++n) {
    Call& call = calls[n];
    call.receipt.n = n;
    call.receipt.due =
        begin +
        std::chrono::duration_cast<Clock::duration>(
            std::chrono::duration<double>(static_cast<double>(n) / per_second));
    std::this_thread::sleep_until(call.receipt.due);
    call.context.set_deadline(std::chrono::system_clock::now() + kDeadline);
    stub.async()->SubmitReport(
        &call.context, &requests[n], &call.response,
        [&call, &take, &answered](const grpc::Status& status) {
          call.receipt.answered = Clock::now();
          CHECK(status.ok()) << status.error_message();
          CHECK(call.response.has_accepted())
              << call.response.ShortDebugString();
          call.receipt.sequence =
              call.response.accepted().revision().sequence();
          take(call.receipt);
          answered.count_down();
        });
  }
  answered.wait();
}

}  // namespace disclosure::benchmarks
