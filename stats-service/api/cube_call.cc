#include "stats-service/api/cube_call.h"

#include <algorithm>
#include <utility>

#include "service-host/grpc_status.h"
#include "status/reason.h"

namespace disclosure::stats {
namespace {

constexpr absl::Duration kRetryDelay = absl::Milliseconds(250);

}  // namespace

std::chrono::steady_clock::time_point WaitDeadline(
    const grpc::CallbackServerContext& call) {
  const auto now = std::chrono::steady_clock::now();
  const auto left = call.deadline() - std::chrono::system_clock::now();
  if (left > std::chrono::hours(1)) return now + kDefaultWait;
  return now + std::max(left - kAnswerTime, decltype(left)::zero());
}

absl::Status CatchingUp(const LiveCube& cubes) {
  return WithRetryDelay(
      WithReason(absl::UnavailableError(
                     "the service is catching up with the feed, up to change " +
                     std::to_string(cubes.Latest()->applied_up_to) + " of " +
                     std::to_string(cubes.latest_sequence())),
                 "CATCHING_UP"),
      kRetryDelay);
}

grpc::ServerUnaryReactor* CubeCall::Begin(
    LiveCube& cubes, const grpc::CallbackServerContext& call,
    record::Sequence min_sequence, Answer answer) {
  auto* self = new CubeCall(cubes, std::move(answer));
  if (!cubes.caught_up()) {
    self->End(CatchingUp(cubes));
    return self;
  }
  const std::shared_ptr<const Cube> newest = cubes.Latest();
  if (newest->applied_up_to >= min_sequence) {
    self->End(self->answer_(newest));
  } else {
    self->Wait(min_sequence, WaitDeadline(call));
  }
  return self;
}

CubeCall::CubeCall(LiveCube& cubes, Answer answer)
    : cubes_(cubes), answer_(std::move(answer)) {}

void CubeCall::Wait(record::Sequence min_sequence,
                    std::chrono::steady_clock::time_point deadline) {
  // The answer may come on another thread before the ticket does; the lock is
  // not held meanwhile, for it may also come on this one.
  const CubeWaiters::Ticket ticket =
      cubes_.WaitFor(min_sequence, deadline,
                     [this](absl::StatusOr<std::shared_ptr<const Cube>> cube) {
                       End(cube.ok() ? answer_(*cube) : cube.status());
                     });
  if (ticket == 0) return;
  bool cancelled = false;
  {
    std::scoped_lock lock(mutex_);
    // Once answered, `this` lives on only because the reactor has not been
    // given back to gRPC yet.
    ticket_ = ticket;
    cancelled = cancelled_;
  }
  if (cancelled && cubes_.CancelWait(ticket)) {
    End(absl::CancelledError("the caller gave up"));
  }
}

void CubeCall::OnCancel() {
  CubeWaiters::Ticket ticket = 0;
  {
    std::scoped_lock lock(mutex_);
    cancelled_ = true;
    ticket = ticket_;
  }
  if (ticket != 0 && cubes_.CancelWait(ticket)) {
    End(absl::CancelledError("the caller gave up"));
  }
}

void CubeCall::End(const absl::Status& status) {
  Finish(service_host::ToGrpcStatus(status));
}

}  // namespace disclosure::stats
