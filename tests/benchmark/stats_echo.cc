#include "tests/benchmark/stats_echo.h"

#include <fcntl.h>
#include <unistd.h>

#include "grpcpp/support/message_allocator.h"
#include "prometheus/registry.h"
#include "status/check.h"

namespace disclosure::benchmarks {
namespace {

// Hands gRPC the saved answer as the response of each call, so that nothing is
// copied before it is serialised.
template <typename Request, typename Response>
class SavedAnswer final : public grpc::MessageAllocator<Request, Response> {
 public:
  void Save(const google::protobuf::Message& answer) {
    saved_ = dynamic_cast<const Response*>(&answer);
    CHECK(saved_ != nullptr);
  }

  grpc::MessageHolder<Request, Response>* AllocateMessages() override {
    return new Holder(saved_ == nullptr ? none_ : *saved_);
  }

 private:
  class Holder final : public grpc::MessageHolder<Request, Response> {
   public:
    explicit Holder(const Response& saved) {
      this->set_request(&request_);
      // Only read: the service does not touch it.
      this->set_response(const_cast<Response*>(&saved));
    }
    void Release() override { delete this; }

   private:
    Request request_;
  };

  Response none_;
  const Response* saved_ = nullptr;
};

}  // namespace

class StatsEcho::Service final : public v1::StatsService::CallbackService {
 public:
  Service() {
    SetMessageAllocatorFor_GetSeries(&series_);
    SetMessageAllocatorFor_Aggregate(&aggregate_);
    SetMessageAllocatorFor_RankAreas(&ranking_);
    SetMessageAllocatorFor_GetDistribution(&distribution_);
    SetMessageAllocatorFor_GetCoverage(&coverage_);
  }

  void Save(const google::protobuf::Message& answer) {
    const std::string& name = answer.GetDescriptor()->name();
    if (name == "GetSeriesResponse") return series_.Save(answer);
    if (name == "AggregateResponse") return aggregate_.Save(answer);
    if (name == "RankAreasResponse") return ranking_.Save(answer);
    if (name == "GetCoverageResponse") return coverage_.Save(answer);
    distribution_.Save(answer);
  }

  grpc::ServerUnaryReactor* GetSeries(grpc::CallbackServerContext* context,
                                      const v1::GetSeriesRequest*,
                                      v1::GetSeriesResponse*) override {
    return Finished(context);
  }
  grpc::ServerUnaryReactor* Aggregate(grpc::CallbackServerContext* context,
                                      const v1::AggregateRequest*,
                                      v1::AggregateResponse*) override {
    return Finished(context);
  }
  grpc::ServerUnaryReactor* RankAreas(grpc::CallbackServerContext* context,
                                      const v1::RankAreasRequest*,
                                      v1::RankAreasResponse*) override {
    return Finished(context);
  }
  grpc::ServerUnaryReactor* GetDistribution(
      grpc::CallbackServerContext* context, const v1::GetDistributionRequest*,
      v1::GetDistributionResponse*) override {
    return Finished(context);
  }
  grpc::ServerUnaryReactor* GetCoverage(grpc::CallbackServerContext* context,
                                        const v1::GetCoverageRequest*,
                                        v1::GetCoverageResponse*) override {
    return Finished(context);
  }

 private:
  static grpc::ServerUnaryReactor* Finished(
      grpc::CallbackServerContext* context) {
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

  SavedAnswer<v1::GetSeriesRequest, v1::GetSeriesResponse> series_;
  SavedAnswer<v1::AggregateRequest, v1::AggregateResponse> aggregate_;
  SavedAnswer<v1::RankAreasRequest, v1::RankAreasResponse> ranking_;
  SavedAnswer<v1::GetDistributionRequest, v1::GetDistributionResponse>
      distribution_;
  SavedAnswer<v1::GetCoverageRequest, v1::GetCoverageResponse> coverage_;
};

StatsEcho::StatsEcho()
    : unread_(open("/dev/null", O_WRONLY | O_CLOEXEC)),
      log_(clock_, unread_),
      service_(std::make_unique<Service>()) {
  config::v1::HostConfig config;
  config.set_grpc_address("127.0.0.1:0");
  config.set_metrics_address("127.0.0.1:0");
  auto host = service_host::ServiceHost::Start(
      config,
      {.name = "echo",
       .services = {{v1::StatsService::service_full_name(), service_.get()}},
       .registry = std::make_shared<prometheus::Registry>()},
      log_, clock_);
  CHECK_OK(host.status());
  host_ = *std::move(host);
  host_->SetServing(true);
}

StatsEcho::~StatsEcho() {
  host_->Shutdown();
  close(unread_);
}

void StatsEcho::AnswerWith(const google::protobuf::Message& answer) {
  service_->Save(answer);
}

}  // namespace disclosure::benchmarks
