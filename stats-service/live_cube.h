#ifndef DISCLOSURE_STATS_SERVICE_LIVE_CUBE_H_
#define DISCLOSURE_STATS_SERVICE_LIVE_CUBE_H_

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "absl/time/time.h"
#include "record/change.h"
#include "stats-service/cube/cube.h"
#include "stats-service/cube/cube_frame.h"
#include "stats-service/cube/cube_publisher.h"
#include "stats-service/cube_waiters.h"

namespace disclosure::stats {

struct LiveCubeOptions {
  // The longest that changes are collected between two cubes; see PauseAfter().
  // A change that comes after a pause is applied at once.
  std::chrono::milliseconds publish_interval{20};
  // Changes applied at a time.
  size_t max_batch = 8'192;
  // Changes that wait to be applied; Add() blocks beyond. One takes 3 KB.
  size_t max_pending = 16'384;
};

// How long changes are collected after a cube that took `work` to make and to
// publish: a few times as long, so that many small cubes do not take up a whole
// core, and never longer than `longest`.
std::chrono::nanoseconds PauseAfter(std::chrono::nanoseconds work,
                                    std::chrono::nanoseconds longest);

// What one publication was like; for metrics and logs.
struct CubePublication {
  record::Sequence applied_up_to = 0;
  // The newest sequence of the feed, as it was last heard of. Less the above:
  // the lag in changes.
  record::Sequence latest_sequence = 0;
  size_t changes = 0;
  std::chrono::nanoseconds apply_time{0};
  CubeBytes bytes;
  // Organ-years with a report, of both scopes.
  int64_t reports = 0;
  bool caught_up = false;
  uint64_t state_hash = 0;
  // When the reports of its changes were accepted: of a cube that had caught up
  // before, so that old reports read again do not count as slow ones.
  std::vector<absl::Time> accept_times;
};

// Called by the thread of the cube after each publication; must not block.
using CubeObserver = std::function<void(const CubePublication&)>;

// Collects changes, applies them in batches on a thread of its own, publishes
// each new cube, and tells those who wait for it. Thread-safe.
class LiveCube {
 public:
  LiveCube(const CubeFrame& frame, const LiveCubeOptions& options,
           CubeObserver observer = {});
  ~LiveCube();

  // Begins to apply. Once.
  void Start();
  // Ends the thread; Add() returns false from now on, and who waits is answered
  // UNAVAILABLE, DRAINING. May be called more than once.
  void Stop();

  // Takes what the feed sent: changes in sequence order, up to where that is
  // complete, and the newest sequence of the feed (a heartbeat has no changes).
  // Blocks while `max_pending` changes wait. False: stopped.
  bool Add(std::vector<record::Change> changes, record::Sequence up_to,
           record::Sequence latest);

  // Forgets everything: the feed is another store's. Publishes an empty cube,
  // and what was added before is not applied any more. The observer hears of it
  // before it hears of anything that was added later.
  void Reset();

  std::shared_ptr<const Cube> Latest() const { return publisher_.Latest(); }

  // Whether the cube has what existed when the feed was first met, counted from
  // the last Reset(). Until then there are no answers (CATCHING_UP).
  bool caught_up() const;
  record::Sequence latest_sequence() const;

  // Calls `done` once, with a cube that is true up to `min_sequence`: at once
  // on the caller's thread if there is one, else later on a thread of this
  // object, where it must not block. See CubeWaiters::Wait for the errors.
  CubeWaiters::Ticket WaitFor(record::Sequence min_sequence,
                              std::chrono::steady_clock::time_point deadline,
                              CubeWaiters::Done done);
  // The caller is no longer interested. True: `done` will not be called.
  bool CancelWait(CubeWaiters::Ticket ticket);

 private:
  struct Batch;

  void Run(const std::stop_token& stop);
  // Waits for work; nullopt at the end.
  std::optional<Batch> TakeBatch(const std::stop_token& stop);
  void ApplyAndPublish(Batch batch);
  bool HasWork() const;

  const CubeFrame& frame_;
  const LiveCubeOptions options_;
  const CubeObserver observer_;
  CubePublisher publisher_;
  CubeWaiters waiters_;

  mutable std::mutex mutex_;
  std::condition_variable_any wake_;     // work for the thread
  std::condition_variable_any drained_;  // room for Add()
  std::vector<record::Change> pending_;
  record::Sequence pending_up_to_ = 0;
  record::Sequence taken_up_to_ = 0;
  record::Sequence latest_sequence_ = 0;
  // The latest sequence at the first contact; nothing before it.
  std::optional<record::Sequence> catch_up_target_;
  bool caught_up_ = false;
  // There was a Reset() that the observer has not heard of.
  bool untold_reset_ = false;
  // Counts Reset(): a batch of an older epoch is not published.
  uint64_t epoch_ = 0;
  bool stopped_ = false;
  std::jthread thread_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_LIVE_CUBE_H_
