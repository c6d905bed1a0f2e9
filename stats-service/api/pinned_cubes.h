#ifndef DISCLOSURE_STATS_SERVICE_API_PINNED_CUBES_H_
#define DISCLOSURE_STATS_SERVICE_API_PINNED_CUBES_H_

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>

#include "absl/time/time.h"
#include "stats-service/cube/cube.h"

namespace disclosure::stats {

// The cubes that page tokens speak of, so that all pages of an answer come from
// one of them. Thread-safe.
class PinnedCubes {
 public:
  static constexpr size_t kMaxCubes = 8;
  static constexpr absl::Duration kMaxAge = absl::Minutes(5);

  // Keeps `cube` until kMaxAge after its last use, or until there are more than
  // kMaxCubes: those whose pages nobody went on with go first, then those that
  // were not used for longest.
  void Pin(std::shared_ptr<const Cube> cube, absl::Time now);

  // Lets go of what has been held for long enough. To be called now and then:
  // Pin() and Find() do so only when somebody asks.
  void DropExpired(absl::Time now);

  // The cube of that sequence, or null if it is held no more.
  std::shared_ptr<const Cube> Find(record::Sequence sequence, absl::Time now);

 private:
  struct Pinned {
    std::shared_ptr<const Cube> cube;
    absl::Time used;
    // A second page was asked for.
    bool followed = false;
  };

  // Of more than one.
  std::list<Pinned>::iterator LeastWorthKeeping();

  std::mutex mutex_;
  std::list<Pinned> cubes_;  // the last used one first
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_PINNED_CUBES_H_
