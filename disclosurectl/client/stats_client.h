#ifndef DISCLOSURE_DISCLOSURECTL_CLIENT_STATS_CLIENT_H_
#define DISCLOSURE_DISCLOSURECTL_CLIENT_STATS_CLIENT_H_

#include <memory>

#include "absl/status/statusor.h"
#include "disclosure/v1/stats.pb.h"
#include "disclosurectl/client/service_address.h"

namespace disclosure::ctl {

// Asks the stats-service, one call at a time. Connects with the first call.
// Failures are those of stats.proto, and kUnreachableReason.
class StatsClient {
 public:
  explicit StatsClient(ServiceAddress service);
  ~StatsClient();

  absl::StatusOr<v1::ListIndicatorsResponse> ListIndicators(
      const v1::ListIndicatorsRequest& request);
  absl::StatusOr<v1::ListAreasResponse> ListAreas(
      const v1::ListAreasRequest& request);
  absl::StatusOr<v1::GetSeriesResponse> GetSeries(
      const v1::GetSeriesRequest& request);
  absl::StatusOr<v1::AggregateResponse> Aggregate(
      const v1::AggregateRequest& request);
  absl::StatusOr<v1::RankAreasResponse> RankAreas(
      const v1::RankAreasRequest& request);
  absl::StatusOr<v1::GetDistributionResponse> GetDistribution(
      const v1::GetDistributionRequest& request);
  absl::StatusOr<v1::GetCoverageResponse> GetCoverage(
      const v1::GetCoverageRequest& request);
  absl::StatusOr<v1::ListOutliersResponse> ListOutliers(
      const v1::ListOutliersRequest& request);
  absl::StatusOr<v1::ReconcileAreaResponse> ReconcileArea(
      const v1::ReconcileAreaRequest& request);
  absl::StatusOr<v1::ListFindingsResponse> ListFindings(
      const v1::ListFindingsRequest& request);
  absl::StatusOr<v1::ExplainChangeResponse> ExplainChange(
      const v1::ExplainChangeRequest& request);

 private:
  struct Connection;

  const ServiceAddress service_;
  const std::unique_ptr<Connection> connection_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_CLIENT_STATS_CLIENT_H_
