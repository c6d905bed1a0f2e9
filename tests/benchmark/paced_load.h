#ifndef DISCLOSURE_TESTS_BENCHMARK_PACED_LOAD_H_
#define DISCLOSURE_TESTS_BENCHMARK_PACED_LOAD_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>

#include "disclosure/v1/ingest.pb.h"

namespace grpc {
class Channel;
}

namespace disclosure::benchmarks {

// The receipt of one report.
struct PacedReceipt {
  size_t n = 0;  // of the requests
  // When it was to be sent, not when it was: a client or a server that falls
  // behind makes every report after it late, and that has to be seen.
  std::chrono::steady_clock::time_point due;
  std::chrono::steady_clock::time_point answered;
  uint64_t sequence = 0;
};
// Called by threads of gRPC, several at a time; must not block.
using TakeReceipt = std::function<void(const PacedReceipt&)>;

// Submits so many reports a second, each as a call of its own at a time fixed
// beforehand, however many calls are unanswered then. Returns when all are
// answered; one that is not accepted ends the program.
void SubmitAtRate(const std::shared_ptr<grpc::Channel>& channel,
                  std::span<const v1::SubmitReportRequest> requests,
                  double per_second, const TakeReceipt& take);

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_PACED_LOAD_H_
