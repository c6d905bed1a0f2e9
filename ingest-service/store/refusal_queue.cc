#include "ingest-service/store/refusal_queue.h"

#include <utility>

#include "google/protobuf/util/time_util.h"

namespace disclosure::ingest {
namespace {

size_t BytesOf(const PendingRefusal& pending) {
  return pending.content.size() + pending.refusal.ByteSizeLong();
}

}  // namespace

RefusalQueue::RefusalQueue(RefusalLog& log, Limits limits,
                           std::function<absl::Time()> now, Observer observer)
    : log_(log),
      limits_(limits),
      now_(std::move(now)),
      observer_(std::move(observer)) {}

RefusalQueue::~RefusalQueue() {
  Stop();
}

void RefusalQueue::Start() {
  thread_ = std::jthread([this](const std::stop_token& stop) { Run(stop); });
}

void RefusalQueue::Stop() {
  {
    std::scoped_lock lock(mutex_);
    stopped_ = true;
  }
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void RefusalQueue::Put(PendingRefusal refusal) {
  using google::protobuf::util::TimeUtil;
  *refusal.refusal.mutable_refuse_time() =
      TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(now_()));
  size_t dropped = 0;
  {
    std::scoped_lock lock(mutex_);
    if (stopped_) {
      dropped = 1;
    } else {
      queued_bytes_ += BytesOf(refusal);
      queue_.push_back(std::move(refusal));
      ++put_;
      dropped = DropOldest();
    }
  }
  wake_.notify_one();
  if (dropped > 0) {
    settled_changed_.notify_all();
    observer_.dropped(dropped);
  }
}

// However large the newest is, it stays.
size_t RefusalQueue::DropOldest() {
  size_t dropped = 0;
  while (queue_.size() > 1 && (queue_.size() > limits_.max_queued ||
                               queued_bytes_ > limits_.max_queued_bytes)) {
    queued_bytes_ -= BytesOf(queue_.front());
    queue_.pop_front();
    ++dropped;
  }
  settled_ += dropped;
  return dropped;
}

bool RefusalQueue::WaitUntilWritten(absl::Duration at_most) {
  std::unique_lock lock(mutex_);
  return settled_changed_.wait_for(
      lock, absl::ToChronoMilliseconds(at_most),
      [this, put = put_] { return settled_ >= put; });
}

void RefusalQueue::Run(const std::stop_token& stop) {
  while (true) {
    const std::vector<PendingRefusal> batch = TakeBatch(stop);
    if (batch.empty() && stop.stop_requested()) return;
    Write(batch);
  }
}

std::vector<PendingRefusal> RefusalQueue::TakeBatch(
    const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, stop, absl::ToChronoMilliseconds(kTrimInterval),
                 [this] { return !queue_.empty(); });
  std::vector<PendingRefusal> batch;
  while (!queue_.empty() && batch.size() < limits_.max_per_write) {
    queued_bytes_ -= BytesOf(queue_.front());
    batch.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return batch;
}

void RefusalQueue::Write(const std::vector<PendingRefusal>& batch) {
  if (!batch.empty()) {
    const absl::Status written = log_.Append(batch);
    if (!written.ok()) {
      observer_.dropped(batch.size());
      observer_.failed(written);
    }
  }
  if (const absl::Status trimmed = log_.Trim(now_()); !trimmed.ok()) {
    observer_.failed(trimmed);
  }
  {
    std::scoped_lock lock(mutex_);
    settled_ += batch.size();
  }
  settled_changed_.notify_all();
}

}  // namespace disclosure::ingest
