#ifndef DISCLOSURE_STATS_SERVICE_CUBE_CUBE_PUBLISHER_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_CUBE_PUBLISHER_H_

#include <memory>
#include <mutex>
#include <utility>

#include "stats-service/cube/cube.h"

namespace disclosure::stats {

// Hands the newest cube to any number of readers. Thread-safe.
class CubePublisher {
 public:
  explicit CubePublisher(std::shared_ptr<const Cube> first)
      : latest_(std::move(first)) {}

  std::shared_ptr<const Cube> Latest() const {
    std::scoped_lock lock(mutex_);
    return latest_;
  }

  void Publish(std::shared_ptr<const Cube> next) {
    std::scoped_lock lock(mutex_);
    latest_.swap(next);
    // `next`, the old cube, outlives the lock: freeing it may take a while.
  }

 private:
  // std::mutex, not absl::Mutex: the thread sanitizer sees into this one only.
  mutable std::mutex mutex_;
  std::shared_ptr<const Cube> latest_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_CUBE_PUBLISHER_H_
