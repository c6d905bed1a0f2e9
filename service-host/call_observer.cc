#include "service-host/call_observer.h"

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_interceptor.h>

#include <atomic>
#include <chrono>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "prometheus/counter.h"
#include "prometheus/histogram.h"
#include "service-host/call_log.h"
#include "service-host/grpc_status.h"
#include "service-host/rpc_metrics.h"
#include "status/reason.h"

namespace disclosure::service_host {
namespace {

using grpc::experimental::InterceptionHookPoints;
using grpc::experimental::InterceptorBatchMethods;
using grpc::experimental::ServerRpcInfo;
using SteadyClock = std::chrono::steady_clock;

// What gRPC 1.51 says of a request that it cannot parse: as if the method were
// not there.
bool WasUnreadable(const grpc::Status& status, bool served) {
  return served && status.error_code() == grpc::StatusCode::UNIMPLEMENTED &&
         status.error_message().empty() && status.error_details().empty();
}

// A status of gRPC's own with the ErrorInfo that ours have.
grpc::Status WithDetails(const grpc::Status& status, bool served) {
  if (WasUnreadable(status, served)) {
    return ToGrpcStatus(WithReason(
        absl::InvalidArgumentError(
            "the request cannot be read: text that is not UTF-8 (GB18030, "
            "perhaps), or the bytes are no message of this method"),
        "UNREADABLE_MESSAGE"));
  }
  if (status.ok() || !status.error_details().empty()) return status;
  return ToGrpcStatus(FromGrpcStatus(status));
}

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
      const grpc::Status sent = batch->GetSendStatus();
      const grpc::Status status = WithDetails(sent, series_.served);
      End(status.error_code(), std::nullopt);
      if (!sent.ok() && sent.error_details().empty()) {
        batch->ModifySendStatus(status);
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
