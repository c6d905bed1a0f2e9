#include "stats-service/live_cube.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "stats-service/cube/apply.h"

namespace disclosure::stats {

using record::Sequence;
using Clock = std::chrono::steady_clock;

struct LiveCube::Batch {
  std::vector<record::Change> changes;
  Sequence up_to = 0;
  uint64_t epoch = 0;
  std::shared_ptr<const Cube> base;
};

namespace {

// As long as it is not shortened, the thread works a fifth of the time.
constexpr int kPausePerWork = 4;

std::vector<absl::Time> AcceptTimes(
    const std::vector<record::Change>& changes) {
  std::vector<absl::Time> times;
  for (const record::Change& change : changes) {
    // A re-judgement names the revision it speaks of, accepted long ago.
    if (change.kind == record::ChangeKind::kRejudged) continue;
    if (change.accept_time == absl::InfinitePast()) continue;
    times.push_back(change.accept_time);
  }
  return times;
}

}  // namespace

std::chrono::nanoseconds PauseAfter(std::chrono::nanoseconds work,
                                    std::chrono::nanoseconds longest) {
  return std::min(work * kPausePerWork, longest);
}

LiveCube::LiveCube(const CubeFrame& frame, const LiveCubeOptions& options,
                   CubeObserver observer)
    : frame_(frame),
      options_(options),
      observer_(std::move(observer)),
      publisher_(std::make_shared<const Cube>(frame)) {}

LiveCube::~LiveCube() {
  Stop();
}

void LiveCube::Start() {
  waiters_.Start();
  thread_ = std::jthread([this](const std::stop_token& stop) { Run(stop); });
}

void LiveCube::Stop() {
  {
    std::scoped_lock lock(mutex_);
    stopped_ = true;
  }
  drained_.notify_all();
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
  waiters_.Stop();
}

bool LiveCube::Add(std::vector<record::Change> changes, Sequence up_to,
                   Sequence latest) {
  std::unique_lock lock(mutex_);
  drained_.wait(
      lock, [&] { return stopped_ || pending_.size() < options_.max_pending; });
  if (stopped_) return false;
  pending_.insert(pending_.end(), std::make_move_iterator(changes.begin()),
                  std::make_move_iterator(changes.end()));
  pending_up_to_ = std::max(pending_up_to_, up_to);
  latest_sequence_ = std::max(latest_sequence_, latest);
  if (!catch_up_target_.has_value()) catch_up_target_ = latest;
  lock.unlock();
  wake_.notify_one();
  return true;
}

void LiveCube::Reset() {
  {
    std::scoped_lock lock(mutex_);
    ++epoch_;
    pending_.clear();
    pending_up_to_ = taken_up_to_ = latest_sequence_ = 0;
    catch_up_target_.reset();
    caught_up_ = false;
    untold_reset_ = true;
    publisher_.Publish(std::make_shared<const Cube>(frame_));
  }
  drained_.notify_all();
  wake_.notify_one();
}

bool LiveCube::caught_up() const {
  std::scoped_lock lock(mutex_);
  return caught_up_;
}

Sequence LiveCube::latest_sequence() const {
  std::scoped_lock lock(mutex_);
  return latest_sequence_;
}

CubeWaiters::Ticket LiveCube::WaitFor(Sequence min_sequence,
                                      Clock::time_point deadline,
                                      CubeWaiters::Done done) {
  return waiters_.Wait(
      min_sequence, deadline, [this] { return Latest(); }, std::move(done));
}

bool LiveCube::CancelWait(CubeWaiters::Ticket ticket) {
  return waiters_.Cancel(ticket);
}

bool LiveCube::HasWork() const {
  // Heartbeats move `pending_up_to_` alone; and a feed without changes is
  // caught up with at its first word.
  return untold_reset_ || !pending_.empty() || pending_up_to_ > taken_up_to_ ||
         (!caught_up_ && catch_up_target_.has_value() &&
          *catch_up_target_ <= taken_up_to_);
}

std::optional<LiveCube::Batch> LiveCube::TakeBatch(
    const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, stop, [&] { return HasWork(); });
  if (stop.stop_requested()) return std::nullopt;
  Batch batch;
  // Of a reset an empty batch tells, by itself.
  const bool is_reset = std::exchange(untold_reset_, false);
  const size_t count =
      is_reset ? 0 : std::min(pending_.size(), options_.max_batch);
  const auto end = pending_.begin() + static_cast<ptrdiff_t>(count);
  batch.changes.assign(std::make_move_iterator(pending_.begin()),
                       std::make_move_iterator(end));
  pending_.erase(pending_.begin(), end);
  if (!is_reset) {
    batch.up_to =
        pending_.empty() ? pending_up_to_ : batch.changes.back().sequence;
  }
  batch.epoch = epoch_;
  batch.base = publisher_.Latest();
  taken_up_to_ = std::max(taken_up_to_, batch.up_to);
  lock.unlock();
  drained_.notify_all();
  return batch;
}

void LiveCube::ApplyAndPublish(Batch batch) {
  const auto start = Clock::now();
  std::shared_ptr<const Cube> cube =
      Apply(*batch.base, batch.changes, batch.up_to);
  CubePublication publication;
  publication.apply_time = Clock::now() - start;
  publication.applied_up_to = cube->applied_up_to;
  publication.changes = batch.changes.size();
  publication.bytes = cube->Bytes();
  publication.reports = cube->Reports();
  publication.state_hash = cube->state_hash;
  {
    std::scoped_lock lock(mutex_);
    if (batch.epoch != epoch_) return;
    if (caught_up_) publication.accept_times = AcceptTimes(batch.changes);
    caught_up_ = caught_up_ || (catch_up_target_.has_value() &&
                                cube->applied_up_to >= *catch_up_target_);
    // Nobody was answered before, so nobody can ask for an earlier state.
    if (caught_up_ && cube->history == nullptr) cube = BeginHistory(*cube);
    publisher_.Publish(cube);
    publication.latest_sequence = latest_sequence_;
    publication.caught_up = caught_up_;
  }
  waiters_.Published(cube);
  // Much memory, which the observer may want to give back to the system.
  batch = {};
  if (observer_) observer_(publication);
}

void LiveCube::Run(const std::stop_token& stop) {
  while (std::optional<Batch> batch = TakeBatch(stop)) {
    const auto start = Clock::now();
    ApplyAndPublish(*std::move(batch));
    const auto pause =
        PauseAfter(Clock::now() - start, options_.publish_interval);
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stop, pause,
                   [&] { return pending_.size() >= options_.max_batch; });
  }
}

}  // namespace disclosure::stats
