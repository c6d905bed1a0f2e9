#include "ingest-service/decode/decode_submission.h"

#include <cctype>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "form/content_scanner.h"
#include "form/wire_fields.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/wire_format_lite.h"
#include "ingest-service/decode/wire_diagnosis.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

constexpr size_t kUuidLength = 36;

// 8-4-4-4-12 hexadecimal digits.
bool IsUuid(std::string_view text) {
  if (text.size() != kUuidLength) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    const auto character = static_cast<unsigned char>(text[i]);
    if (hyphen ? character != '-' : std::isxdigit(character) == 0) return false;
  }
  return true;
}

absl::Status TooLarge(const std::string& why) {
  return WithReason(absl::ResourceExhaustedError(why), "MESSAGE_TOO_LARGE");
}

absl::Status ReportTooLarge(size_t bytes, size_t limit) {
  return TooLarge(absl::StrCat("the report has ", bytes,
                               " bytes, more than max_report_bytes = ", limit,
                               "; leave out pictures and attachments"));
}

absl::Status MessageTooLarge(size_t bytes, size_t limit) {
  return TooLarge(absl::StrCat("the message has ", bytes,
                               " bytes, more than max_message_bytes = ", limit,
                               "; send its reports in several"));
}

absl::Status NoList(absl::string_view what) {
  return WithReason(absl::InvalidArgumentError(
                        absl::StrCat("not a SubmitReportsRequest: ", what)),
                    "UNREADABLE_MESSAGE");
}

// A request whose report may be read without parsing its figures.
struct CutRequest {
  std::string_view report;
  // All other fields.
  std::string rest;
};

// Nothing if it is malformed or does not have exactly one report: protobuf then
// knows what to make of it.
std::optional<CutRequest> Cut(std::string_view bytes) {
  constexpr uint32_t kReportTag = form::WireTag(
      v1::SubmitReportRequest::kReportFieldNumber, form::WireType::kBytes);
  CutRequest cut;
  form::WireFields fields(bytes);
  size_t start = 0;
  for (form::WireField field; fields.Next(field); start = fields.position()) {
    if (field.tag != kReportTag) {
      cut.rest.append(bytes, start, fields.position() - start);
    } else if (cut.report.data() == nullptr) {
      cut.report = field.bytes;
    } else {
      return std::nullopt;
    }
  }
  if (!fields.ok() || cut.report.data() == nullptr) return std::nullopt;
  return cut;
}

// Nothing if the report is not sent as its content is kept.
std::optional<Submission> DecodeCanonical(std::string_view bytes,
                                          const form::ReportReader& reader) {
  const std::optional<CutRequest> cut = Cut(bytes);
  if (!cut) return std::nullopt;
  form::ContentScanner::Scan scan;
  if (!reader.scanner().Read(cut->report, scan)) return std::nullopt;
  Submission submission;
  v1::AnnualReport& report = *submission.request.mutable_report();
  if (!report.ParseFromString(scan.beside_tables) ||
      !submission.request.MergeFromString(cut->rest)) {
    return std::nullopt;
  }
  submission.sent_content = cut->report;
  submission.report = reader.ReadBesideFigures(report);
  submission.report.cells = std::move(scan.cells);
  submission.report.procurement_unit = scan.procurement_unit;
  return submission;
}

absl::StatusOr<Submission> DecodeAny(std::string_view bytes,
                                     const form::ReportReader& reader) {
  Submission submission;
  if (!submission.request.ParseFromArray(bytes.data(),
                                         static_cast<int>(bytes.size()))) {
    return DiagnoseWire(bytes, *v1::SubmitReportRequest::descriptor());
  }
  const v1::AnnualReport& report = submission.request.report();
  submission.composed_content = form::SerializeContent(report);
  submission.report = reader.Read(report, submission.composed_content);
  return submission;
}

// What goes with the report.
absl::Status CheckTerms(const v1::SubmitReportRequest& request) {
  const std::string& id = request.request_id();
  if (!id.empty() && !IsUuid(id)) {
    return WithField(WithReason(absl::InvalidArgumentError(
                                    "request_id is no UUID of the form "
                                    "123e4567-e89b-12d3-a456-426614174000"),
                                "BAD_REQUEST_ID"),
                     "request_id");
  }
  if (v1::Mode_IsValid(request.mode())) return absl::OkStatus();
  return WithField(
      WithReason(absl::InvalidArgumentError(absl::StrCat(
                     "there is no mode with the number ", int{request.mode()})),
                 "BAD_MODE"),
      "mode");
}

}  // namespace

absl::StatusOr<Submission> DecodeSubmission(std::string_view bytes,
                                            const form::ReportReader& reader,
                                            const DecodeLimits& limits) {
  if (bytes.size() > limits.max_report_bytes) {
    return ReportTooLarge(bytes.size(), limits.max_report_bytes);
  }
  std::optional<Submission> canonical = DecodeCanonical(bytes, reader);
  absl::StatusOr<Submission> submission =
      canonical ? *std::move(canonical) : DecodeAny(bytes, reader);
  if (!submission.ok()) return submission;
  RETURN_IF_ERROR(CheckTerms(submission->request));
  return submission;
}

absl::StatusOr<std::vector<std::string_view>> SplitRequests(
    std::string_view bytes, const DecodeLimits& limits) {
  if (bytes.size() > limits.max_message_bytes) {
    return MessageTooLarge(bytes.size(), limits.max_message_bytes);
  }
  const uint32_t request_tag =
      WireFormatLite::MakeTag(v1::SubmitReportsRequest::kRequestsFieldNumber,
                              WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
  CodedInputStream in(reinterpret_cast<const uint8_t*>(bytes.data()),
                      static_cast<int>(bytes.size()));
  std::vector<std::string_view> requests;
  while (const uint32_t tag = in.ReadTag()) {
    uint32_t length = 0;
    if (tag != request_tag) {
      if (!WireFormatLite::SkipField(&in, tag)) return NoList("malformed");
      continue;
    }
    if (!in.ReadVarint32(&length)) return NoList("cut off");
    const auto begin = static_cast<size_t>(in.CurrentPosition());
    if (length > bytes.size() - begin || !in.Skip(static_cast<int>(length))) {
      return NoList("cut off");
    }
    if (requests.size() == limits.max_reports_per_message) {
      return WithReason(absl::ResourceExhaustedError(absl::StrCat(
                            "more than ", limits.max_reports_per_message,
                            " reports in one message; send them in several")),
                        "TOO_MANY_REPORTS");
    }
    requests.push_back(bytes.substr(begin, length));
  }
  if (!in.ConsumedEntireMessage()) return NoList("malformed");
  if (requests.empty()) return NoList("it has no requests");
  return requests;
}

}  // namespace disclosure::ingest
