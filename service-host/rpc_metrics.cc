#include "service-host/rpc_metrics.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "prometheus/counter.h"
#include "prometheus/histogram.h"
#include "prometheus/registry.h"
#include "status/abseil_view.h"

namespace disclosure::service_host {
namespace {

using Labels = std::map<std::string, std::string>;

// By gRPC's numbers, as Prometheus' users of gRPC servers spell them.
constexpr std::array<const char*, kGrpcCodes> kCodeNames = {
    "OK",
    "Canceled",
    "Unknown",
    "InvalidArgument",
    "DeadlineExceeded",
    "NotFound",
    "AlreadyExists",
    "PermissionDenied",
    "ResourceExhausted",
    "FailedPrecondition",
    "Aborted",
    "OutOfRange",
    "Unimplemented",
    "Internal",
    "Unavailable",
    "DataLoss",
    "Unauthenticated"};

const prometheus::Histogram::BucketBoundaries kSecondsBuckets = {
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
    0.05,   0.1,     0.25,   0.5,   1,      2.5,   5,    10};

// The families, made once; a method takes one series or more of each.
class Families {
 public:
  explicit Families(prometheus::Registry& registry)
      : started_(
            Counters(registry, "grpc_server_started_total", "Calls begun.")),
        handled_(Counters(registry, "grpc_server_handled_total",
                          "Calls ended, by status code.")),
        received_(Counters(registry, "grpc_server_msg_received_total",
                           "Messages received from clients.")),
        sent_(Counters(registry, "grpc_server_msg_sent_total",
                       "Messages sent to clients.")),
        seconds_(prometheus::BuildHistogram()
                     .Name("grpc_server_handling_seconds")
                     .Help("From the begin of a call to its status.")
                     .Register(registry)) {}

  RpcSeries SeriesOf(const RpcMethod& method) {
    const Labels labels = {{"grpc_type", method.type},
                           {"grpc_service", method.service},
                           {"grpc_method", method.method}};
    RpcSeries series{.started = &started_.Add(labels),
                     .received = &received_.Add(labels),
                     .sent = &sent_.Add(labels),
                     .seconds = &seconds_.Add(labels, kSecondsBuckets),
                     .handled = {}};
    for (size_t code = 0; code < kGrpcCodes; ++code) {
      Labels with_code = labels;
      with_code["grpc_code"] = kCodeNames[code];
      series.handled[code] = &handled_.Add(with_code);
    }
    return series;
  }

 private:
  static prometheus::Family<prometheus::Counter>& Counters(
      prometheus::Registry& registry, const char* name, const char* help) {
    return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
  }

  prometheus::Family<prometheus::Counter>& started_;
  prometheus::Family<prometheus::Counter>& handled_;
  prometheus::Family<prometheus::Counter>& received_;
  prometheus::Family<prometheus::Counter>& sent_;
  prometheus::Family<prometheus::Histogram>& seconds_;
};

}  // namespace

RpcMetrics::RpcMetrics(prometheus::Registry& registry,
                       std::span<const RpcMethod> methods) {
  Families families(registry);
  unknown_ = families.SeriesOf({"unknown", "unknown", "unknown"});
  for (const RpcMethod& method : methods) {
    RpcSeries series = families.SeriesOf(method);
    series.served = true;
    series_by_path_.emplace(
        absl::StrCat("/", method.service, "/", method.method), series);
  }
}

const RpcSeries& RpcMetrics::SeriesOf(std::string_view path) const {
  const auto found = series_by_path_.find(AbslView(path));
  return found == series_by_path_.end() ? unknown_ : found->second;
}

}  // namespace disclosure::service_host
