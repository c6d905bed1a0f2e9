#ifndef DISCLOSURE_STATS_SERVICE_API_STATS_API_H_
#define DISCLOSURE_STATS_SERVICE_API_STATS_API_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "disclosure/v1/stats.grpc.pb.h"
#include "rules/rule_set.h"
#include "service-host/clock.h"
#include "service-host/open_streams.h"
#include "stats-service/api/arena_messages.h"
#include "stats-service/api/indicator_proto.h"
#include "stats-service/api/pinned_cubes.h"
#include "stats-service/live_cube.h"
#include "stats-service/query/aggregate.h"
#include "stats-service/query/get_coverage.h"

namespace disclosure::stats {

inline constexpr size_t kMaxWatchers = 1'000;
// Each holds a cube.
inline constexpr size_t kMaxExports = 16;

// The edge of stats-service: translates, delegates, translates. Each answer
// comes from one cube, waited for where `min_sequence` asks for it.
// Thread-safe.
class StatsApi final : public v1::StatsService::CallbackService {
 public:
  // Borrows all five.
  StatsApi(LiveCube& cubes, const CubeFrame& frame,
           const CoverageStandard& coverage, const rules::RuleSet& rules,
           const service_host::Clock& clock);

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
  grpc::ServerWriteReactor<v1::WatchAreaResponse>* WatchArea(
      grpc::CallbackServerContext* context,
      const v1::WatchAreaRequest* request) override;
  grpc::ServerWriteReactor<v1::ExportCellsResponse>* ExportCells(
      grpc::CallbackServerContext* context,
      const v1::ExportCellsRequest* request) override;

  // Frees the cubes of page tokens that have expired. To be called now and
  // then.
  void DropExpiredCubes() { pinned_.DropExpired(clock_.Now()); }
  // Ends all streams.
  void Drain();
  size_t watchers() const { return watchers_.size(); }
  size_t exports() const { return exports_.size(); }

 private:
  LiveCube& cubes_;
  const CubeFrame& frame_;
  const CoverageStandard& coverage_;
  const rules::RuleSet& rules_;
  const service_host::Clock& clock_;
  const IndicatorProtos indicators_;
  // Of the methods with large answers.
  ArenaMessages<v1::GetSeriesRequest, v1::GetSeriesResponse> series_messages_;
  ArenaMessages<v1::AggregateRequest, v1::AggregateResponse>
      aggregate_messages_;
  ArenaMessages<v1::RankAreasRequest, v1::RankAreasResponse> ranking_messages_;
  ArenaMessages<v1::GetDistributionRequest, v1::GetDistributionResponse>
      distribution_messages_;
  ArenaMessages<v1::GetCoverageRequest, v1::GetCoverageResponse>
      coverage_messages_;
  PinnedCubes pinned_;
  service_host::OpenStreams watchers_;
  service_host::OpenStreams exports_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_STATS_API_H_
