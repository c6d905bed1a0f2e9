// The echo of stats-service as a program: a process of its own, as the service
// is, for a call within one process takes less.

#include "service-host/command_line.h"
#include "tests/benchmark/echo_program.h"
#include "tests/benchmark/stats_echo_service.h"

int main(int argc, char** argv) {
  using namespace disclosure;  // NOLINT(google-build-using-namespace)
  service_host::ParseFlags(argc, argv);
  benchmarks::StatsEchoService echo;
  benchmarks::ServeEcho(v1::StatsService::service_full_name(), echo);
  return 0;
}
