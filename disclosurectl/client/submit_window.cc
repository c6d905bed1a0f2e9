#include "disclosurectl/client/submit_window.h"

#include <algorithm>
#include <utility>

namespace disclosure::ctl {

void SubmitWindow::Reopen() {
  const std::scoped_lock lock(mutex_);
  sent_ = 0;
  closed_ = false;
}

void SubmitWindow::Close() {
  const std::scoped_lock lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

SubmitWindow::Batch SubmitWindow::NextUnsent() {
  const std::scoped_lock lock(mutex_);
  if (sent_ == unanswered_.size()) return nullptr;
  return unanswered_[sent_++];
}

void SubmitWindow::Add(Batch batch) {
  const std::scoped_lock lock(mutex_);
  unanswered_.push_back(std::move(batch));
  ++sent_;
}

bool SubmitWindow::AwaitRoom() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock,
                [this] { return closed_ || sent_ < kMaxUnansweredMessages; });
  return !closed_;
}

SubmitWindow::Batch SubmitWindow::TakeAnswered() {
  const std::scoped_lock lock(mutex_);
  if (sent_ == 0) return nullptr;
  Batch batch = std::move(unanswered_.front());
  unanswered_.pop_front();
  --sent_;
  ++answered_;
  changed_.notify_all();
  return batch;
}

bool SubmitWindow::AwaitClosed(absl::Duration patience) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, absl::ToChronoMilliseconds(patience),
                           [this] { return closed_; });
}

size_t SubmitWindow::answered() const {
  const std::scoped_lock lock(mutex_);
  return answered_;
}

bool SubmitWindow::HasUnanswered() const {
  const std::scoped_lock lock(mutex_);
  return !unanswered_.empty();
}

SubmitWindow::Batch SubmitWindow::LargestUnanswered() const {
  const std::scoped_lock lock(mutex_);
  const auto largest = std::ranges::max_element(
      unanswered_, {},
      [](const Batch& batch) { return batch->message.ByteSizeLong(); });
  return largest == unanswered_.end() ? nullptr : *largest;
}

}  // namespace disclosure::ctl
