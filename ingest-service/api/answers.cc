#include "ingest-service/api/answers.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "disclosure/v1/ingest.pb.h"
#include "google/protobuf/arena.h"
#include "record/revision.h"
#include "service-host/byte_buffers.h"
#include "status/reason.h"

namespace disclosure::ingest {
namespace {

// A receipt: of Accepted, Repeated, Refused, or Conflict.
template <typename Receipt>
void FillFindings(const Outcome& outcome, Receipt& receipt) {
  receipt.mutable_findings()->Assign(outcome.findings.begin(),
                                     outcome.findings.end());
}

// What was only validated has neither a place in the feed nor a time.
void FillAccepted(const record::Revision& revision, v1::Revision& proto) {
  record::FillProto(revision, proto);
  if (revision.sequence == 0) proto.clear_accept_time();
}

// Whatever was not accepted is told alike for reports and withdrawals.
template <typename Response>
void FillUnaccepted(const Outcome& outcome, Response& response) {
  if (outcome.kind == Outcome::Kind::kRepeated) {
    record::FillProto(outcome.revision,
                      *response.mutable_repeated()->mutable_revision());
    return FillFindings(outcome, *response.mutable_repeated());
  }
  // Without a revision nothing is current: an amendment of nothing.
  if (outcome.revision.number != 0) {
    record::FillProto(outcome.revision,
                      *response.mutable_conflict()->mutable_current());
  }
  FillFindings(outcome, *response.mutable_conflict());
}

void Fill(const Outcome& outcome, v1::SubmitReportResponse& response) {
  switch (outcome.kind) {
    case Outcome::Kind::kAccepted:
      FillAccepted(outcome.revision,
                   *response.mutable_accepted()->mutable_revision());
      return FillFindings(outcome, *response.mutable_accepted());
    case Outcome::Kind::kRefused:
      return FillFindings(outcome, *response.mutable_refused());
    default:
      FillUnaccepted(outcome, response);
  }
}

void Fill(const Outcome& outcome, v1::WithdrawReportResponse& response) {
  if (outcome.kind == Outcome::Kind::kAccepted) {
    FillAccepted(outcome.revision,
                 *response.mutable_withdrawn()->mutable_revision());
  } else {
    FillUnaccepted(outcome, response);
  }
}

void Fill(const absl::Status& status, int index, v1::SubmitFailure& failure) {
  failure.set_code(static_cast<int>(status.code()));
  failure.set_reason(ReasonOf(status));
  failure.set_message(
      absl::StrCat("requests[", index, "]: ", status.message()));
  failure.set_index(index);
  failure.set_field(FieldOf(status));
}

// Null where there are none.
google::protobuf::RepeatedPtrField<v1::Finding>* FindingsIn(
    v1::SubmitReportResponse& response) {
  switch (response.outcome_case()) {
    case v1::SubmitReportResponse::kAccepted:
      return response.mutable_accepted()->mutable_findings();
    case v1::SubmitReportResponse::kRepeated:
      return response.mutable_repeated()->mutable_findings();
    case v1::SubmitReportResponse::kRefused:
      return response.mutable_refused()->mutable_findings();
    case v1::SubmitReportResponse::kConflict:
      return response.mutable_conflict()->mutable_findings();
    case v1::SubmitReportResponse::OUTCOME_NOT_SET:
      break;
  }
  return nullptr;
}

// In order, so that the first reports have theirs.
void LeaveOutFindings(v1::SubmitReportsResponse& response) {
  size_t bytes = 0;
  for (v1::SubmitReportResult& result : *response.mutable_results()) {
    const size_t size = result.ByteSizeLong();
    auto* findings = result.has_response()
                         ? FindingsIn(*result.mutable_response())
                         : nullptr;
    if (bytes + size > kMaxMessageAnswerBytes && findings != nullptr) {
      result.set_omitted_findings(findings->size());
      findings->Clear();
      bytes += result.ByteSizeLong();
    } else {
      bytes += size;
    }
  }
}

void Fill(const std::vector<Intake::Answer>& answers,
          v1::SubmitReportsResponse& response) {
  response.mutable_results()->Reserve(static_cast<int>(answers.size()));
  for (const Intake::Answer& answer : answers) {
    const int index = response.results_size();
    v1::SubmitReportResult& result = *response.add_results();
    if (answer.ok()) {
      Fill(*answer, *result.mutable_response());
    } else {
      Fill(answer.status(), index, *result.mutable_failure());
    }
  }
  if (response.ByteSizeLong() > kMaxMessageAnswerBytes) {
    LeaveOutFindings(response);
  }
}

// A receipt has a dozen parts: they are made and forgotten as one.
template <typename Response, typename What>
grpc::ByteBuffer Serialised(const What& what) {
  google::protobuf::Arena arena;
  auto* response = google::protobuf::Arena::CreateMessage<Response>(&arena);
  Fill(what, *response);
  return service_host::ToByteBuffer(*response);
}

}  // namespace

grpc::ByteBuffer SubmissionAnswer(const Outcome& outcome) {
  return Serialised<v1::SubmitReportResponse>(outcome);
}

grpc::ByteBuffer WithdrawalAnswer(const Outcome& outcome) {
  return Serialised<v1::WithdrawReportResponse>(outcome);
}

grpc::ByteBuffer MessageAnswer(const std::vector<Intake::Answer>& answers) {
  return Serialised<v1::SubmitReportsResponse>(answers);
}

}  // namespace disclosure::ingest
