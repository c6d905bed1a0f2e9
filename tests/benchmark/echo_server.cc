// The echo as a program: listens on any free port of loopback and logs it, as
// ingest-service does.

#include <memory>
#include <string>

#include "absl/flags/flag.h"
#include "prometheus/registry.h"
#include "service-host/clock.h"
#include "service-host/command_line.h"
#include "service-host/log.h"
#include "service-host/service_host.h"
#include "service-host/termination.h"
#include "status/check.h"
#include "tests/benchmark/echo_service.h"

ABSL_FLAG(int, padding, 0, "bytes by which each receipt is to be larger");

int main(int argc, char** argv) {
  using namespace disclosure;  // NOLINT(google-build-using-namespace)
  constexpr int kMaxRequestBytes = 16 * 1024 * 1024;
  service_host::ParseFlags(argc, argv);
  service_host::TerminationSignals signals;
  static const service_host::SystemClock clock;
  static const service_host::Log log(clock);
  benchmarks::EchoService echo(
      static_cast<size_t>(absl::GetFlag(FLAGS_padding)));
  config::v1::HostConfig config;
  config.set_grpc_address("127.0.0.1:0");
  config.set_metrics_address("127.0.0.1:0");
  const auto host = service_host::ServiceHost::Start(
      config,
      {.name = "echo",
       .services = {{v1::IngestService::service_full_name(), &echo}},
       .registry = std::make_shared<prometheus::Registry>(),
       .max_request_bytes = kMaxRequestBytes},
      log, clock);
  CHECK_OK(host.status());
  (*host)->SetServing(true);
  log.Info("serving", {{"address", (*host)->address()}});
  signals.Wait();
  (*host)->Shutdown();
  return 0;
}
