#ifndef DISCLOSURE_INGEST_SERVICE_API_ANSWERS_H_
#define DISCLOSURE_INGEST_SERVICE_API_ANSWERS_H_

#include <vector>

#include "absl/status/status.h"
#include "disclosure/v1/ingest.pb.h"
#include "ingest-service/intake.h"
#include "service-host/open_streams.h"

namespace disclosure::ingest {

// The answers of one message: a response, or what went wrong, for each report.
v1::SubmitReportsResponse ToResponse(std::vector<Intake::Answer> answers);

// UNAVAILABLE, DRAINING.
absl::Status Draining();

// Why OpenStreams did not admit a stream: it drains, or RESOURCE_EXHAUSTED,
// TOO_MANY_STREAMS.
absl::Status NoMoreStreams(const service_host::OpenStreams& open);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_API_ANSWERS_H_
