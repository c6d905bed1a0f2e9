#include "tests/service-host/hosted_probe.h"

#include <grpcpp/channel.h>

#include "absl/strings/str_cat.h"
#include "prometheus/registry.h"
#include "service-host/client_channel.h"
#include "status/abseil_view.h"
#include "status/check.h"
#include "tests/service-host/http_get.h"

namespace disclosure::service_host {

config::v1::HostConfig LoopbackConfig() {
  config::v1::HostConfig config;
  config.set_grpc_address("127.0.0.1:0");
  config.set_metrics_address("127.0.0.1:0");
  return config;
}

HostedProbe::HostedProbe(const config::v1::HostConfig& config) {
  HostedProgram program{
      .name = "probe",
      .services = {{probe::v1::Probe::service_full_name(), &probe_}},
      .registry = std::make_shared<prometheus::Registry>(),
      .on_drain = {[this] { probe_.Drain(); }}};
  auto host = ServiceHost::Start(config, std::move(program), log_, clock_);
  CHECK_OK(host.status());
  host_ = *std::move(host);
  const auto channel = OpenChannel(host_->address());
  stub_ = probe::v1::Probe::NewStub(channel);
  health_ = grpc::health::v1::Health::NewStub(channel);
}

grpc::health::v1::HealthCheckResponse::ServingStatus HostedProbe::Health(
    std::string_view service) {
  grpc::ClientContext context;
  grpc::health::v1::HealthCheckRequest request;
  request.set_service(std::string(service));
  grpc::health::v1::HealthCheckResponse response;
  return health_->Check(&context, request, &response).ok()
             ? response.status()
             : grpc::health::v1::HealthCheckResponse::UNKNOWN;
}

std::string HostedProbe::Scraped(std::string_view series) const {
  const std::string answer = HttpGet(host_->metrics_port(), "/metrics");
  const std::string key = absl::StrCat("\n", AbslView(series), " ");
  const size_t found = answer.find(key);
  if (found == std::string::npos) return absl::StrCat("no", key);
  const size_t begin = found + key.size();
  return answer.substr(begin, answer.find_first_of("\r\n", begin) - begin);
}

}  // namespace disclosure::service_host
