#include "tests/benchmark/filling.h"

#include <grpcpp/channel.h>

#include <utility>

#include "tests/benchmark/sample_reports.h"
#include "tests/benchmark/submit_load.h"

namespace disclosure::benchmarks {
namespace {

constexpr size_t kPerMessage = 64;
constexpr size_t kWindow = 32;
constexpr size_t kReportsAtATime = 16'384;

}  // namespace

Filling::Filling(std::shared_ptr<grpc::Channel> channel)
    : channel_(std::move(channel)) {}

void Filling::Add(const v1::AnnualReport& report) {
  v1::SubmitReportRequest& request = pending_.emplace_back();
  *request.mutable_report() = report;
  request.set_mode(v1::MODE_ARCHIVE);
  if (pending_.size() == kReportsAtATime) Flush();
}

void Filling::Flush() {
  if (pending_.empty()) return;
  SubmitStream(channel_, MessagesOf(pending_, kPerMessage), kWindow);
  pending_.clear();
}

}  // namespace disclosure::benchmarks
