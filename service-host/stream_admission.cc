#include "service-host/stream_admission.h"

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "status/reason.h"

namespace disclosure::service_host {
namespace {

constexpr absl::Duration kRetryDelay = absl::Seconds(1);

}  // namespace

absl::Status Draining() {
  return WithRetryDelay(
      WithReason(absl::UnavailableError("the server is going down"),
                 "DRAINING"),
      kRetryDelay);
}

absl::Status NoMoreStreams(const OpenStreams& open) {
  if (open.draining()) return Draining();
  return WithRetryDelay(
      WithReason(absl::ResourceExhaustedError(absl::StrCat(
                     open.size(), " streams are open, which is the limit")),
                 "TOO_MANY_STREAMS"),
      kRetryDelay);
}

}  // namespace disclosure::service_host
