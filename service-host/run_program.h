#ifndef DISCLOSURE_SERVICE_HOST_RUN_PROGRAM_H_
#define DISCLOSURE_SERVICE_HOST_RUN_PROGRAM_H_

#include <string>

#include "absl/flags/usage.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service-host/clock.h"
#include "service-host/command_line.h"
#include "service-host/grpc_log.h"
#include "service-host/log.h"
#include "service-host/termination.h"

namespace disclosure::service_host {

// The exit status of a service that could not start, or failed.
inline constexpr int kServiceFailed = 4;

// The whole of a service's main(): flags, configuration, then `run` until a
// signal ends it. Gives the exit status: 0, kWrongUsage for a configuration
// that cannot be used, kServiceFailed. What is wrong is logged.
template <typename Config>
int RunProgram(int argc, char** argv, const char* usage,
               absl::StatusOr<Config> (*read_config)(),
               absl::Status (*run)(const Config&, TerminationSignals&,
                                   const Clock&, const Log&)) {
  absl::SetProgramUsageMessage(usage);
  ParseOnlyFlags(argc, argv);
  TerminationSignals signals;
  static const SystemClock clock;
  static const Log log(clock);
  RouteGrpcLogTo(log);
  const absl::StatusOr<Config> config = read_config();
  const absl::Status status =
      config.ok() ? run(*config, signals, clock, log) : config.status();
  if (status.ok()) return 0;
  log.Error("failed", {{"error", std::string(status.message())}});
  return config.ok() ? kServiceFailed : kWrongUsage;
}

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_RUN_PROGRAM_H_
