#ifndef DISCLOSURE_INGEST_SERVICE_API_ANSWERS_H_
#define DISCLOSURE_INGEST_SERVICE_API_ANSWERS_H_

#include <cstddef>
#include <vector>

#include "grpcpp/support/byte_buffer.h"
#include "ingest-service/intake.h"

namespace disclosure::ingest {

// A client of gRPC takes 4 MiB, unless it is told otherwise.
inline constexpr size_t kMaxMessageAnswerBytes = size_t{3} << 20;

// Serialised responses, to be sent.
//
// A SubmitReportResponse, a WithdrawReportResponse.
grpc::ByteBuffer SubmissionAnswer(const Outcome& outcome);
grpc::ByteBuffer WithdrawalAnswer(const Outcome& outcome);
// A SubmitReportsResponse: of each report of a message what became of it, or
// what went wrong. The findings of a report with which it would be larger than
// kMaxMessageAnswerBytes are left out, and counted.
grpc::ByteBuffer MessageAnswer(const std::vector<Intake::Answer>& answers);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_API_ANSWERS_H_
