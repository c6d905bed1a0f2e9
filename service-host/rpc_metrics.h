#ifndef DISCLOSURE_SERVICE_HOST_RPC_METRICS_H_
#define DISCLOSURE_SERVICE_HOST_RPC_METRICS_H_

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "service-host/rpc_method.h"

namespace prometheus {
class Counter;
class Histogram;
class Registry;
}  // namespace prometheus

namespace disclosure::service_host {

// Codes 0 (OK) to 16 (UNAUTHENTICATED).
inline constexpr size_t kGrpcCodes = 17;

// The series of one method. Pointers into the registry, valid as long as it.
struct RpcSeries {
  prometheus::Counter* started;
  prometheus::Counter* received;
  prometheus::Counter* sent;
  prometheus::Histogram* seconds;
  std::array<prometheus::Counter*, kGrpcCodes> handled;
  // False of those of paths that are not served.
  bool served = false;
};

// The usual metrics of a gRPC server, labelled grpc_type, grpc_service and
// grpc_method; `handled` by grpc_code too:
//
//   grpc_server_started_total        calls begun
//   grpc_server_handled_total        calls ended, by code
//   grpc_server_handling_seconds     from begin to status
//   grpc_server_msg_received_total   messages from clients
//   grpc_server_msg_sent_total       messages to clients
//
// Every series of every method is there, at 0, once this is built. Thread-safe.
class RpcMetrics {
 public:
  RpcMetrics(prometheus::Registry& registry,
             std::span<const RpcMethod> methods);

  // By path, "/disclosure.v1.IngestService/SubmitReport". Paths that are not
  // served share one set of series, labelled "unknown".
  const RpcSeries& SeriesOf(std::string_view path) const;

 private:
  absl::flat_hash_map<std::string, RpcSeries> series_by_path_;
  RpcSeries unknown_;
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_RPC_METRICS_H_
