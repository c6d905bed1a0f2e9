#include "stats-service/api/watch_stream.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "service-host/grpc_status.h"
#include "service-host/stream_admission.h"
#include "stats-service/api/cube_call.h"
#include "stats-service/api/translate.h"
#include "stats-service/api/translate_watch.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::stats {

using service_host::ToGrpcStatus;
using SystemClock = std::chrono::system_clock;
using SteadyClock = std::chrono::steady_clock;

grpc::ServerWriteReactor<v1::WatchAreaResponse>* WatchStream::Open(
    LiveCube& cubes, service_host::OpenStreams& open,
    std::chrono::milliseconds heartbeat, const v1::WatchAreaRequest& request) {
  auto stream =
      std::shared_ptr<WatchStream>(new WatchStream(cubes, open, heartbeat));
  stream->self_ = stream;
  const absl::Status admitted = open.Add(stream)
                                    ? stream->Begin(request)
                                    : service_host::NoMoreStreams(open);
  std::scoped_lock lock(stream->mutex_);
  if (admitted.ok()) {
    // At once, though there may be nothing new: it tells where the service is.
    stream->Advance(/*heartbeat_due=*/true);
  } else {
    stream->End(ToGrpcStatus(admitted));
  }
  return stream.get();
}

WatchStream::WatchStream(LiveCube& cubes, service_host::OpenStreams& open,
                         std::chrono::milliseconds heartbeat)
    : cubes_(cubes), open_(open), heartbeat_(heartbeat) {}

absl::Status WatchStream::Begin(const v1::WatchAreaRequest& request) {
  ASSIGN_OR_RETURN(AggregateQuestion question, FromProto(request));
  area_.emplace(std::move(question), request.after_sequence());
  give_up_at_ = SteadyClock::now() + kDefaultWait;
  heartbeat_at_ = SystemClock::now();
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
  outgoing_.Clear();
  outgoing_.set_as_of_sequence(cube.applied_up_to);
  if (rows.has_value()) FillWatch(cube, *rows, outgoing_);
  return absl::OkStatus();
}

void WatchStream::Advance(bool heartbeat_due) {
  if (end_) return End(*end_);
  if (!cubes_.caught_up()) return End(ToGrpcStatus(CatchingUp(cubes_)));
  const std::shared_ptr<const Cube> cube = cubes_.Latest();
  if (cube->applied_up_to < area_->seen()) {
    const absl::Status behind = CheckBehind(*cube);
    return behind.ok() ? Wait() : End(ToGrpcStatus(behind));
  }
  if (cube->applied_up_to > area_->seen() || !area_->has_looked()) {
    const absl::Status looked = Look(*cube);
    if (!looked.ok()) return End(ToGrpcStatus(looked));
    if (outgoing_.rows_size() > 0) return Write();
  }
  if (!heartbeat_due) return Wait();
  outgoing_.Clear();
  outgoing_.set_as_of_sequence(cube->applied_up_to);
  Write();
}

void WatchStream::Write() {
  heartbeat_at_ = SystemClock::now() + heartbeat_;
  writing_ = true;
  StartWrite(&outgoing_);
}

void WatchStream::Wait() {
  waiting_ = true;
  // A watcher that is ahead of the service waits no longer than a question.
  const bool is_ahead = !area_->has_looked();
  const auto wake_at =
      is_ahead ? SystemClock::now() + kDefaultWait : heartbeat_at_;
  alarm_.Set(wake_at, [this](bool /*expired*/) { OnAlarm(); });
  // Held by the wait, for it may end while this stream does. A wait that fails,
  // because there are too many, leaves the alarm as it is.
  ticket_ = cubes_.WaitFor(
      area_->seen() + (is_ahead ? 0 : 1),
      SteadyClock::now() + 2 * (heartbeat_ + kDefaultWait),
      [self = self_](const absl::StatusOr<std::shared_ptr<const Cube>>& cube) {
        if (cube.ok()) self->alarm_.Cancel();
      });
}

void WatchStream::OnAlarm() {
  std::scoped_lock lock(mutex_);
  waiting_ = false;
  cubes_.CancelWait(std::exchange(ticket_, 0));
  Advance(SystemClock::now() >= heartbeat_at_);
}

void WatchStream::OnWriteDone(bool ok) {
  std::scoped_lock lock(mutex_);
  writing_ = false;
  if (!ok) return End(grpc::Status::CANCELLED);
  Advance(/*heartbeat_due=*/false);
}

void WatchStream::OnCancel() {
  std::scoped_lock lock(mutex_);
  End(grpc::Status::CANCELLED);
}

void WatchStream::Drain() {
  std::scoped_lock lock(mutex_);
  End(ToGrpcStatus(service_host::Draining()));
}

void WatchStream::End(grpc::Status status) {
  if (!end_) end_ = std::move(status);
  if (waiting_) return alarm_.Cancel();
  if (writing_ || finished_) return;
  finished_ = true;
  Finish(*end_);
}

void WatchStream::OnDone() {
  // Whoever finished the call may still be about to let go of the lock.
  { const std::scoped_lock lock(mutex_); }
  open_.Remove(self_);
  const std::shared_ptr<WatchStream> last = std::move(self_);
}

}  // namespace disclosure::stats
