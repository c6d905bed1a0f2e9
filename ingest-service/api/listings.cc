#include "ingest-service/api/listings.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "ingest-service/store/revision_difference.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

constexpr int kMaxPerPage = 1000;
constexpr int kDefaultPerPage = 100;
// Each needs its whole content read, and may differ in every cell.
constexpr int kMaxDifferencesPerPage = 50;
// How long a listing waits for refusals that are being written.
constexpr absl::Duration kMaxWaitForRefusals = absl::Seconds(1);

absl::StatusOr<form::Identity> ReadIdentity(const v1::ReportIdentity& proto) {
  absl::StatusOr<form::Identity> identity = form::IdentityFromProto(proto);
  if (identity.ok()) return identity;
  return WithReason(identity.status(), "BAD_IDENTITY");
}

// A page token is the place where the page starts; 0 without one.
absl::StatusOr<uint64_t> ReadPageToken(const std::string& token) {
  uint64_t from = 0;
  if (token.empty()) return from;
  const auto [end, error] =
      std::from_chars(token.data(), token.data() + token.size(), from);
  if (error == std::errc() && end == token.data() + token.size() && from > 0) {
    return from;
  }
  return WithField(WithReason(absl::InvalidArgumentError(
                                  "page_token is not one that was given out"),
                              "BAD_PAGE_TOKEN"),
                   "page_token");
}

std::string ToPageToken(uint64_t next) {
  return next == 0 ? "" : absl::StrCat(next);
}

int PageSize(int asked, int otherwise, int at_most) {
  return asked <= 0 ? otherwise : std::min(asked, at_most);
}

// Nothing for an empty code: everywhere.
absl::StatusOr<std::optional<divisions::DivisionCode>> ReadArea(
    const std::string& digits) {
  if (digits.empty()) return std::nullopt;
  const absl::StatusOr<divisions::DivisionCode> code =
      divisions::DivisionCode::Parse(digits);
  if (code.ok()) return *code;
  return WithField(WithReason(code.status(), "BAD_DIVISION_CODE"),
                   "division_code");
}

absl::StatusOr<ReportFilter> ReadFilter(const v1::ListReportsRequest& request) {
  ReportFilter filter;
  ASSIGN_OR_RETURN(filter.area, ReadArea(request.division_code()));
  filter.year = request.report_year();
  filter.form = request.form();
  filter.scope = request.scope();
  filter.mode = request.mode();
  filter.rule_id = request.rule_id();
  if (request.has_withdrawn()) filter.withdrawn = request.withdrawn();
  return filter;
}

absl::StatusOr<RefusalFilter> ReadFilter(
    const v1::ListRefusalsRequest& request) {
  RefusalFilter filter;
  ASSIGN_OR_RETURN(const auto area, ReadArea(request.division_code()));
  // The nation is everything, and no code begins with its digits but its own.
  if (area && area->level() != divisions::Level::kNation) {
    filter.area = area->ToString();
  }
  filter.year = request.report_year();
  if (request.has_since()) {
    using google::protobuf::util::TimeUtil;
    filter.since = absl::FromUnixMicros(
        TimeUtil::TimestampToMicroseconds(request.since()));
  }
  ASSIGN_OR_RETURN(const uint64_t before, ReadPageToken(request.page_token()));
  if (before != 0) filter.before = before;
  return filter;
}

template <typename Message>
void MoveAll(std::vector<Message> from,
             google::protobuf::RepeatedPtrField<Message>* to) {
  to->Reserve(static_cast<int>(from.size()));
  for (Message& message : from) *to->Add() = std::move(message);
}

}  // namespace

absl::Status FillReport(const StoredReports& stored,
                        const v1::GetReportRequest& request,
                        v1::GetReportResponse& response) {
  ASSIGN_OR_RETURN(const form::Identity identity,
                   ReadIdentity(request.identity()));
  ASSIGN_OR_RETURN(StoredRevision revision,
                   stored.history.Read(identity, request.revision()));
  if (!revision.content.empty() &&
      !response.mutable_report()->ParseFromString(revision.content)) {
    return WithReason(
        absl::DataLossError(absl::StrCat(identity.ToString(), ", revision ",
                                         revision.revision.revision(),
                                         ": its content cannot be parsed")),
        "ROW_UNREADABLE");
  }
  *response.mutable_revision() = std::move(revision.revision);
  MoveAll(std::move(revision.findings), response.mutable_findings());
  return absl::OkStatus();
}

absl::Status FillRevisions(const StoredReports& stored,
                           const v1::ListRevisionsRequest& request,
                           v1::ListRevisionsResponse& response) {
  ASSIGN_OR_RETURN(const form::Identity identity,
                   ReadIdentity(request.identity()));
  ASSIGN_OR_RETURN(const Sequence from, ReadPageToken(request.page_token()));
  const int at_most =
      request.with_changes() ? kMaxDifferencesPerPage : kMaxPerPage;
  ASSIGN_OR_RETURN(
      RevisionPage page,
      stored.history.List(identity, from,
                          PageSize(request.page_size(), at_most, at_most)));
  if (request.with_changes()) {
    ASSIGN_OR_RETURN(std::vector<v1::RevisionDifference> differences,
                     DifferencesOf(stored.reader, stored.history, page));
    MoveAll(std::move(differences), response.mutable_differences());
  }
  MoveAll(std::move(page.revisions), response.mutable_revisions());
  response.set_next_page_token(ToPageToken(page.next));
  return absl::OkStatus();
}

absl::Status FillReports(const StoredReports& stored,
                         const v1::ListReportsRequest& request,
                         v1::ListReportsResponse& response) {
  ASSIGN_OR_RETURN(const ReportFilter filter, ReadFilter(request));
  ASSIGN_OR_RETURN(const Sequence after, ReadPageToken(request.page_token()));
  ASSIGN_OR_RETURN(ReportPage page,
                   stored.listing.List(filter, after,
                                       PageSize(request.page_size(),
                                                kDefaultPerPage, kMaxPerPage)));
  MoveAll(std::move(page.reports), response.mutable_reports());
  response.set_next_page_token(ToPageToken(page.next));
  return absl::OkStatus();
}

absl::Status FillRefusals(const StoredReports& stored,
                          const v1::ListRefusalsRequest& request,
                          v1::ListRefusalsResponse& response) {
  stored.refusals.WaitUntilWritten(kMaxWaitForRefusals);
  if (request.refusal_id() != 0) {
    ASSIGN_OR_RETURN(
        *response.add_refusals(),
        stored.refusal_log.Read(request.refusal_id(), request.with_report()));
    return absl::OkStatus();
  }
  ASSIGN_OR_RETURN(const RefusalFilter filter, ReadFilter(request));
  ASSIGN_OR_RETURN(
      RefusalPage page,
      stored.refusal_log.List(
          filter, {.max_refusals = PageSize(request.page_size(),
                                            kDefaultPerPage, kMaxPerPage),
                   .with_report = request.with_report()}));
  MoveAll(std::move(page.refusals), response.mutable_refusals());
  response.set_next_page_token(ToPageToken(page.next));
  return absl::OkStatus();
}

}  // namespace disclosure::ingest
