#ifndef DISCLOSURE_STATS_SERVICE_FOLLOW_BACKOFF_H_
#define DISCLOSURE_STATS_SERVICE_FOLLOW_BACKOFF_H_

#include <algorithm>
#include <chrono>
#include <random>

namespace disclosure::stats {

struct BackoffLimits {
  std::chrono::milliseconds initial{100};
  std::chrono::milliseconds max{10'000};
};

// How long to wait before the next attempt: doubled each time up to a bound, of
// which a random half, so that replicas do not come back all at once.
class Backoff {
 public:
  Backoff(BackoffLimits limits, uint32_t seed)
      : limits_(limits), pause_(limits.initial), random_(seed) {}

  std::chrono::milliseconds Next() {
    const auto pause = pause_;
    pause_ = std::min(pause_ * 2, limits_.max);
    std::uniform_int_distribution<int64_t> some(pause.count() / 2,
                                                pause.count());
    return std::chrono::milliseconds(some(random_));
  }
  // After a success.
  void Reset() { pause_ = limits_.initial; }

 private:
  const BackoffLimits limits_;
  std::chrono::milliseconds pause_;
  std::minstd_rand random_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_FOLLOW_BACKOFF_H_
