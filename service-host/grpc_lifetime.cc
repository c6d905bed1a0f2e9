#include "service-host/grpc_lifetime.h"

#include <grpc/grpc.h>

#include "absl/synchronization/mutex.h"

namespace disclosure::service_host {

void KeepGrpcUntilExit() {
  // Counted by gRPC; the matching grpc_shutdown() never comes.
  [[maybe_unused]] static const bool once = (grpc_init(), true);
}

void EndDeadlockSearch() {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
}

}  // namespace disclosure::service_host
