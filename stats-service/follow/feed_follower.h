#ifndef DISCLOSURE_STATS_SERVICE_FOLLOW_FEED_FOLLOWER_H_
#define DISCLOSURE_STATS_SERVICE_FOLLOW_FEED_FOLLOWER_H_

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "stats-service/follow/backoff.h"
#include "stats-service/follow/change_source.h"

namespace disclosure::stats {

// Where the follower puts what it hears. Called on the follower's thread.
struct FollowerSink {
  // Changes in order, up to where they are complete, and the newest sequence of
  // the feed. May block to hold the feed up; false: no more is wanted.
  std::function<bool(std::vector<record::Change> changes,
                     record::Sequence up_to, record::Sequence latest)>
      add;
  // The feed is another store's: forget everything.
  std::function<void()> reset;
  // A stream began (its first frame has come), or ended, and why.
  std::function<void()> connected = [] {};
  std::function<void(const absl::Status&)> disconnected = [](const auto&) {};
};

// Stays connected to the feed: follows from the beginning, comes back after
// every loss with bounded backoff and goes on where it was, for ever. One
// thread of its own.
class FeedFollower {
 public:
  // Borrows the source.
  FeedFollower(ChangeSource& source, FollowerSink sink, BackoffLimits limits,
               uint32_t seed);
  ~FeedFollower();

  void Start();
  // Ends the stream and the thread. May be called more than once.
  void Stop();

 private:
  void Run(const std::stop_token& stop);
  bool TakeFrame(FeedFrame& frame);
  void AfterLoss(const absl::Status& status);

  ChangeSource& source_;
  const FollowerSink sink_;
  Backoff backoff_;
  FeedPosition position_;
  bool connected_ = false;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_FOLLOW_FEED_FOLLOWER_H_
