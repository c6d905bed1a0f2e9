#ifndef DISCLOSURE_SERVICE_HOST_CALL_OBSERVER_H_
#define DISCLOSURE_SERVICE_HOST_CALL_OBSERVER_H_

#include <memory>

namespace grpc::experimental {
class ServerInterceptorFactoryInterface;
}

namespace disclosure::service_host {

class CallLog;
class RpcMetrics;

// The interceptor that counts every call into `metrics`, tells `log` of its
// end, and gives an error without details (gRPC made it: UNIMPLEMENTED, say)
// its ErrorInfo; of a request that gRPC could not parse, it says so. Works for
// generated, raw and generic handlers alike. Both outlive it.
//
// A call is counted before the client can see its answer; one that ends without
// a status (its connection went away first) counts as CANCELLED.
std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>
ObserveCalls(const RpcMetrics& metrics, CallLog& log);

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_CALL_OBSERVER_H_
