#ifndef DISCLOSURE_TESTS_SERVICE_HOST_SET_CLOCK_H_
#define DISCLOSURE_TESTS_SERVICE_HOST_SET_CLOCK_H_

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "service-host/clock.h"

namespace disclosure::service_host {

// A clock that the test sets. It stands still otherwise.
class SetClock final : public Clock {
 public:
  absl::Time Now() const override { return now_; }
  void Advance(absl::Duration duration) { now_ += duration; }

 private:
  absl::Time now_ =
      absl::FromCivil(absl::CivilSecond(2026, 1, 31, 8), absl::UTCTimeZone());
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_TESTS_SERVICE_HOST_SET_CLOCK_H_
