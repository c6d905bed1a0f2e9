#ifndef DISCLOSURE_SERVICE_HOST_GRPC_LIFETIME_H_
#define DISCLOSURE_SERVICE_HOST_GRPC_LIFETIME_H_

namespace disclosure::service_host {

// Keeps gRPC's core initialised until the program exits. Without this the end
// of the last server or channel takes its threads down, and waits up to 10 s
// for one that polls for a write which nobody wants any more (gRPC 1.51,
// backup poller; seen after a request above the limit).
void KeepGrpcUntilExit();

// Debian builds Abseil so that each lock gRPC takes is searched for deadlocks,
// under a lock of the whole process: one twentieth of a unary call. This ends
// it.
void EndDeadlockSearch();

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_GRPC_LIFETIME_H_
