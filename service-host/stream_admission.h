#ifndef DISCLOSURE_SERVICE_HOST_STREAM_ADMISSION_H_
#define DISCLOSURE_SERVICE_HOST_STREAM_ADMISSION_H_

#include "absl/status/status.h"
#include "service-host/open_streams.h"

namespace disclosure::service_host {

// What a stream ends with when the server goes down: UNAVAILABLE, DRAINING.
absl::Status Draining();

// Why OpenStreams did not admit a stream: it drains, or RESOURCE_EXHAUSTED,
// TOO_MANY_STREAMS.
absl::Status NoMoreStreams(const OpenStreams& open);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_STREAM_ADMISSION_H_
