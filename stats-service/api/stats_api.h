#ifndef DISCLOSURE_STATS_SERVICE_API_STATS_API_H_
#define DISCLOSURE_STATS_SERVICE_API_STATS_API_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "disclosure/v1/stats.grpc.pb.h"
#include "service-host/clock.h"
#include "stats-service/api/pinned_cubes.h"
#include "stats-service/live_cube.h"
#include "stats-service/query/aggregate.h"
#include "stats-service/query/get_coverage.h"

namespace disclosure::stats {

// The edge of stats-service: translates, delegates, translates. Each answer
// comes from one cube, waited for where `min_sequence` asks for it.
// Thread-safe.
class StatsApi final : public v1::StatsService::CallbackService {
 public:
  // Borrows all four.
  StatsApi(LiveCube& cubes, const CubeFrame& frame,
           const CoverageStandard& coverage, const service_host::Clock& clock);

  grpc::ServerUnaryReactor* ListIndicators(
      grpc::CallbackServerContext* context,
      const v1::ListIndicatorsRequest* request,
      v1::ListIndicatorsResponse* response) override;
  grpc::ServerUnaryReactor* ListAreas(grpc::CallbackServerContext* context,
                                      const v1::ListAreasRequest* request,
                                      v1::ListAreasResponse* response) override;
  grpc::ServerUnaryReactor* GetSeries(grpc::CallbackServerContext* context,
                                      const v1::GetSeriesRequest* request,
                                      v1::GetSeriesResponse* response) override;
  grpc::ServerUnaryReactor* Aggregate(grpc::CallbackServerContext* context,
                                      const v1::AggregateRequest* request,
                                      v1::AggregateResponse* response) override;
  grpc::ServerUnaryReactor* RankAreas(grpc::CallbackServerContext* context,
                                      const v1::RankAreasRequest* request,
                                      v1::RankAreasResponse* response) override;
  grpc::ServerUnaryReactor* GetDistribution(
      grpc::CallbackServerContext* context,
      const v1::GetDistributionRequest* request,
      v1::GetDistributionResponse* response) override;
  grpc::ServerUnaryReactor* GetCoverage(
      grpc::CallbackServerContext* context,
      const v1::GetCoverageRequest* request,
      v1::GetCoverageResponse* response) override;
  grpc::ServerUnaryReactor* ListOutliers(
      grpc::CallbackServerContext* context,
      const v1::ListOutliersRequest* request,
      v1::ListOutliersResponse* response) override;
  grpc::ServerUnaryReactor* ReconcileArea(
      grpc::CallbackServerContext* context,
      const v1::ReconcileAreaRequest* request,
      v1::ReconcileAreaResponse* response) override;
  grpc::ServerUnaryReactor* ListFindings(
      grpc::CallbackServerContext* context,
      const v1::ListFindingsRequest* request,
      v1::ListFindingsResponse* response) override;
  grpc::ServerUnaryReactor* ExplainChange(
      grpc::CallbackServerContext* context,
      const v1::ExplainChangeRequest* request,
      v1::ExplainChangeResponse* response) override;

 private:
  // The cube that a token speaks of. FAILED_PRECONDITION, CUBE_GONE.
  absl::StatusOr<std::shared_ptr<const Cube>> PinnedCube(
      record::Sequence sequence);
  // The cube of the token if there is one, and where the page begins.
  absl::StatusOr<std::shared_ptr<const Cube>> CubeOfPage(
      const std::string& page_token, const std::shared_ptr<const Cube>& newest,
      std::optional<RowPosition>& from);
  // Of the page after this one, from the same cube.
  std::string TokenOf(const std::shared_ptr<const Cube>& cube,
                      const RowPosition& next);

  LiveCube& cubes_;
  const CubeFrame& frame_;
  const CoverageStandard& coverage_;
  const service_host::Clock& clock_;
  PinnedCubes pinned_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_STATS_API_H_
