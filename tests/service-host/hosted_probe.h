#ifndef DISCLOSURE_TESTS_SERVICE_HOST_HOSTED_PROBE_H_
#define DISCLOSURE_TESTS_SERVICE_HOST_HOSTED_PROBE_H_

#include <memory>
#include <string>
#include <string_view>

#include "disclosure/config/v1/config.pb.h"
#include "disclosure/probe/v1/probe.grpc.pb.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "service-host/log.h"
#include "service-host/service_host.h"
#include "tests/service-host/log_file.h"
#include "tests/service-host/probe_service.h"
#include "tests/service-host/set_clock.h"

namespace disclosure::service_host {

// Free ports on loopback.
config::v1::HostConfig LoopbackConfig();

// A real host that serves the Probe over real sockets, and its clients.
class HostedProbe {
 public:
  explicit HostedProbe(const config::v1::HostConfig& config = LoopbackConfig());

  ProbeService& probe() { return probe_; }
  ServiceHost& host() { return *host_; }
  const LogFile& log_file() const { return log_file_; }
  SetClock& clock() { return clock_; }
  probe::v1::Probe::Stub& stub() { return *stub_; }
  grpc::health::v1::Health::Stub& health() { return *health_; }

  // What health answers for `service`; UNKNOWN if it answers nothing.
  grpc::health::v1::HealthCheckResponse::ServingStatus Health(
      std::string_view service);
  // The value of a series as Prometheus would read it, or a text that says
  // that it is missing. Name and labels as exposed.
  std::string Scraped(std::string_view series) const;

 private:
  SetClock clock_;
  LogFile log_file_;
  const Log log_{clock_, log_file_.file_descriptor()};
  ProbeService probe_;
  std::unique_ptr<ServiceHost> host_;
  std::unique_ptr<probe::v1::Probe::Stub> stub_;
  std::unique_ptr<grpc::health::v1::Health::Stub> health_;
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_TESTS_SERVICE_HOST_HOSTED_PROBE_H_
