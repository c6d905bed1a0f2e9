#ifndef DISCLOSURE_DISCLOSURECTL_CLIENT_SUBMIT_WINDOW_H_
#define DISCLOSURE_DISCLOSURECTL_CLIENT_SUBMIT_WINDOW_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>

#include "absl/time/time.h"
#include "disclosurectl/client/submit_batch.h"

namespace disclosure::ctl {

// Messages sent and not answered yet, at most.
inline constexpr size_t kMaxUnansweredMessages = 32;

// The messages on their way: what a sender has taken to send, a receiver has
// not seen answered, and a new connection has to send again. Thread-safe.
class SubmitWindow {
 public:
  using Batch = std::shared_ptr<const SubmitBatch>;

  // Begins a connection: everything unanswered counts as unsent again.
  void Reopen();
  // Ends a connection: nobody waits any longer.
  void Close();

  // The next unsent message, or null if there is none.
  Batch NextUnsent();
  // Adds a new message and counts it as sent.
  void Add(Batch batch);
  // Waits for room. False if the connection was closed.
  bool AwaitRoom();

  // The oldest message sent and unanswered, which the next answer is for; it
  // leaves the window. Null if there is none: the service has answered more
  // than it was asked.
  Batch TakeAnswered();

  // Waits until the connection is closed, at most `patience`. True if it is.
  bool AwaitClosed(absl::Duration patience);

  // How many messages were answered so far, over all connections.
  size_t answered() const;
  // True if something was sent that has no answer.
  bool HasUnanswered() const;
  // The largest message without an answer; null: all are answered.
  Batch LargestUnanswered() const;

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  // The first `sent_` of them are sent.
  std::deque<Batch> unanswered_;
  size_t sent_ = 0;
  size_t answered_ = 0;
  bool closed_ = true;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_CLIENT_SUBMIT_WINDOW_H_
