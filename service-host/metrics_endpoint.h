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
  // "127.0.0.1:9401", with the port that is bound.
  const std::string& address() const { return address_; }

 private:
  MetricsEndpoint(std::unique_ptr<prometheus::Exposer> exposer, int port,
                  std::string address);

  const std::unique_ptr<prometheus::Exposer> exposer_;
  const int port_;
  const std::string address_;
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_METRICS_ENDPOINT_H_
