#include "tests/benchmark/echo_program.h"

#include <memory>

#include "prometheus/registry.h"
#include "service-host/clock.h"
#include "service-host/log.h"
#include "service-host/service_host.h"
#include "service-host/termination.h"
#include "status/check.h"

namespace disclosure::benchmarks {

void ServeEcho(const std::string& full_name, grpc::Service& service) {
  constexpr int kMaxRequestBytes = 16 * 1024 * 1024;
  service_host::TerminationSignals signals;
  static const service_host::SystemClock clock;
  static const service_host::Log log(clock);
  config::v1::HostConfig config;
  config.set_grpc_address("127.0.0.1:0");
  config.set_metrics_address("127.0.0.1:0");
  const auto host = service_host::ServiceHost::Start(
      config,
      {.name = "echo",
       .services = {{full_name, &service}},
       .registry = std::make_shared<prometheus::Registry>(),
       .max_request_bytes = kMaxRequestBytes},
      log, clock);
  CHECK_OK(host.status());
  (*host)->SetServing(true);
  log.Info("serving", {{"address", (*host)->address()}});
  signals.Wait();
  (*host)->Shutdown();
}

}  // namespace disclosure::benchmarks
