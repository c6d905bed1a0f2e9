#ifndef DISCLOSURE_TESTS_BENCHMARK_STATS_ECHO_H_
#define DISCLOSURE_TESTS_BENCHMARK_STATS_ECHO_H_

#include <memory>
#include <string>

#include "disclosure/v1/stats.grpc.pb.h"
#include "google/protobuf/message.h"
#include "service-host/clock.h"
#include "service-host/log.h"
#include "service-host/service_host.h"

namespace disclosure::benchmarks {

// A StatsService on the same host that looks nothing up: it serialises the
// answer that it was given. Between two calls of one client only.
class StatsEcho {
 public:
  StatsEcho();
  ~StatsEcho();

  // What calls of this type are answered with from now on. Borrowed.
  void AnswerWith(const google::protobuf::Message& answer);
  const std::string& address() const { return host_->address(); }

 private:
  class Service;

  // It logs as the service does, but nobody reads it.
  const int unread_;
  const service_host::SystemClock clock_;
  const service_host::Log log_;
  std::unique_ptr<Service> service_;
  std::unique_ptr<service_host::ServiceHost> host_;
};

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_STATS_ECHO_H_
