#include "stats-service/follow/feed_follower.h"

#include <utility>

namespace disclosure::stats {

FeedFollower::FeedFollower(ChangeSource& source, FollowerSink sink,
                           BackoffLimits limits, uint32_t seed)
    : source_(source), sink_(std::move(sink)), backoff_(limits, seed) {}

FeedFollower::~FeedFollower() {
  Stop();
}

void FeedFollower::Start() {
  thread_ = std::jthread([this](const std::stop_token& stop) { Run(stop); });
}

void FeedFollower::Stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void FeedFollower::Run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    connected_ = false;
    const absl::Status status = source_.Follow(
        position_, [this](FeedFrame& frame) { return TakeFrame(frame); }, stop);
    if (stop.stop_requested()) return;
    AfterLoss(status);
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stop, backoff_.Next(), [] { return false; });
  }
}

bool FeedFollower::TakeFrame(FeedFrame& frame) {
  if (!connected_) {
    connected_ = true;
    backoff_.Reset();
    sink_.connected();
  }
  position_.feed_id = std::move(frame.feed_id);
  position_.after = frame.up_to;
  return sink_.add(std::move(frame.changes), frame.up_to, frame.latest);
}

void FeedFollower::AfterLoss(const absl::Status& status) {
  sink_.disconnected(status);
  // Another store, or a position that this one has not reached: what we hold is
  // not what it has.
  if (absl::IsFailedPrecondition(status)) {
    position_ = FeedPosition();
    sink_.reset();
  }
}

}  // namespace disclosure::stats
