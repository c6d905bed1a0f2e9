#ifndef DISCLOSURE_SERVICE_HOST_SERVICE_HOST_H_
#define DISCLOSURE_SERVICE_HOST_SERVICE_HOST_H_

#include <atomic>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "disclosure/config/v1/config.pb.h"
#include "service-host/call_log.h"
#include "service-host/clock.h"
#include "service-host/infrastructure_streams.h"
#include "service-host/log.h"
#include "service-host/metrics_endpoint.h"
#include "service-host/rpc_metrics.h"

namespace grpc {
class Server;
class Service;
}  // namespace grpc
namespace prometheus {
class Collectable;
class Registry;
}  // namespace prometheus

namespace disclosure::service_host {

// How long calls in flight may take once a drain has begun.
inline constexpr absl::Duration kDefaultDrainTimeout = absl::Seconds(20);
inline constexpr absl::Duration kMaxDrainTimeout = absl::Hours(1);
// How long calls that were cancelled then may take to notice.
inline constexpr absl::Duration kCancelGrace = absl::Seconds(5);
inline constexpr int kDefaultMaxRequestBytes = 4 * 1024 * 1024;
inline constexpr int kMaxConcurrentCallsPerConnection = 4096;

// Whether a host can be started by `config`, as far as it can be told before.
//
// INVALID_ARGUMENT: a setting is outside its bounds; an address is none, or one
// that others can reach without leave.
absl::Status CheckHostConfig(const config::v1::HostConfig& config);

struct HostedService {
  std::string name;  // IngestService::service_full_name()
  grpc::Service* service;
};

// What a program gives to its host. What it points to outlives the host.
struct HostedProgram {
  std::string name;  // "ingest-service"
  std::vector<HostedService> services = {};
  // Exposed beside the host's own metrics, which are registered in it.
  std::shared_ptr<prometheus::Registry> registry;
  // Figures that are read at each scrape.
  std::vector<std::shared_ptr<prometheus::Collectable>> collectables = {};
  // Larger requests are RESOURCE_EXHAUSTED before any handler sees them.
  int max_request_bytes = kDefaultMaxRequestBytes;
  // Run when a drain begins, in order. Streams without an end of their own
  // must end themselves then, with UNAVAILABLE, reason DRAINING, and so must
  // each that opens after it.
  std::vector<std::function<void()>> on_drain = {};
};

// A gRPC server with all that belongs to it: health, reflection, metrics, a log
// of calls, an orderly end. Thread-safe.
class ServiceHost {
 public:
  // Listens and serves when it returns; health says NOT_SERVING until
  // SetServing(). An empty `metrics_address` means no metrics endpoint.
  //
  // INVALID_ARGUMENT: a setting cannot be read or lies outside its bounds, or
  //   others could reach an address and that is not allowed. UNAVAILABLE: an
  //   address is busy. The message names the setting and the address.
  static absl::StatusOr<std::unique_ptr<ServiceHost>> Start(
      const config::v1::HostConfig& config, HostedProgram program,
      const Log& log, const Clock& clock);
  // Shuts down at once if Shutdown() was not called.
  ~ServiceHost();

  // The ports that are bound; 0 for a unix socket, or without metrics.
  int port() const { return port_; }
  int metrics_port() const;
  // "127.0.0.1:7401", with the port that is bound.
  const std::string& address() const { return address_; }

  // What health answers, for each service and for the whole.
  void SetServing(bool serving);

  // Drains: health says NOT_SERVING, `on_drain` runs, new calls are refused,
  // calls in flight may end until `drain_timeout`, then they are cancelled. A
  // call that ignores its cancellation for kCancelGrace ends the program with
  // ExitDeadline::kExitTooLate. Once; later calls return at once.
  void Shutdown(absl::Duration drain_timeout);
  // With the timeout of the configuration, else kDefaultDrainTimeout.
  void Shutdown() { Shutdown(drain_timeout_); }

 private:
  ServiceHost(const config::v1::HostConfig& config, HostedProgram program,
              const Log& log, const Clock& clock,
              std::span<const RpcMethod> methods);

  absl::Status Listen(const config::v1::HostConfig& config);
  absl::Status ExposeMetrics(const config::v1::HostConfig& config);

  const HostedProgram program_;
  const Log& log_;
  const absl::Duration drain_timeout_;
  RpcMetrics rpc_metrics_;
  CallLog call_log_;
  InfrastructureStreams infrastructure_streams_;
  std::unique_ptr<MetricsEndpoint> metrics_endpoint_;
  std::shared_ptr<prometheus::Collectable> process_metrics_;
  std::string address_;
  int port_ = 0;
  std::atomic<bool> drained_ = false;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_SERVICE_HOST_H_
