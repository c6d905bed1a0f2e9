#ifndef DISCLOSURE_INGEST_SERVICE_FEED_CHANGE_FEED_H_
#define DISCLOSURE_INGEST_SERVICE_FEED_CHANGE_FEED_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "ingest-service/store/key_index.h"
#include "ingest-service/store/report_store.h"

namespace disclosure::ingest {

// What a follower wants to see.
struct FeedFilter {
  // Areas and all below them; empty: everything.
  std::vector<divisions::DivisionCode> areas = {};
  // Skips changes that speak of a revision which has been replaced.
  bool newest_revision_only = false;
};

// One frame for a follower.
struct FeedFrame {
  // Serialised v1::Change messages, in sequence order; possibly empty although
  // `up_to` moved on, if the filter skipped all.
  std::vector<std::string> changes;
  Sequence up_to = 0;
  // Never below `up_to`.
  Sequence latest = 0;
};

// Stored changes first, then live ones. Blocks no writer; a slow follower reads
// from disk what it missed. Thread-safe.
class ChangeFeed {
 public:
  static constexpr int kMaxChangesPerFrame = 256;
  // A change that is larger has a frame of its own.
  static constexpr size_t kMaxFrameBytes = 1 << 20;
  // Rows looked at for one frame, when a filter skips most of them.
  static constexpr int kMaxRowsPerFrame = 4096;

  // Borrows both.
  ChangeFeed(const ReportStore& store, const KeyIndex& keys);

  const std::string& feed_id() const;
  Sequence latest() const;

  // FAILED_PRECONDITION: OTHER_FEED, if `feed_id` is not empty and another
  // store's; SEQUENCE_IN_FUTURE, if `after` lies there.
  absl::Status CheckPosition(const std::string& feed_id, Sequence after) const;

  // The next frame after `after`; empty with up_to == after if there is nothing
  // newer. The codes of ReportStore::ChangesAfter().
  absl::StatusOr<FeedFrame> Next(Sequence after,
                                 const FeedFilter& filter) const;

  // Calls `wake` once, as soon as something newer than `after` is committed; at
  // once if it is already. `wake` must be short and must not call back. The
  // returned number cancels.
  using WaiterId = uint64_t;
  WaiterId WakeWhenNewer(Sequence after, std::function<void()> wake);
  // When this returns, the waiter will not be called any more.
  void Cancel(WaiterId waiter);

  // The committer has appended up to `latest`.
  void Announce(Sequence latest);

 private:
  struct Waiter {
    Sequence after = 0;
    std::function<void()> wake;
  };

  const ReportStore& store_;
  const KeyIndex& keys_;
  mutable std::mutex mutex_;
  Sequence announced_;
  WaiterId next_waiter_ = 1;
  std::map<WaiterId, Waiter> waiters_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_FEED_CHANGE_FEED_H_
