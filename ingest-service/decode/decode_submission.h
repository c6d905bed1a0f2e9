#ifndef DISCLOSURE_INGEST_SERVICE_DECODE_DECODE_SUBMISSION_H_
#define DISCLOSURE_INGEST_SERVICE_DECODE_DECODE_SUBMISSION_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/v1/ingest.pb.h"
#include "form/read_report.h"
#include "form/report.h"

namespace disclosure::ingest {

struct DecodeLimits {
  // The largest message of SubmitReports, in bytes.
  size_t max_message_bytes = 16 << 20;
  // The largest single request, in bytes.
  size_t max_report_bytes = 1 << 20;
  // The most requests in one message of SubmitReports.
  size_t max_reports_per_message = 256;
};

// One request, read: the message, the report's content, and its value.
struct Submission {
  // Of the report perhaps without the tables 2 to 4 and the annex of 2014:
  // their figures are in `report`.
  v1::SubmitReportRequest request;
  form::Report report;
  // What was sent, if that is the content already; else the content is owned.
  std::string_view sent_content;
  std::string composed_content;

  // form::SerializeContent of the report that was sent.
  std::string_view content() const {
    return composed_content.empty() ? sent_content : composed_content;
  }
};

// Untrusted bytes of one SubmitReportRequest to a submission, which points into
// them.
//
// INVALID_ARGUMENT: UNREADABLE_REPORT, TEXT_NOT_UTF8 (both with the field),
//   BAD_REQUEST_ID (no UUID), BAD_MODE (none of v1::Mode). RESOURCE_EXHAUSTED,
//   MESSAGE_TOO_LARGE.
absl::StatusOr<Submission> DecodeSubmission(std::string_view bytes,
                                            const form::ReportReader& reader,
                                            const DecodeLimits& limits);

// The requests in a serialised SubmitReportsRequest, each by itself and not yet
// parsed; the views point into `bytes`.
//
// INVALID_ARGUMENT, UNREADABLE_MESSAGE: no list of requests, or an empty one.
// RESOURCE_EXHAUSTED: MESSAGE_TOO_LARGE, TOO_MANY_REPORTS.
absl::StatusOr<std::vector<std::string_view>> SplitRequests(
    std::string_view bytes, const DecodeLimits& limits);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_DECODE_DECODE_SUBMISSION_H_
