#include "disclosurectl/client/ingest_client.h"

#include <grpcpp/channel.h>

#include <utility>

#include "disclosure/v1/ingest.grpc.pb.h"
#include "disclosurectl/client/call.h"
#include "service-host/client_channel.h"

namespace disclosure::ctl {
namespace {

using IngestStub = v1::IngestService::Stub;

}  // namespace

struct IngestClient::Connection {
  explicit Connection(const ServiceAddress& service)
      : channel(service_host::OpenChannel(service.address)), stub(channel) {}

  std::shared_ptr<grpc::Channel> channel;
  IngestStub stub;
};

IngestClient::IngestClient(ServiceAddress service)
    : service_(std::move(service)),
      connection_(std::make_unique<Connection>(service_)) {}

IngestClient::~IngestClient() = default;

absl::StatusOr<v1::GetReportResponse> IngestClient::GetReport(
    const v1::GetReportRequest& request) {
  return Call<v1::GetReportResponse>(service_, *connection_->channel,
                                     connection_->stub, &IngestStub::GetReport,
                                     request);
}

absl::StatusOr<v1::ListRevisionsResponse> IngestClient::ListRevisions(
    const v1::ListRevisionsRequest& request) {
  return Call<v1::ListRevisionsResponse>(service_, *connection_->channel,
                                         connection_->stub,
                                         &IngestStub::ListRevisions, request);
}

absl::StatusOr<v1::ListReportsResponse> IngestClient::ListReports(
    const v1::ListReportsRequest& request) {
  return Call<v1::ListReportsResponse>(service_, *connection_->channel,
                                       connection_->stub,
                                       &IngestStub::ListReports, request);
}

absl::StatusOr<v1::ListRefusalsResponse> IngestClient::ListRefusals(
    const v1::ListRefusalsRequest& request) {
  return Call<v1::ListRefusalsResponse>(service_, *connection_->channel,
                                        connection_->stub,
                                        &IngestStub::ListRefusals, request);
}

absl::StatusOr<v1::WithdrawReportResponse> IngestClient::WithdrawReport(
    const v1::WithdrawReportRequest& request) {
  return Call<v1::WithdrawReportResponse>(service_, *connection_->channel,
                                          connection_->stub,
                                          &IngestStub::WithdrawReport, request);
}

}  // namespace disclosure::ctl
