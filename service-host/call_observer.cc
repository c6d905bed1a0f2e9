#include "service-host/call_observer.h"

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_interceptor.h>

#include <atomic>
#include <chrono>
#include <optional>
#include <string>

#include "prometheus/counter.h"
#include "prometheus/histogram.h"
#include "service-host/call_log.h"
#include "service-host/grpc_status.h"
#include "service-host/rpc_metrics.h"

namespace disclosure::service_host {
namespace {

using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::InterceptorBatchMethods;
using grpc::experimental::ServerRpcInfo;
using SteadyClock = std::chrono::steady_clock;

// Lives as long as its call. Reads, writes and the end of a stream come on
// several threads at once.
class CallObserver final : public grpc::experimental::Interceptor {
 public:
  CallObserver(ServerRpcInfo& call, const RpcSeries& series, CallLog& log)
      : call_(call), series_(series), log_(log) {
    series_.started->Increment();
  }
  ~CallObserver() override {
    if (!ended_) End(grpc::StatusCode::CANCELLED, /*peer=*/"");
  }

  void Intercept(InterceptorBatchMethods* batch) override {
    using enum InterceptionHookPoints;
    // A read that met the end of the stream comes without a message.
    if (batch->QueryInterceptionHookPoint(POST_RECV_MESSAGE) &&
        batch->GetRecvMessage() != nullptr) {
      series_.received->Increment();
    }
    if (batch->QueryInterceptionHookPoint(PRE_SEND_MESSAGE)) {
      series_.sent->Increment();
    }
    if (batch->QueryInterceptionHookPoint(PRE_SEND_STATUS)) {
      const grpc::Status status = batch->GetSendStatus();
      End(status.error_code(), std::nullopt);
      if (!status.ok() && status.error_details().empty()) {
        batch->ModifySendStatus(ToGrpcStatus(FromGrpcStatus(status)));
      }
    }
    batch->Proceed();
  }

 private:
  // The context may be gone already when there is no status to send, hence the
  // peer as an argument.
  void End(int code, std::optional<std::string> peer) {
    if (ended_.exchange(true)) return;
    const auto known_code = static_cast<size_t>(code) < kGrpcCodes
                                ? code
                                : static_cast<int>(grpc::StatusCode::UNKNOWN);
    const double seconds =
        std::chrono::duration<double>(SteadyClock::now() - begun_).count();
    series_.handled[static_cast<size_t>(known_code)]->Increment();
    series_.seconds->Observe(seconds);
    const std::optional<int64_t> dropped = log_.Admit();
    if (!dropped) return;
    if (!peer) peer = call_.server_context()->peer();
    log_.Write({.method = call_.method(),
                .code = static_cast<absl::StatusCode>(known_code),
                .seconds = seconds,
                .peer = *peer},
               *dropped);
  }

  ServerRpcInfo& call_;
  const RpcSeries& series_;
  CallLog& log_;
  const SteadyClock::time_point begun_ = SteadyClock::now();
  std::atomic<bool> ended_ = false;
};

class CallObserverFactory final
    : public grpc::experimental::ServerInterceptorFactoryInterface {
 public:
  CallObserverFactory(const RpcMetrics& metrics, CallLog& log)
      : metrics_(metrics), log_(log) {}

  grpc::experimental::Interceptor* CreateServerInterceptor(
      ServerRpcInfo* call) override {
    return new CallObserver(*call, metrics_.SeriesOf(call->method()), log_);
  }

 private:
  const RpcMetrics& metrics_;
  CallLog& log_;
};

}  // namespace

std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>
ObserveCalls(const RpcMetrics& metrics, CallLog& log) {
  return std::make_unique<CallObserverFactory>(metrics, log);
}

}  // namespace disclosure::service_host
