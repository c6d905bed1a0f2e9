#ifndef DISCLOSURE_STATS_SERVICE_API_STATS_API_H_
#define DISCLOSURE_STATS_SERVICE_API_STATS_API_H_

#include <functional>
#include <memory>

#include "disclosure/v1/stats.grpc.pb.h"
#include "service-host/clock.h"
#include "stats-service/api/pinned_cubes.h"
#include "stats-service/live_cube.h"
#include "stats-service/query/aggregate.h"

namespace disclosure::stats {

// The edge of stats-service: translates, delegates, translates. Each answer
// comes from one cube, waited for where `min_sequence` asks for it.
// Thread-safe.
class StatsApi final : public v1::StatsService::CallbackService {
 public:
  // Borrows all three.
  StatsApi(LiveCube& cubes, const CubeFrame& frame,
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

 private:
  absl::StatusOr<std::shared_ptr<const Cube>> CubeOfPage(
      const v1::AggregateRequest& request,
      const std::shared_ptr<const Cube>& newest, AggregateQuestion& question);

  LiveCube& cubes_;
  const CubeFrame& frame_;
  const service_host::Clock& clock_;
  PinnedCubes pinned_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_STATS_API_H_
