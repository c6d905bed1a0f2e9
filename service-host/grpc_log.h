#ifndef DISCLOSURE_SERVICE_HOST_GRPC_LOG_H_
#define DISCLOSURE_SERVICE_HOST_GRPC_LOG_H_

#include "service-host/log.h"

namespace disclosure::service_host {

inline constexpr int kGrpcLogLinesPerSecond = 10;

// Sends what gRPC's core has to say through `log`, as event "grpc". gRPC keeps
// it for the rest of the program, so `log` must be there until exit. Lines
// above kGrpcLogLinesPerSecond are left out and counted.
void RouteGrpcLogTo(const Log& log);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_GRPC_LOG_H_
