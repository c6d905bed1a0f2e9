// The echo of ingest-service as a program.

#include "absl/flags/flag.h"
#include "service-host/command_line.h"
#include "tests/benchmark/echo_program.h"
#include "tests/benchmark/echo_service.h"

ABSL_FLAG(int, padding, 0, "bytes by which each receipt is to be larger");

int main(int argc, char** argv) {
  using namespace disclosure;  // NOLINT(google-build-using-namespace)
  service_host::ParseFlags(argc, argv);
  benchmarks::EchoService echo(
      static_cast<size_t>(absl::GetFlag(FLAGS_padding)));
  benchmarks::ServeEcho(v1::IngestService::service_full_name(), echo);
  return 0;
}
