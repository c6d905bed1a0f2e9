#ifndef DISCLOSURE_INGEST_SERVICE_API_ANSWERS_H_
#define DISCLOSURE_INGEST_SERVICE_API_ANSWERS_H_

#include <vector>

#include "disclosure/v1/ingest.pb.h"
#include "ingest-service/intake.h"

namespace disclosure::ingest {

// The answers of one message: a response, or what went wrong, for each report.
v1::SubmitReportsResponse ToResponse(std::vector<Intake::Answer> answers);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_API_ANSWERS_H_
