#include "service-host/metrics_endpoint.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <future>
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

// Connects and hangs up.
void Knock(const std::string& host, int port) {
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  if (inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1) {
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  }
  const int connection =
      socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  connect(connection, reinterpret_cast<const sockaddr*>(&address),
          sizeof(address));
  close(connection);
}

constexpr std::chrono::milliseconds kKnockInterval{10};

}  // namespace

MetricsEndpoint::MetricsEndpoint(std::unique_ptr<prometheus::Exposer> exposer,
                                 std::string host, int port)
    : exposer_(std::move(exposer)), host_(std::move(host)), port_(port) {}

MetricsEndpoint::~MetricsEndpoint() {
  // civetweb sees that it shall stop after 2 s, or when somebody connects. It
  // may leave that connection open, one until exit.
  const std::future<void> stopped =
      std::async(std::launch::async, [this] { exposer_.reset(); });
  do {
    Knock(host_, port_);
  } while (stopped.wait_for(kKnockInterval) != std::future_status::ready);
}

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
      new MetricsEndpoint(std::move(exposer), address.host, port));
}

}  // namespace disclosure::service_host
