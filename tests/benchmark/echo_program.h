#ifndef DISCLOSURE_TESTS_BENCHMARK_ECHO_PROGRAM_H_
#define DISCLOSURE_TESTS_BENCHMARK_ECHO_PROGRAM_H_

#include <string>

#include "grpcpp/impl/service_type.h"

namespace disclosure::benchmarks {

// Serves `service` on the host that the services have, on any free port of
// loopback, which it logs as they do, until the process is asked to end. Flags
// must be parsed already. What goes wrong ends the program.
void ServeEcho(const std::string& full_name, grpc::Service& service);

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_ECHO_PROGRAM_H_
