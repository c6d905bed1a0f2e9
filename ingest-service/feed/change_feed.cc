#include "ingest-service/feed/change_feed.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ingest-service/store/change_bytes.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

absl::Status FollowFromZero(const std::string& message,
                            std::string_view reason) {
  return WithReason(absl::FailedPreconditionError(
                        absl::StrCat(message, "; follow again from 0")),
                    reason);
}

bool IsInside(const std::vector<divisions::DivisionCode>& areas,
              const divisions::DivisionCode& code) {
  return std::ranges::any_of(
      areas, [&code](const auto& area) { return area.Contains(code); });
}

absl::StatusOr<bool> PassesUnannotated(const FeedFilter& filter,
                                       const KeyIndex& keys,
                                       const StoredChange& change) {
  if (!filter.areas.empty()) {
    ASSIGN_OR_RETURN(const auto code,
                     divisions::DivisionCode::Parse(change.division_code));
    if (!IsInside(filter.areas, code)) return false;
  }
  if (!filter.newest_revision_only) return true;
  ASSIGN_OR_RETURN(const ChangeHeader header, ReadChangeHeader(change.change));
  return !keys.IsReplaced(header.revision_sequence);
}

// DATA_LOSS names the row.
absl::StatusOr<bool> Passes(const FeedFilter& filter, const KeyIndex& keys,
                            const StoredChange& change) {
  const absl::StatusOr<bool> passes = PassesUnannotated(filter, keys, change);
  if (passes.ok()) [[likely]]
    return passes;
  return absl::DataLossError(
      absl::StrCat("row ", change.sequence, ": ", passes.status().message()));
}

// Collects one frame within its bounds.
class FrameBuilder {
 public:
  FrameBuilder(Sequence after, const FeedFilter& filter, const KeyIndex& keys)
      : filter_(filter), keys_(keys) {
    frame_.up_to = after;
  }

  Sequence up_to() const { return frame_.up_to; }
  bool Full() const {
    return full_ || rows_ >= ChangeFeed::kMaxRowsPerFrame ||
           frame_.changes.size() >= ChangeFeed::kMaxChangesPerFrame;
  }

  absl::Status Add(StoredChange change) {
    ++rows_;
    ASSIGN_OR_RETURN(const bool passes, Passes(filter_, keys_, change));
    const size_t bytes = passes ? change.change.size() : 0;
    if (bytes_ + bytes > ChangeFeed::kMaxFrameBytes &&
        !frame_.changes.empty()) {
      full_ = true;
      return absl::OkStatus();
    }
    bytes_ += bytes;
    frame_.up_to = change.sequence;
    if (passes) frame_.changes.push_back(std::move(change.change));
    return absl::OkStatus();
  }

  FeedFrame Finish(Sequence latest) && {
    frame_.latest = std::max(latest, frame_.up_to);
    return std::move(frame_);
  }

 private:
  const FeedFilter& filter_;
  const KeyIndex& keys_;
  FeedFrame frame_;
  size_t bytes_ = 0;
  int rows_ = 0;
  bool full_ = false;
};

}  // namespace

ChangeFeed::ChangeFeed(const ReportStore& store, const KeyIndex& keys)
    : store_(store), keys_(keys), announced_(store.latest()) {}

const std::string& ChangeFeed::feed_id() const {
  return store_.feed_id();
}

Sequence ChangeFeed::latest() const {
  return store_.latest();
}

absl::Status ChangeFeed::CheckPosition(const std::string& feed_id,
                                       Sequence after) const {
  if (!feed_id.empty() && feed_id != store_.feed_id()) {
    return FollowFromZero(
        absl::StrCat("feed ", feed_id, " is not this one, ", store_.feed_id()),
        "OTHER_FEED");
  }
  if (const Sequence newest = latest(); after > newest) {
    return FollowFromZero(
        absl::StrCat("sequence ", after, " lies in the future; the newest is ",
                     newest),
        "SEQUENCE_IN_FUTURE");
  }
  return absl::OkStatus();
}

absl::StatusOr<FeedFrame> ChangeFeed::Next(Sequence after,
                                           const FeedFilter& filter) const {
  FrameBuilder frame(after, filter, keys_);
  while (!frame.Full()) {
    ASSIGN_OR_RETURN(std::vector<StoredChange> changes,
                     store_.ChangesAfter(frame.up_to(), kMaxChangesPerFrame,
                                         kMaxFrameBytes));
    if (changes.empty()) break;
    for (StoredChange& change : changes) {
      if (frame.Full()) break;
      RETURN_IF_ERROR(frame.Add(std::move(change)));
    }
  }
  return std::move(frame).Finish(latest());
}

ChangeFeed::WaiterId ChangeFeed::WakeWhenNewer(Sequence after,
                                               std::function<void()> wake) {
  std::scoped_lock lock(mutex_);
  const WaiterId id = next_waiter_++;
  if (announced_ > after) {
    wake();
  } else {
    waiters_.emplace(id, Waiter{after, std::move(wake)});
  }
  return id;
}

void ChangeFeed::Cancel(WaiterId waiter) {
  std::scoped_lock lock(mutex_);
  waiters_.erase(waiter);
}

// Under the lock, so that Cancel() can promise what it does.
void ChangeFeed::Announce(Sequence latest) {
  std::scoped_lock lock(mutex_);
  announced_ = std::max(announced_, latest);
  std::erase_if(waiters_, [this](const auto& entry) {
    if (announced_ <= entry.second.after) return false;
    entry.second.wake();
    return true;
  });
}

}  // namespace disclosure::ingest
