#ifndef DISCLOSURE_SERVICE_HOST_CLOCK_H_
#define DISCLOSURE_SERVICE_HOST_CLOCK_H_

#include <cstdint>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace disclosure::service_host {

// Where the edges take the time from; the core gets it as an argument. A test
// sets it. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual absl::Time Now() const = 0;
};

class SystemClock final : public Clock {
 public:
  absl::Time Now() const override { return absl::Now(); }
};

// Days from 1970-01-01 to the date it is in Shanghai: UTC+8 all year, so no
// time zone data is needed.
int32_t DaysSinceEpochInShanghai(absl::Time time);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_CLOCK_H_
