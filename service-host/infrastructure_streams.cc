#include "service-host/infrastructure_streams.h"

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_interceptor.h>

namespace disclosure::service_host {
namespace {

using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::ServerRpcInfo;

bool IsInfrastructureStream(const ServerRpcInfo& call) {
  return call.type() != ServerRpcInfo::Type::UNARY &&
         (std::string_view(call.method()).starts_with("/grpc.health.") ||
          std::string_view(call.method()).starts_with("/grpc.reflection."));
}

class StreamTracker final : public grpc::experimental::Interceptor {
 public:
  StreamTracker(InfrastructureStreams& streams,
                grpc::ServerContextBase* context)
      : streams_(streams), context_(context) {}
  ~StreamTracker() override { streams_.Remove(context_); }

  void Intercept(grpc::experimental::InterceptorBatchMethods* batch) override {
    // Not in the constructor: there is no call to cancel yet.
    if (batch->QueryInterceptionHookPoint(
            InterceptionHookPoints::POST_RECV_INITIAL_METADATA)) {
      streams_.Add(context_);
    }
    // Not in the destructor alone: a context outlives its call.
    if (batch->QueryInterceptionHookPoint(
            InterceptionHookPoints::PRE_SEND_STATUS)) {
      streams_.Remove(context_);
    }
    batch->Proceed();
  }

 private:
  InfrastructureStreams& streams_;
  grpc::ServerContextBase* const context_;
};

class StreamTrackerFactory final
    : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  explicit StreamTrackerFactory(InfrastructureStreams& streams)
      : streams_(streams) {}

  grpc::experimental::Interceptor* CreateServerInterceptor(
      ServerRpcInfo* call) override {
    if (!IsInfrastructureStream(*call)) return nullptr;
    return new StreamTracker(streams_, call->server_context());
  }

 private:
  InfrastructureStreams& streams_;
};

}  // namespace

void InfrastructureStreams::Cancel() {
  // Cancelled under the lock, since Remove() keeps a call alive by waiting for
  // it. The handlers learn of it on gRPC's threads, not within TryCancel().
  std::scoped_lock lock(mutex_);
  cancelled_ = true;
  for (grpc::ServerContextBase* context : open_) context->TryCancel();
}

std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>
InfrastructureStreams::Track() {
  return std::make_unique<StreamTrackerFactory>(*this);
}

void InfrastructureStreams::Add(grpc::ServerContextBase* context) {
  std::scoped_lock lock(mutex_);
  open_.insert(context);
  if (cancelled_) context->TryCancel();
}

void InfrastructureStreams::Remove(grpc::ServerContextBase* context) {
  std::scoped_lock lock(mutex_);
  open_.erase(context);
}

}  // namespace disclosure::service_host
