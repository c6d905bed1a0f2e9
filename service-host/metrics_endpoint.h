#ifndef DISCLOSURE_SERVICE_HOST_METRICS_ENDPOINT_H_
#define DISCLOSURE_SERVICE_HOST_METRICS_ENDPOINT_H_

#include <memory>
#include <span>
#include <string>

#include "absl/status/statusor.h"
#include "service-host/listen_address.h"

namespace prometheus {
class Collectable;
class Exposer;
}  // namespace prometheus

namespace disclosure::service_host {

// Serves GET /metrics over HTTP until it is destroyed.
class MetricsEndpoint {
 public:
  // UNAVAILABLE: nobody can listen there; the message names the address.
  // INVALID_ARGUMENT: a unix socket.
  static absl::StatusOr<std::unique_ptr<MetricsEndpoint>> Start(
      const ListenAddress& address,
      std::span<const std::shared_ptr<prometheus::Collectable>> collectables);
  ~MetricsEndpoint();

  int port() const { return port_; }

 private:
  MetricsEndpoint(std::unique_ptr<prometheus::Exposer> exposer,
                  std::string host, int port);

  std::unique_ptr<prometheus::Exposer> exposer_;
  const std::string host_;
  const int port_;
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_METRICS_ENDPOINT_H_
