#ifndef DISCLOSURE_SERVICE_HOST_CALL_LOG_H_
#define DISCLOSURE_SERVICE_HOST_CALL_LOG_H_

#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "service-host/clock.h"
#include "service-host/log.h"
#include "service-host/rate_sampler.h"

namespace disclosure::service_host {

inline constexpr int kDefaultCallLogLinesPerSecond = 100;

// One line a call that has ended, event "call". Above `lines_per_second` calls
// are left out; the next line tells how many in "dropped". Thread-safe.
class CallLog {
 public:
  CallLog(const Log& log, const Clock& clock, int lines_per_second)
      : log_(log), clock_(clock), sampler_(lines_per_second) {}

  struct Call {
    std::string_view method;  // "/disclosure.v1.IngestService/SubmitReport"
    absl::StatusCode code;
    double seconds;
    std::string_view peer;  // "ipv4:127.0.0.1:40112"
  };

  // Whether the next call gets a line; asked first, because the name of a peer
  // is dear. The number goes to Write() as `dropped`.
  std::optional<int64_t> Admit() { return sampler_.Admit(clock_.Now()); }
  void Write(const Call& call, int64_t dropped) const;

 private:
  const Log& log_;
  const Clock& clock_;
  RateSampler sampler_;
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_CALL_LOG_H_
