#ifndef DISCLOSURE_INGEST_SERVICE_STORE_REFUSAL_QUEUE_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_REFUSAL_QUEUE_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "ingest-service/store/refusal_log.h"

namespace disclosure::ingest {

// Writes refusals into a log on a thread of its own, so that no submission
// waits for it: when the queue is full, the oldest in it is dropped. Trims the
// log after each write, and now and then while nothing is refused.
// Thread-safe, but for Start() and Stop().
class RefusalQueue {
 public:
  struct Limits {
    size_t max_queued = 4096;
    size_t max_queued_bytes = size_t{64} << 20;
    size_t max_per_write = 256;
  };
  struct Observer {
    // So many were dropped, for the queue was full or the log did not take
    // them. Called on any thread.
    std::function<void(size_t)> dropped = [](size_t) {};
    // Writing or trimming failed. Called on the queue's thread.
    std::function<void(const absl::Status&)> failed = [](const auto&) {};
  };
  // The pause between two trims while nothing is refused.
  static constexpr absl::Duration kTrimInterval = absl::Minutes(1);

  // Borrows the log. `now` tells the time of refusal.
  RefusalQueue(RefusalLog& log, Limits limits, std::function<absl::Time()> now,
               Observer observer);
  // Stops, if Stop() was not called.
  ~RefusalQueue();

  void Start();
  // Writes what is queued, then ends the thread. What is put later is dropped.
  void Stop();

  // Sets the time of refusal and queues. Never waits for the disk.
  void Put(PendingRefusal refusal);

  // Waits until all that was put before is written or dropped; false if that
  // took longer than `at_most`.
  bool WaitUntilWritten(absl::Duration at_most);

 private:
  void Run(const std::stop_token& stop);
  // Waits for refusals. Empty after kTrimInterval, or once stopped.
  std::vector<PendingRefusal> TakeBatch(const std::stop_token& stop);
  void Write(const std::vector<PendingRefusal>& batch);
  // Makes room, under the lock; how many were dropped.
  size_t DropOldest();

  RefusalLog& log_;
  const Limits limits_;
  const std::function<absl::Time()> now_;
  const Observer observer_;

  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::condition_variable settled_changed_;
  std::deque<PendingRefusal> queue_;
  size_t queued_bytes_ = 0;
  // How many were put, and how many of these are written or dropped.
  uint64_t put_ = 0;
  uint64_t settled_ = 0;
  bool stopped_ = false;
  std::jthread thread_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_REFUSAL_QUEUE_H_
