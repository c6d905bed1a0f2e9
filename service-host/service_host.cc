#include "service-host/service_host.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <chrono>
#include <utility>

#include "absl/strings/str_cat.h"
#include "prometheus/registry.h"
#include "service-host/call_observer.h"
#include "service-host/client_channel.h"
#include "service-host/exit_deadline.h"
#include "service-host/grpc_lifetime.h"
#include "service-host/process_metrics.h"
#include "status/annotate.h"
#include "status/status_macros.h"

namespace disclosure::service_host {
namespace {

absl::Duration DrainTimeoutOf(const config::v1::HostConfig& config) {
  if (!config.has_drain_timeout()) return kDefaultDrainTimeout;
  return absl::Seconds(config.drain_timeout().seconds()) +
         absl::Nanoseconds(config.drain_timeout().nanos());
}

int CallLogLinesOf(const config::v1::HostConfig& config) {
  return config.call_log_lines_per_second() == 0
             ? kDefaultCallLogLinesPerSecond
             : config.call_log_lines_per_second();
}

absl::Status CheckLimits(const config::v1::HostConfig& config) {
  const absl::Duration drain_timeout = DrainTimeoutOf(config);
  if (drain_timeout < absl::ZeroDuration() ||
      drain_timeout > kMaxDrainTimeout) {
    return absl::InvalidArgumentError(absl::StrCat(
        "drain_timeout: ", absl::FormatDuration(drain_timeout),
        " is not between 0 and ", absl::FormatDuration(kMaxDrainTimeout)));
  }
  if (config.call_log_lines_per_second() < 0) {
    return absl::InvalidArgumentError(absl::StrCat(
        "call_log_lines_per_second: ", config.call_log_lines_per_second(),
        " is below 0"));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<RpcMethod>> AllMethods(
    const std::vector<HostedService>& services) {
  std::vector<RpcMethod> methods = InfrastructureMethods();
  for (const HostedService& service : services) {
    ASSIGN_OR_RETURN(const std::vector<RpcMethod> served,
                     MethodsOf(service.name));
    methods.insert(methods.end(), served.begin(), served.end());
  }
  return methods;
}

absl::StatusOr<ListenAddress> AllowedAddress(
    const config::v1::HostConfig& config, const std::string& text) {
  ASSIGN_OR_RETURN(const ListenAddress address, ParseListenAddress(text));
  RETURN_IF_ERROR(
      RefuseNonLoopback(address, config.allow_plaintext_nonloopback()));
  return address;
}

void SetLimits(grpc::ServerBuilder& builder, int max_request_bytes) {
  builder.SetMaxReceiveMessageSize(max_request_bytes);
  builder.SetMaxSendMessageSize(kMaxResponseBytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS,
                             kMaxConcurrentCallsPerConnection);
  // Else a second server would share the port and take half of the calls.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
}

}  // namespace

absl::Status CheckHostConfig(const config::v1::HostConfig& config) {
  RETURN_IF_ERROR(CheckLimits(config));
  RETURN_IF_ERROR(Annotate(
      AllowedAddress(config, config.grpc_address()).status(), "grpc_address"));
  if (config.metrics_address().empty()) return absl::OkStatus();
  return Annotate(AllowedAddress(config, config.metrics_address()).status(),
                  "metrics_address");
}

absl::StatusOr<std::unique_ptr<ServiceHost>> ServiceHost::Start(
    const config::v1::HostConfig& config, HostedProgram program, const Log& log,
    const Clock& clock) {
  RETURN_IF_ERROR(CheckLimits(config));
  ASSIGN_OR_RETURN(const std::vector<RpcMethod> methods,
                   AllMethods(program.services));
  std::unique_ptr<ServiceHost> host(
      new ServiceHost(config, std::move(program), log, clock, methods));
  // Metrics first: when calls can come, their counts can be seen.
  RETURN_IF_ERROR(Annotate(host->ExposeMetrics(config), "metrics_address"));
  RETURN_IF_ERROR(Annotate(host->Listen(config), "grpc_address"));
  log.Info("listening", {{"program", host->program_.name},
                         {"grpc_address", host->address_},
                         {"metrics_port", host->metrics_port()}});
  return host;
}

ServiceHost::ServiceHost(const config::v1::HostConfig& config,
                         HostedProgram program, const Log& log,
                         const Clock& clock, std::span<const RpcMethod> methods)
    : program_(std::move(program)),
      log_(log),
      drain_timeout_(DrainTimeoutOf(config)),
      rpc_metrics_(*program_.registry, methods),
      call_log_(log, clock, CallLogLinesOf(config)),
      process_metrics_(std::make_shared<ProcessMetrics>(program_.name)) {}

ServiceHost::~ServiceHost() {
  Shutdown(absl::ZeroDuration());
}

absl::Status ServiceHost::ExposeMetrics(const config::v1::HostConfig& config) {
  if (config.metrics_address().empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const ListenAddress address,
                   AllowedAddress(config, config.metrics_address()));
  std::vector<std::shared_ptr<prometheus::Collectable>> collectables = {
      program_.registry, process_metrics_};
  collectables.insert(collectables.end(), program_.collectables.begin(),
                      program_.collectables.end());
  ASSIGN_OR_RETURN(metrics_endpoint_,
                   MetricsEndpoint::Start(address, collectables));
  return absl::OkStatus();
}

absl::Status ServiceHost::Listen(const config::v1::HostConfig& config) {
  ASSIGN_OR_RETURN(const ListenAddress address,
                   AllowedAddress(config, config.grpc_address()));
  KeepGrpcUntilExit();
  EndDeadlockSearch();
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  SetLimits(builder, program_.max_request_bytes);
  builder.AddListeningPort(address.WithPort(address.port),
                           grpc::InsecureServerCredentials(), &port_);
  for (const HostedService& service : program_.services) {
    builder.RegisterService(service.service);
  }
  std::vector<
      std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>>
      interceptors;
  interceptors.push_back(ObserveCalls(rpc_metrics_, call_log_));
  interceptors.push_back(infrastructure_streams_.Track());
  builder.experimental().SetInterceptorCreators(std::move(interceptors));
  server_ = builder.BuildAndStart();
  if (server_ == nullptr) {
    return absl::UnavailableError(
        absl::StrCat("cannot listen on ", address.WithPort(address.port),
                     ": the address is in use, or not this machine's"));
  }
  if (address.is_unix) port_ = 0;
  address_ = address.WithPort(port_);
  SetServing(false);
  return absl::OkStatus();
}

int ServiceHost::metrics_port() const {
  return metrics_endpoint_ == nullptr ? 0 : metrics_endpoint_->port();
}

void ServiceHost::SetServing(bool serving) {
  grpc::HealthCheckServiceInterface& health = *server_->GetHealthCheckService();
  health.SetServingStatus("", serving);
  for (const HostedService& service : program_.services) {
    health.SetServingStatus(service.name, serving);
  }
}

void ServiceHost::Shutdown(absl::Duration drain_timeout) {
  if (server_ == nullptr || drained_.exchange(true)) return;
  const ExitDeadline exit_deadline(drain_timeout + kCancelGrace, log_);
  log_.Info("draining",
            {{"program", program_.name},
             {"timeout_seconds", absl::ToDoubleSeconds(drain_timeout)}});
  SetServing(false);
  for (const auto& end_streams : program_.on_drain) end_streams();
  infrastructure_streams_.Cancel();
  server_->Shutdown(std::chrono::system_clock::now() +
                    absl::ToChronoMicroseconds(drain_timeout));
  log_.Info("drained", {{"program", program_.name}});
}

}  // namespace disclosure::service_host
