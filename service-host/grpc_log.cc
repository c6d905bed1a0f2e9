#include "service-host/grpc_log.h"

#include <grpc/support/log.h>

#include <atomic>

#include "service-host/grpc_lifetime.h"
#include "service-host/rate_sampler.h"

namespace disclosure::service_host {
namespace {

// gRPC takes a plain function, so where it writes to cannot be anything but
// global. Set once.
std::atomic<const Log*> grpc_log = nullptr;

LogLevel LevelOf(gpr_log_severity severity) {
  switch (severity) {
    case GPR_LOG_SEVERITY_DEBUG:
    case GPR_LOG_SEVERITY_INFO:
      return LogLevel::kInfo;
    case GPR_LOG_SEVERITY_ERROR:
      return LogLevel::kError;
  }
  return LogLevel::kError;
}

void WriteGrpcLine(gpr_log_func_args* args) {
  static RateSampler sampler(kGrpcLogLinesPerSecond);
  const Log& log = *grpc_log.load();
  const auto dropped = sampler.Admit(log.clock().Now());
  if (!dropped) return;
  log.Write(LevelOf(args->severity), "grpc",
            {{"message", args->message},
             {"file", args->file},
             {"line", args->line},
             {"dropped", *dropped}});
}

}  // namespace

void RouteGrpcLogTo(const Log& log) {
  KeepGrpcUntilExit();  // Or gRPC says nothing yet.
  grpc_log = &log;
  gpr_set_log_function(&WriteGrpcLine);
}

}  // namespace disclosure::service_host
