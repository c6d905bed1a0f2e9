#ifndef DISCLOSURE_SERVICE_HOST_RATE_SAMPLER_H_
#define DISCLOSURE_SERVICE_HOST_RATE_SAMPLER_H_

#include <cstdint>
#include <mutex>
#include <optional>

#include "absl/time/time.h"

namespace disclosure::service_host {

// Lets the first `per_second` events of each second pass and counts the others.
// Thread-safe.
class RateSampler {
 public:
  explicit RateSampler(int per_second) : per_second_(per_second) {}

  // Nothing: drop this one. Else: let it pass; the number tells how many were
  // dropped since the last that passed.
  std::optional<int64_t> Admit(absl::Time now);

 private:
  const int per_second_;
  std::mutex mutex_;
  int64_t second_ = 0;
  int admitted_in_second_ = 0;
  int64_t dropped_ = 0;
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_RATE_SAMPLER_H_
