// Untrusted bytes as a message of SubmitReports: whatever they are, each
// request is a submission or has its own answer.

#include <cstdint>
#include <string_view>

#include "google/protobuf/stubs/logging.h"
#include "ingest-service/decode/decode_submission.h"
#include "status/check.h"
#include "status/reason.h"

namespace {

using namespace disclosure;  // NOLINT(google-build-using-namespace)

void CheckRequest(std::string_view request, const form::ReportReader& reader) {
  const absl::StatusOr<ingest::Submission> submission =
      ingest::DecodeSubmission(request, reader, {});
  if (!submission.ok()) {
    CHECK(!ReasonOf(submission.status()).empty()) << submission.status();
    return;
  }
  // What was decoded reads the same from its content.
  form::CellValues cells(reader.catalogue().size());
  CHECK(reader.ReadCells(submission->content(), cells))
      << "content is malformed";
  CHECK(cells == submission->report.cells) << "cells differ";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const form::Catalogue catalogue;
  static const form::ReportReader reader(catalogue);
  const google::protobuf::LogSilencer silence;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  CheckRequest(bytes, reader);
  const auto requests = ingest::SplitRequests(bytes, {});
  if (!requests.ok()) {
    CHECK(!ReasonOf(requests.status()).empty()) << requests.status();
    return 0;
  }
  for (const std::string_view request : *requests) {
    CheckRequest(request, reader);
  }
  return 0;
}
