#include "stats-service/api/watch_stream.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "service-host/grpc_status.h"
#include "stats-service/api/cube_call.h"
#include "stats-service/api/translate.h"
#include "stats-service/api/translate_watch.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::stats {

using service_host::ToGrpcStatus;
using SteadyClock = std::chrono::steady_clock;

grpc::ServerWriteReactor<v1::WatchAreaResponse>* WatchStream::Open(
    LiveCube& cubes, service_host::OpenStreams& open,
    std::chrono::milliseconds heartbeat, const v1::WatchAreaRequest& request) {
  auto stream =
      std::shared_ptr<WatchStream>(new WatchStream(cubes, open, heartbeat));
  return HeartbeatStream::Open(stream, [&] { return stream->Begin(request); });
}

WatchStream::WatchStream(LiveCube& cubes, service_host::OpenStreams& open,
                         std::chrono::milliseconds heartbeat)
    : HeartbeatStream(open, heartbeat), cubes_(cubes) {}

absl::Status WatchStream::Begin(const v1::WatchAreaRequest& request) {
  ASSIGN_OR_RETURN(AggregateQuestion question, FromProto(request));
  area_.emplace(std::move(question), request.after_sequence());
  give_up_at_ = SteadyClock::now() + kDefaultWait;
  return absl::OkStatus();
}

absl::Status WatchStream::CheckBehind(const Cube& cube) const {
  if (area_->has_looked()) {
    return WithReason(
        absl::FailedPreconditionError(
            "the service follows another store now; watch again from 0"),
        "OTHER_FEED");
  }
  if (SteadyClock::now() < give_up_at_) return absl::OkStatus();
  return WithRetryDelay(
      WithReason(absl::UnavailableError(absl::StrCat(
                     "change ", area_->seen(),
                     " has not been applied yet; the service is at ",
                     cube.applied_up_to)),
                 "BEHIND"),
      absl::FromChrono(CubeWaiters::kRetryDelay));
}

absl::Status WatchStream::Look(const Cube& cube) {
  ASSIGN_OR_RETURN(const auto rows, area_->Look(cube));
  outgoing().Clear();
  outgoing().set_as_of_sequence(cube.applied_up_to);
  if (rows.has_value()) FillWatch(cube, *rows, outgoing());
  return absl::OkStatus();
}

void WatchStream::Advance(bool heartbeat_due) {
  if (!cubes_.caught_up()) return End(ToGrpcStatus(CatchingUp(cubes_)));
  const std::shared_ptr<const Cube> cube = cubes_.Latest();
  if (cube->applied_up_to < area_->seen()) {
    const absl::Status behind = CheckBehind(*cube);
    return behind.ok() ? Wait() : End(ToGrpcStatus(behind));
  }
  if (cube->applied_up_to > area_->seen() || !area_->has_looked()) {
    const absl::Status looked = Look(*cube);
    if (!looked.ok()) return End(ToGrpcStatus(looked));
    if (outgoing().rows_size() > 0) return Write();
  }
  if (!heartbeat_due) return Wait();
  outgoing().Clear();
  outgoing().set_as_of_sequence(cube->applied_up_to);
  Write();
}

void WatchStream::Wait() {
  // A watcher that is ahead of the service waits no longer than a question.
  const bool is_ahead = !area_->has_looked();
  WaitUntil(is_ahead ? Clock::now() + kDefaultWait : heartbeat_at());
  // Held by the wait, for it may end while this stream does. A wait that fails,
  // because there are too many, leaves the alarm as it is.
  ticket_ = cubes_.WaitFor(
      area_->seen() + (is_ahead ? 0 : 1),
      SteadyClock::now() + 2 * (heartbeat() + kDefaultWait),
      [held = self(),
       this](const absl::StatusOr<std::shared_ptr<const Cube>>& cube) {
        if (cube.ok()) Wake();
      });
}

void WatchStream::ForgetWaker() {
  cubes_.CancelWait(std::exchange(ticket_, 0));
}

}  // namespace disclosure::stats
