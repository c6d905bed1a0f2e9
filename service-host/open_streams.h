#ifndef DISCLOSURE_SERVICE_HOST_OPEN_STREAMS_H_
#define DISCLOSURE_SERVICE_HOST_OPEN_STREAMS_H_

#include <cstddef>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

namespace disclosure::service_host {

// A stream that would go on for ever, and can be asked to end.
class DrainableStream {
 public:
  virtual ~DrainableStream() = default;
  // Ends the stream with UNAVAILABLE, DRAINING once what it has taken is
  // answered. Also called on streams that have ended already.
  virtual void Drain() = 0;
};

// The streams that are open, so that a server that goes down can end them.
// Thread-safe.
class OpenStreams {
 public:
  // At most `max_open` at a time.
  explicit OpenStreams(size_t max_open) : max_open_(max_open) {}

  // False, without adding it, if there are too many or the server drains.
  bool Add(std::shared_ptr<DrainableStream> stream) {
    std::scoped_lock lock(mutex_);
    if (draining_ || streams_.size() >= max_open_) return false;
    streams_.insert(std::move(stream));
    return true;
  }

  void Remove(const std::shared_ptr<DrainableStream>& stream) {
    std::scoped_lock lock(mutex_);
    streams_.erase(stream);
  }

  // Asks all to end, and admits no more.
  void DrainAll() {
    std::vector<std::shared_ptr<DrainableStream>> open;
    {
      std::scoped_lock lock(mutex_);
      draining_ = true;
      open.assign(streams_.begin(), streams_.end());
    }
    for (const auto& stream : open) stream->Drain();
  }

  bool draining() const {
    std::scoped_lock lock(mutex_);
    return draining_;
  }
  size_t size() const {
    std::scoped_lock lock(mutex_);
    return streams_.size();
  }

 private:
  const size_t max_open_;
  mutable std::mutex mutex_;
  bool draining_ = false;
  std::set<std::shared_ptr<DrainableStream>> streams_;
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_OPEN_STREAMS_H_
