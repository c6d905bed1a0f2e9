#ifndef DISCLOSURE_STATS_SERVICE_CUBE_WAITERS_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_WAITERS_H_

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "record/revision.h"
#include "stats-service/cube/cube.h"

namespace disclosure::stats {

// Those who wait for a cube that is true up to some change. Nobody's thread is
// held up: each leaves a callback. A thread of this object ends what has waited
// too long. Thread-safe.
class CubeWaiters {
 public:
  static constexpr size_t kMaxWaiters = 10'000;
  static constexpr std::chrono::milliseconds kRetryDelay{100};

  // 0 is no ticket: `done` has been called already.
  using Ticket = uint64_t;
  // Must not block. Called once, never with a lock held.
  using Done = std::function<void(absl::StatusOr<std::shared_ptr<const Cube>>)>;

  CubeWaiters() = default;
  ~CubeWaiters();

  // Begins to end waits. Once.
  void Start();
  // Answers all who wait, and all who come later, UNAVAILABLE, DRAINING.
  void Stop();

  // `latest` is asked for the newest cube once the wait is entered, so that no
  // publication is missed.
  //
  // UNAVAILABLE, BEHIND, with a retry delay: `deadline` has come first.
  // UNAVAILABLE, DRAINING: stopped.
  // RESOURCE_EXHAUSTED, TOO_MANY_WAITERS: kMaxWaiters wait already.
  Ticket Wait(record::Sequence min_sequence,
              std::chrono::steady_clock::time_point deadline,
              const std::function<std::shared_ptr<const Cube>()>& latest,
              Done done);
  // True: the wait has ended and `done` will not be called.
  bool Cancel(Ticket ticket);
  // Answers those whose change `cube` has.
  void Published(const std::shared_ptr<const Cube>& cube);

 private:
  using TimePoint = std::chrono::steady_clock::time_point;
  struct Waiter {
    record::Sequence min_sequence;
    TimePoint deadline;
    Done done;
  };

  void Run(const std::stop_token& stop);
  // Call these with the lock held.
  Done Take(Ticket ticket);
  std::vector<Done> TakeOverdue(TimePoint now);

  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::map<Ticket, Waiter> waiters_;
  std::set<std::pair<TimePoint, Ticket>> deadlines_;  // of the same
  Ticket next_ticket_ = 1;
  bool stopped_ = false;
  std::jthread thread_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_WAITERS_H_
