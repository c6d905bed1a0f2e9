#ifndef DISCLOSURE_SERVICE_HOST_HEARTBEAT_STREAM_H_
#define DISCLOSURE_SERVICE_HOST_HEARTBEAT_STREAM_H_

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "grpcpp/alarm.h"
#include "grpcpp/support/server_callback.h"
#include "service-host/grpc_status.h"
#include "service-host/open_streams.h"
#include "service-host/stream_admission.h"

namespace disclosure::service_host {

// A stream that the server writes for as long as the client listens: one
// message at a time, so that a slow listener costs nothing but itself, and a
// heartbeat while there is nothing to tell. In between an alarm waits, which
// whoever has something new cancels. Lives until gRPC is done with it.
template <typename Message>
class HeartbeatStream : public grpc::ServerWriteReactor<Message>,
                        public DrainableStream {
 public:
  using Clock = std::chrono::system_clock;

  void OnWriteDone(bool ok) final {
    std::scoped_lock lock(mutex_);
    writing_ = false;
    if (!ok) return End(grpc::Status::CANCELLED);
    Step(/*heartbeat_due=*/false);
  }

  void OnCancel() final {
    std::scoped_lock lock(mutex_);
    End(grpc::Status::CANCELLED);
  }

  void Drain() final {
    std::scoped_lock lock(mutex_);
    End(ToGrpcStatus(Draining()));
  }

  void OnDone() final {
    // Whoever finished the call may still be about to let go of the lock.
    { const std::scoped_lock lock(mutex_); }
    open_.Remove(self_);
    const std::shared_ptr<HeartbeatStream> last = std::move(self_);
  }

 protected:
  // Borrows `open`.
  HeartbeatStream(OpenStreams& open, std::chrono::milliseconds heartbeat)
      : open_(open), heartbeat_(heartbeat) {}

  // Of a stream that was just made: lets it in, if there is room, and has it
  // begin, by `absl::Status begin()`. The reactor; it owns itself. It writes at
  // once, though there may be nothing new: that tells where the server is.
  template <typename Begin>
  static HeartbeatStream* Open(std::shared_ptr<HeartbeatStream> stream,
                               Begin begin) {
    stream->self_ = stream;
    const absl::Status admitted =
        stream->open_.Add(stream) ? begin() : NoMoreStreams(stream->open_);
    std::scoped_lock lock(stream->mutex_);
    if (admitted.ok()) {
      stream->Step(/*heartbeat_due=*/true);
    } else {
      stream->End(ToGrpcStatus(admitted));
    }
    return stream.get();
  }

  // All that follows is done under the lock, but for Wake().

  // Writes what is new, or a heartbeat if that is due; else waits; or ends.
  virtual void Advance(bool heartbeat_due) = 0;
  // A wait is over: nobody need wake the stream any more.
  virtual void ForgetWaker() = 0;

  // What is written next. Not to be touched while it is being written.
  Message& outgoing() { return outgoing_; }
  void Write() {
    heartbeat_at_ = Clock::now() + heartbeat_;
    writing_ = true;
    this->StartWrite(&outgoing_);
  }

  // Until then, or until Wake().
  void WaitUntil(Clock::time_point time) {
    waiting_ = true;
    alarm_.Set(time, [this](bool /*expired*/) { OnAlarm(); });
  }
  Clock::time_point heartbeat_at() const { return heartbeat_at_; }
  std::chrono::milliseconds heartbeat() const { return heartbeat_; }
  // Of any thread, while the stream waits or `self` is held.
  void Wake() { alarm_.Cancel(); }
  std::shared_ptr<HeartbeatStream> self() const { return self_; }

  void End(grpc::Status status) {
    if (!end_) end_ = std::move(status);
    if (waiting_) return alarm_.Cancel();
    if (writing_ || finished_) return;
    finished_ = true;
    this->Finish(*end_);
  }

 private:
  void Step(bool heartbeat_due) {
    if (end_) return End(*end_);
    Advance(heartbeat_due);
  }

  void OnAlarm() {
    std::scoped_lock lock(mutex_);
    waiting_ = false;
    ForgetWaker();
    Step(Clock::now() >= heartbeat_at_);
  }

  OpenStreams& open_;
  const std::chrono::milliseconds heartbeat_;
  std::shared_ptr<HeartbeatStream> self_;

  std::mutex mutex_;
  Message outgoing_;
  grpc::Alarm alarm_;
  // A stream that has not written yet is late with its first heartbeat.
  Clock::time_point heartbeat_at_ = Clock::now();
  bool writing_ = false;
  bool waiting_ = false;
  bool finished_ = false;
  std::optional<grpc::Status> end_;
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_HEARTBEAT_STREAM_H_
