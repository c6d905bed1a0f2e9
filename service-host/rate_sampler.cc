#include "service-host/rate_sampler.h"

#include <utility>

namespace disclosure::service_host {

std::optional<int64_t> RateSampler::Admit(absl::Time now) {
  const int64_t second = absl::ToUnixSeconds(now);
  std::scoped_lock lock(mutex_);
  if (second != second_) {
    second_ = second;
    admitted_in_second_ = 0;
  }
  if (admitted_in_second_ >= per_second_) {
    ++dropped_;
    return std::nullopt;
  }
  ++admitted_in_second_;
  return std::exchange(dropped_, 0);
}

}  // namespace disclosure::service_host
