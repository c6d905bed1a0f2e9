#include "ingest-service/api/ingest_api.h"

#include <utility>

#include "ingest-service/api/answers.h"
#include "ingest-service/api/submit_stream.h"
#include "service-host/byte_buffers.h"
#include "service-host/grpc_status.h"

namespace disclosure::ingest {
namespace {

// Until callers have certificates, whoever reaches the loopback is this one.
constexpr char kLocalCaller[] = "local";

using service_host::ToGrpcStatus;

// Answers with what `fill` makes of the request, at once.
template <typename Fill, typename Request, typename Response>
grpc::ServerUnaryReactor* Answer(grpc::CallbackServerContext* context,
                                 Fill fill, const StoredReports& stored,
                                 const Request* request, Response* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(ToGrpcStatus(fill(stored, *request, *response)));
  return reactor;
}

}  // namespace

IngestApi::IngestApi(Intake& intake, const StoredReports& stored)
    : intake_(intake), stored_(stored) {}

grpc::ServerUnaryReactor* IngestApi::SubmitReport(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
    grpc::ByteBuffer* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const service_host::ContiguousBytes bytes(*request);
  intake_.Submit(bytes.view(), kLocalCaller,
                 [reactor, response](Intake::Answer answer) {
                   if (answer.ok()) *response = SubmissionAnswer(*answer);
                   reactor->Finish(ToGrpcStatus(answer.status()));
                 });
  return reactor;
}

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>*
IngestApi::SubmitReports(grpc::CallbackServerContext* /*context*/) {
  return SubmitStream::Open(intake_, streams_, kLocalCaller);
}

grpc::ServerUnaryReactor* IngestApi::WithdrawReport(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
    grpc::ByteBuffer* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const service_host::ContiguousBytes bytes(*request);
  intake_.Withdraw(bytes.view(), kLocalCaller,
                   [reactor, response](Intake::Answer answer) {
                     if (answer.ok()) *response = WithdrawalAnswer(*answer);
                     reactor->Finish(ToGrpcStatus(answer.status()));
                   });
  return reactor;
}

grpc::ServerUnaryReactor* IngestApi::GetReport(
    grpc::CallbackServerContext* context, const v1::GetReportRequest* request,
    v1::GetReportResponse* response) {
  return Answer(context, FillReport, stored_, request, response);
}

grpc::ServerUnaryReactor* IngestApi::ListRevisions(
    grpc::CallbackServerContext* context,
    const v1::ListRevisionsRequest* request,
    v1::ListRevisionsResponse* response) {
  return Answer(context, FillRevisions, stored_, request, response);
}

grpc::ServerUnaryReactor* IngestApi::ListReports(
    grpc::CallbackServerContext* context, const v1::ListReportsRequest* request,
    v1::ListReportsResponse* response) {
  return Answer(context, FillReports, stored_, request, response);
}

grpc::ServerUnaryReactor* IngestApi::ListRefusals(
    grpc::CallbackServerContext* context,
    const v1::ListRefusalsRequest* request,
    v1::ListRefusalsResponse* response) {
  return Answer(context, FillRefusals, stored_, request, response);
}

}  // namespace disclosure::ingest
