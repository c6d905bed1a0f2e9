#ifndef DISCLOSURE_STATS_SERVICE_STATE_AUDIT_H_
#define DISCLOSURE_STATS_SERVICE_STATE_AUDIT_H_

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "absl/time/time.h"
#include "record/revision.h"
#include "stats-service/cube/cube.h"

namespace disclosure::stats {

// Counts the state hash of one cube after the other anew, and compares it with
// the one that was kept by differences. Holds one cube at a time, and leaves
// the processor to the questions most of the time. One thread of its own.
class StateAudit {
 public:
  struct Options {
    // From the end of one check to the beginning of the next.
    std::chrono::milliseconds interval{60'000};
    // Rests so many times as long as it works.
    int rest = 4;
  };
  // What one check came to.
  struct Finding {
    record::Sequence sequence = 0;
    uint64_t kept = 0;
    uint64_t counted = 0;
    absl::Duration duration;

    bool is_right() const { return kept == counted; }
  };
  // Called on the thread of this object.
  using Observer = std::function<void(const Finding&)>;

  // The cube to check next; null: there is none yet.
  using Source = std::function<std::shared_ptr<const Cube>()>;

  StateAudit(Source source, const Options& options, Observer observer);
  ~StateAudit();

  // Begins with the first interval. Once.
  void Start();
  // Ends the check at hand without a finding. May be called more than once.
  void Stop();

 private:
  using Clock = std::chrono::steady_clock;

  void Run(const std::stop_token& stop);
  void Check(std::shared_ptr<const Cube> cube, const std::stop_token& stop);
  // False: stopped.
  bool Rest(Clock::duration pause, const std::stop_token& stop);

  const Source source_;
  const Options options_;
  const Observer observer_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_STATE_AUDIT_H_
