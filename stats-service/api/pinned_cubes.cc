#include "stats-service/api/pinned_cubes.h"

#include <utility>

namespace disclosure::stats {

void PinnedCubes::DropExpired(absl::Time now) {
  std::list<Pinned> dropped;  // freed after the lock
  std::scoped_lock lock(mutex_);
  for (auto it = cubes_.begin(); it != cubes_.end();) {
    const auto next = std::next(it);
    if (now - it->used > kMaxAge) dropped.splice(dropped.end(), cubes_, it);
    it = next;
  }
}

void PinnedCubes::Pin(std::shared_ptr<const Cube> cube, absl::Time now) {
  std::list<Pinned> dropped;  // freed after the lock
  bool followed = false;
  std::scoped_lock lock(mutex_);
  for (auto it = cubes_.begin(); it != cubes_.end();) {
    const auto next = std::next(it);
    const bool same = it->cube->applied_up_to == cube->applied_up_to;
    if (same) followed = it->followed;
    if (same || now - it->used > kMaxAge) {
      dropped.splice(dropped.end(), cubes_, it);
    }
    it = next;
  }
  cubes_.push_front({std::move(cube), now, followed});
  if (cubes_.size() > kMaxCubes) {
    dropped.splice(dropped.end(), cubes_, LeastWorthKeeping());
  }
}

// Not the newest, which nobody can have gone on with yet.
std::list<PinnedCubes::Pinned>::iterator PinnedCubes::LeastWorthKeeping() {
  for (auto it = std::prev(cubes_.end()); it != cubes_.begin(); --it) {
    if (!it->followed) return it;
  }
  return std::prev(cubes_.end());
}

std::shared_ptr<const Cube> PinnedCubes::Find(record::Sequence sequence,
                                              absl::Time now) {
  std::scoped_lock lock(mutex_);
  for (auto it = cubes_.begin(); it != cubes_.end(); ++it) {
    if (it->cube->applied_up_to != sequence) continue;
    if (now - it->used > kMaxAge) return nullptr;
    it->used = now;
    it->followed = true;
    cubes_.splice(cubes_.begin(), cubes_, it);
    return cubes_.front().cube;
  }
  return nullptr;
}

}  // namespace disclosure::stats
