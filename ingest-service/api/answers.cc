#include "ingest-service/api/answers.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "status/reason.h"

namespace disclosure::ingest {
namespace {

v1::SubmitFailure ToFailure(const absl::Status& status, int index) {
  v1::SubmitFailure failure;
  failure.set_code(static_cast<int>(status.code()));
  failure.set_reason(ReasonOf(status));
  failure.set_message(
      absl::StrCat("requests[", index, "]: ", status.message()));
  failure.set_index(index);
  failure.set_field(FieldOf(status));
  return failure;
}

}  // namespace

v1::SubmitReportsResponse ToResponse(std::vector<Intake::Answer> answers) {
  v1::SubmitReportsResponse response;
  response.mutable_results()->Reserve(static_cast<int>(answers.size()));
  for (Intake::Answer& answer : answers) {
    const int index = response.results_size();
    v1::SubmitReportResult* result = response.add_results();
    if (answer.ok()) {
      *result->mutable_response() = *std::move(answer);
    } else {
      *result->mutable_failure() = ToFailure(answer.status(), index);
    }
  }
  return response;
}

}  // namespace disclosure::ingest
