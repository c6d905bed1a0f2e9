#ifndef DISCLOSURE_TESTS_BENCHMARK_STATS_ECHO_SERVICE_H_
#define DISCLOSURE_TESTS_BENCHMARK_STATS_ECHO_SERVICE_H_

#include "disclosure/v1/stats.grpc.pb.h"
#include "grpcpp/support/message_allocator.h"

namespace disclosure::benchmarks {

// Hands gRPC the saved answer as the response of each call, so that nothing is
// copied before it is serialised.
template <typename Request, typename Response>
class SavedAnswer final : public grpc::MessageAllocator<Request, Response> {
 public:
  // False if it is not an answer of this type.
  bool Save(const google::protobuf::Any& answer) {
    return answer.UnpackTo(&saved_);
  }

  grpc::MessageHolder<Request, Response>* AllocateMessages() override {
    return new Holder(saved_);
  }

 private:
  class Holder final : public grpc::MessageHolder<Request, Response> {
   public:
    explicit Holder(Response& saved) {
      this->set_request(&request_);
      this->set_response(&saved);
    }
    void Release() override { delete this; }

   private:
    Request request_;
  };

  // Only read while a call is answered: the service does not touch it.
  Response saved_;
};

// A StatsService that looks nothing up: it serialises the answer that it was
// given. For one client, which waits for each answer.
class StatsEchoService final : public v1::StatsService::CallbackService {
 public:
  StatsEchoService();

  // The way to give it one: `name` of the request is a file with a
  // google.protobuf.Any, which calls of its type are answered with from now on.
  grpc::ServerUnaryReactor* ListAreas(grpc::CallbackServerContext* context,
                                      const v1::ListAreasRequest* request,
                                      v1::ListAreasResponse*) override;

  grpc::ServerUnaryReactor* GetSeries(grpc::CallbackServerContext* context,
                                      const v1::GetSeriesRequest*,
                                      v1::GetSeriesResponse*) override;
  grpc::ServerUnaryReactor* Aggregate(grpc::CallbackServerContext* context,
                                      const v1::AggregateRequest*,
                                      v1::AggregateResponse*) override;
  grpc::ServerUnaryReactor* RankAreas(grpc::CallbackServerContext* context,
                                      const v1::RankAreasRequest*,
                                      v1::RankAreasResponse*) override;
  grpc::ServerUnaryReactor* GetDistribution(
      grpc::CallbackServerContext* context, const v1::GetDistributionRequest*,
      v1::GetDistributionResponse*) override;
  grpc::ServerUnaryReactor* GetCoverage(grpc::CallbackServerContext* context,
                                        const v1::GetCoverageRequest*,
                                        v1::GetCoverageResponse*) override;

 private:
  SavedAnswer<v1::GetSeriesRequest, v1::GetSeriesResponse> series_;
  SavedAnswer<v1::AggregateRequest, v1::AggregateResponse> aggregate_;
  SavedAnswer<v1::RankAreasRequest, v1::RankAreasResponse> ranking_;
  SavedAnswer<v1::GetDistributionRequest, v1::GetDistributionResponse>
      distribution_;
  SavedAnswer<v1::GetCoverageRequest, v1::GetCoverageResponse> coverage_;
};

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_STATS_ECHO_SERVICE_H_
