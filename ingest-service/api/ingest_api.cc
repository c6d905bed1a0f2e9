#include "ingest-service/api/ingest_api.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ingest-service/api/submit_stream.h"
#include "service-host/byte_buffers.h"
#include "service-host/grpc_status.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

// Until callers have certificates, whoever reaches the loopback is this one.
constexpr char kLocalCaller[] = "local";
constexpr int kMaxRevisionsPerPage = 1000;

using service_host::ToGrpcStatus;

absl::StatusOr<form::Identity> ReadIdentity(const v1::ReportIdentity& proto) {
  absl::StatusOr<form::Identity> identity = form::IdentityFromProto(proto);
  if (identity.ok()) return identity;
  return WithReason(identity.status(), "BAD_IDENTITY");
}

absl::Status FillReport(const RevisionHistory& history,
                        const v1::GetReportRequest& request,
                        v1::GetReportResponse& response) {
  ASSIGN_OR_RETURN(const form::Identity identity,
                   ReadIdentity(request.identity()));
  ASSIGN_OR_RETURN(StoredRevision stored,
                   history.Read(identity, request.revision()));
  if (!stored.content.empty() &&
      !response.mutable_report()->ParseFromString(stored.content)) {
    return WithReason(
        absl::DataLossError(absl::StrCat(identity.ToString(), ", revision ",
                                         stored.revision.revision(),
                                         ": its content cannot be parsed")),
        "ROW_UNREADABLE");
  }
  *response.mutable_revision() = std::move(stored.revision);
  for (v1::Finding& finding : stored.findings) {
    *response.add_findings() = std::move(finding);
  }
  return absl::OkStatus();
}

// A page token is the sequence that the page starts with.
absl::StatusOr<Sequence> ReadPageToken(const std::string& token) {
  Sequence from = 0;
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

absl::Status FillRevisions(const RevisionHistory& history,
                           const v1::ListRevisionsRequest& request,
                           v1::ListRevisionsResponse& response) {
  ASSIGN_OR_RETURN(const form::Identity identity,
                   ReadIdentity(request.identity()));
  ASSIGN_OR_RETURN(const Sequence from, ReadPageToken(request.page_token()));
  const int limit = request.page_size() <= 0
                        ? kMaxRevisionsPerPage
                        : std::min(request.page_size(), kMaxRevisionsPerPage);
  ASSIGN_OR_RETURN(RevisionPage page, history.List(identity, from, limit));
  for (v1::Revision& revision : page.revisions) {
    *response.add_revisions() = std::move(revision);
  }
  if (page.next != 0) response.set_next_page_token(absl::StrCat(page.next));
  return absl::OkStatus();
}

}  // namespace

IngestApi::IngestApi(Intake& intake, const RevisionHistory& history)
    : intake_(intake), history_(history) {}

grpc::ServerUnaryReactor* IngestApi::SubmitReport(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
    grpc::ByteBuffer* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const service_host::ContiguousBytes bytes(*request);
  intake_.Submit(
      bytes.view(), kLocalCaller, [reactor, response](Intake::Answer answer) {
        if (answer.ok()) {
          *response = service_host::ToByteBuffer(answer->SerializeAsString());
        }
        reactor->Finish(ToGrpcStatus(answer.status()));
      });
  return reactor;
}

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>*
IngestApi::SubmitReports(grpc::CallbackServerContext* /*context*/) {
  return SubmitStream::Open(intake_, streams_, kLocalCaller);
}

grpc::ServerUnaryReactor* IngestApi::GetReport(
    grpc::CallbackServerContext* context, const v1::GetReportRequest* request,
    v1::GetReportResponse* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(ToGrpcStatus(FillReport(history_, *request, *response)));
  return reactor;
}

grpc::ServerUnaryReactor* IngestApi::ListRevisions(
    grpc::CallbackServerContext* context,
    const v1::ListRevisionsRequest* request,
    v1::ListRevisionsResponse* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(ToGrpcStatus(FillRevisions(history_, *request, *response)));
  return reactor;
}

}  // namespace disclosure::ingest
