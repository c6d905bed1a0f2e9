#ifndef DISCLOSURE_INGEST_SERVICE_STORE_COMMITTER_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_COMMITTER_H_

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <variant>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ingest-service/store/commit_plan.h"
#include "ingest-service/store/key_index.h"
#include "ingest-service/store/pending_revision.h"
#include "ingest-service/store/report_store.h"
#include "ingest-service/store/year_index.h"
#include "ingest-service/store/year_judge.h"

namespace disclosure::ingest {

// Takes what has queued, decides in sequence order what each becomes (see
// CommitPlan), appends all that is accepted in one transaction, and only then
// finishes the calls. One thread of its own; nothing is acknowledged before it
// is on disk. Thread-safe, but for Start() and Stop().
class Committer {
 public:
  struct Limits {
    // Reports waiting, and their bytes; beyond either Enqueue() refuses.
    size_t max_queued = 16384;
    size_t max_queued_bytes = size_t{256} << 20;
    // Reports in one transaction, and their bytes; one report at least.
    size_t max_per_commit = 1024;
    size_t max_bytes_per_commit = size_t{16} << 20;
  };
  // What one commit did; for metrics.
  struct CommitReport {
    size_t appended = 0;
    absl::Duration duration;
    Sequence latest = 0;
  };
  // Called on the committer's thread.
  struct Observer {
    // After each commit that appended, before its calls are finished.
    std::function<void(const CommitReport&)> committed = [](const auto&) {};
    // The store did not take one; nothing of it was stored.
    std::function<void(const absl::Status&)> failed = [](const auto&) {};
  };
  // What the rules about several years take.
  struct Years {
    YearIndex& index;
    YearJudge& judge;
  };
  using Pending = std::variant<PendingRevision, PendingWithdrawal>;
  using Decided = absl::StatusOr<Outcome>;
  using Done = absl::AnyInvocable<void(Decided) &&>;
  using AllDone = absl::AnyInvocable<void(std::vector<Decided>) &&>;

  // Borrows all. `now` tells the time of acceptance. Without `years` reports
  // are judged alone.
  Committer(ReportStore& store, KeyIndex& keys, Limits limits,
            std::function<absl::Time()> now, Observer observer,
            std::optional<Years> years = std::nullopt);
  // Stops, if Stop() was not called.
  ~Committer();

  void Start();
  // Commits what is queued, then ends the thread. Enqueue() refuses from now
  // on. What was queued without Start() is refused, too.
  void Stop();

  // Calls `done` exactly once, on the committer's thread or on this one, and
  // under no lock. Beside the outcomes and codes of CommitPlan:
  //
  // UNAVAILABLE, OVERLOADED or DRAINING: the queue is full, or the committer
  // has
  //   stopped. Nothing was done.
  // UNAVAILABLE, STORE_UNAVAILABLE: the store could not take the commit. The
  //   call may be repeated as it is. DATA_LOSS: the store is damaged.
  void Enqueue(Pending pending, Done done);
  // Several at once, or none, under one lock. Calls `done` once, as above, when
  // all are decided, with what became of each. Where the queue is full, the
  // rest is refused, too: no later one overtakes.
  void EnqueueAll(std::vector<Pending> pending, AllDone done);

  size_t queued() const;

 private:
  // What was enqueued together, until the last of it is decided.
  struct Group {
    Group(std::vector<Pending> all, AllDone when_decided);

    std::vector<Pending> pending;
    std::vector<Decided> decided;
    std::atomic<size_t> undecided;
    AllDone done;
  };
  // One of a group.
  struct Item {
    std::shared_ptr<Group> group;
    size_t place = 0;
    size_t bytes = 0;

    Pending& pending() const { return group->pending[place]; }
    Decided& decided() const { return group->decided[place]; }
    // decided() stands.
    void Finish() const;
  };

  // Why nothing more is taken; nothing if there is room.
  std::optional<absl::Status> RefusalLocked(size_t bytes) const;
  void Run(const std::stop_token& stop);
  // Waits for items. Empty: stopped, and nothing is left.
  std::deque<Item> TakeBatch(const std::stop_token& stop);
  void Commit(const std::deque<Item>& batch);
  absl::Status Append(const CommitPlan& plan);

  ReportStore& store_;
  KeyIndex& keys_;
  const Limits limits_;
  const std::function<absl::Time()> now_;
  const Observer observer_;
  const std::optional<Years> years_;

  mutable std::mutex mutex_;
  std::condition_variable_any wake_;
  std::deque<Item> queue_;
  size_t queued_bytes_ = 0;
  bool stopped_ = false;
  std::jthread thread_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_COMMITTER_H_
