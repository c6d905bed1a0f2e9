#include "service-host/metrics_endpoint.h"

#include <stdexcept>

#include "absl/strings/str_cat.h"
#include "prometheus/exposer.h"

namespace disclosure::service_host {
namespace {

// civetweb takes numbers only.
std::string BindAddress(const ListenAddress& address) {
  if (address.host != "localhost") return address.WithPort(address.port);
  return absl::StrCat("127.0.0.1:", address.port);
}

}  // namespace

MetricsEndpoint::MetricsEndpoint(std::unique_ptr<prometheus::Exposer> exposer,
                                 int port, std::string address)
    : exposer_(std::move(exposer)), port_(port), address_(std::move(address)) {}

MetricsEndpoint::~MetricsEndpoint() = default;

absl::StatusOr<std::unique_ptr<MetricsEndpoint>> MetricsEndpoint::Start(
    const ListenAddress& address,
    std::span<const std::shared_ptr<prometheus::Collectable>> collectables) {
  if (address.is_unix) {
    return absl::InvalidArgumentError(
        absl::StrCat("metrics need host:port, not ", address.host));
  }
  std::unique_ptr<prometheus::Exposer> exposer;
  // The only place where the library tells of an error, and it throws.
  try {
    exposer = std::make_unique<prometheus::Exposer>(BindAddress(address));
  } catch (const std::runtime_error& error) {
    return absl::UnavailableError(absl::StrCat(
        "cannot serve metrics on ", address.WithPort(address.port),
        ": the address is in use, or not this machine's (", error.what(), ")"));
  }
  for (const auto& collectable : collectables) {
    exposer->RegisterCollectable(collectable);
  }
  const int port = exposer->GetListeningPorts().at(0);
  return std::unique_ptr<MetricsEndpoint>(
      new MetricsEndpoint(std::move(exposer), port, address.WithPort(port)));
}

}  // namespace disclosure::service_host
