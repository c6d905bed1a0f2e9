#include "tests/benchmark/stats_echo_service.h"

#include <fstream>
#include <string>

#include "google/protobuf/any.pb.h"
#include "status/check.h"

namespace disclosure::benchmarks {
namespace {

google::protobuf::Any ReadAnswer(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  google::protobuf::Any answer;
  CHECK(answer.ParseFromIstream(&file)) << path;
  return answer;
}

grpc::ServerUnaryReactor* Finished(grpc::CallbackServerContext* context) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

}  // namespace

StatsEchoService::StatsEchoService() {
  SetMessageAllocatorFor_GetSeries(&series_);
  SetMessageAllocatorFor_Aggregate(&aggregate_);
  SetMessageAllocatorFor_RankAreas(&ranking_);
  SetMessageAllocatorFor_GetDistribution(&distribution_);
  SetMessageAllocatorFor_GetCoverage(&coverage_);
}

grpc::ServerUnaryReactor* StatsEchoService::ListAreas(
    grpc::CallbackServerContext* context, const v1::ListAreasRequest* request,
    v1::ListAreasResponse* /*response*/) {
  const google::protobuf::Any answer = ReadAnswer(request->name());
  CHECK(series_.Save(answer) || aggregate_.Save(answer) ||
        ranking_.Save(answer) || distribution_.Save(answer) ||
        coverage_.Save(answer))
      << answer.type_url();
  return Finished(context);
}

grpc::ServerUnaryReactor* StatsEchoService::GetSeries(
    grpc::CallbackServerContext* context,
    const v1::GetSeriesRequest* /*request*/,
    v1::GetSeriesResponse* /*response*/) {
  return Finished(context);
}

grpc::ServerUnaryReactor* StatsEchoService::Aggregate(
    grpc::CallbackServerContext* context,
    const v1::AggregateRequest* /*request*/,
    v1::AggregateResponse* /*response*/) {
  return Finished(context);
}

grpc::ServerUnaryReactor* StatsEchoService::RankAreas(
    grpc::CallbackServerContext* context,
    const v1::RankAreasRequest* /*request*/,
    v1::RankAreasResponse* /*response*/) {
  return Finished(context);
}

grpc::ServerUnaryReactor* StatsEchoService::GetDistribution(
    grpc::CallbackServerContext* context,
    const v1::GetDistributionRequest* /*request*/,
    v1::GetDistributionResponse* /*response*/) {
  return Finished(context);
}

grpc::ServerUnaryReactor* StatsEchoService::GetCoverage(
    grpc::CallbackServerContext* context,
    const v1::GetCoverageRequest* /*request*/,
    v1::GetCoverageResponse* /*response*/) {
  return Finished(context);
}

}  // namespace disclosure::benchmarks
