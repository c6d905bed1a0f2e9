#ifndef DISCLOSURE_INGEST_SERVICE_API_ANSWERS_H_
#define DISCLOSURE_INGEST_SERVICE_API_ANSWERS_H_

#include <vector>

#include "grpcpp/support/byte_buffer.h"
#include "ingest-service/intake.h"

namespace disclosure::ingest {

// Serialised responses, to be sent.
//
// A SubmitReportResponse, a WithdrawReportResponse.
grpc::ByteBuffer SubmissionAnswer(const Outcome& outcome);
grpc::ByteBuffer WithdrawalAnswer(const Outcome& outcome);
// A SubmitReportsResponse: of each report of a message what became of it, or
// what went wrong.
grpc::ByteBuffer MessageAnswer(const std::vector<Intake::Answer>& answers);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_API_ANSWERS_H_
