#include "disclosurectl/client/stats_client.h"

#include <grpcpp/channel.h>

#include <utility>

#include "disclosure/v1/stats.grpc.pb.h"
#include "disclosurectl/client/call.h"
#include "service-host/client_channel.h"

namespace disclosure::ctl {
namespace {

using StatsStub = v1::StatsService::Stub;

}  // namespace

struct StatsClient::Connection {
  explicit Connection(const ServiceAddress& service)
      : channel(service_host::OpenChannel(service.address)), stub(channel) {}

  std::shared_ptr<grpc::Channel> channel;
  StatsStub stub;
};

StatsClient::StatsClient(ServiceAddress service)
    : service_(std::move(service)),
      connection_(std::make_unique<Connection>(service_)) {}

StatsClient::~StatsClient() = default;

absl::StatusOr<v1::ListIndicatorsResponse> StatsClient::ListIndicators(
    const v1::ListIndicatorsRequest& request) {
  return Call<v1::ListIndicatorsResponse>(service_, *connection_->channel,
                                          connection_->stub,
                                          &StatsStub::ListIndicators, request);
}

absl::StatusOr<v1::ListAreasResponse> StatsClient::ListAreas(
    const v1::ListAreasRequest& request) {
  return Call<v1::ListAreasResponse>(service_, *connection_->channel,
                                     connection_->stub, &StatsStub::ListAreas,
                                     request);
}

absl::StatusOr<v1::GetSeriesResponse> StatsClient::GetSeries(
    const v1::GetSeriesRequest& request) {
  return Call<v1::GetSeriesResponse>(service_, *connection_->channel,
                                     connection_->stub, &StatsStub::GetSeries,
                                     request);
}

absl::StatusOr<v1::AggregateResponse> StatsClient::Aggregate(
    const v1::AggregateRequest& request) {
  return Call<v1::AggregateResponse>(service_, *connection_->channel,
                                     connection_->stub, &StatsStub::Aggregate,
                                     request);
}

absl::StatusOr<v1::RankAreasResponse> StatsClient::RankAreas(
    const v1::RankAreasRequest& request) {
  return Call<v1::RankAreasResponse>(service_, *connection_->channel,
                                     connection_->stub, &StatsStub::RankAreas,
                                     request);
}

absl::StatusOr<v1::GetDistributionResponse> StatsClient::GetDistribution(
    const v1::GetDistributionRequest& request) {
  return Call<v1::GetDistributionResponse>(
      service_, *connection_->channel, connection_->stub,
      &StatsStub::GetDistribution, request);
}

absl::StatusOr<v1::GetCoverageResponse> StatsClient::GetCoverage(
    const v1::GetCoverageRequest& request) {
  return Call<v1::GetCoverageResponse>(service_, *connection_->channel,
                                       connection_->stub,
                                       &StatsStub::GetCoverage, request);
}

absl::StatusOr<v1::ListOutliersResponse> StatsClient::ListOutliers(
    const v1::ListOutliersRequest& request) {
  return Call<v1::ListOutliersResponse>(service_, *connection_->channel,
                                        connection_->stub,
                                        &StatsStub::ListOutliers, request);
}

absl::StatusOr<v1::ReconcileAreaResponse> StatsClient::ReconcileArea(
    const v1::ReconcileAreaRequest& request) {
  return Call<v1::ReconcileAreaResponse>(service_, *connection_->channel,
                                         connection_->stub,
                                         &StatsStub::ReconcileArea, request);
}

absl::StatusOr<v1::ListFindingsResponse> StatsClient::ListFindings(
    const v1::ListFindingsRequest& request) {
  return Call<v1::ListFindingsResponse>(service_, *connection_->channel,
                                        connection_->stub,
                                        &StatsStub::ListFindings, request);
}

absl::StatusOr<v1::ExplainChangeResponse> StatsClient::ExplainChange(
    const v1::ExplainChangeRequest& request) {
  return Call<v1::ExplainChangeResponse>(service_, *connection_->channel,
                                         connection_->stub,
                                         &StatsStub::ExplainChange, request);
}

}  // namespace disclosure::ctl
