#include "service-host/clock.h"

namespace disclosure::service_host {

int32_t DaysSinceEpochInShanghai(absl::Time time) {
  const absl::Duration since_epoch = time - absl::UnixEpoch() + absl::Hours(8);
  return static_cast<int32_t>(absl::Floor(since_epoch, absl::Hours(24)) /
                              absl::Hours(24));
}

}  // namespace disclosure::service_host
