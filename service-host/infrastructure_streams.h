#ifndef DISCLOSURE_SERVICE_HOST_INFRASTRUCTURE_STREAMS_H_
#define DISCLOSURE_SERVICE_HOST_INFRASTRUCTURE_STREAMS_H_

#include <memory>
#include <mutex>
#include <string_view>

#include "absl/container/flat_hash_set.h"

namespace grpc {
class ServerContextBase;
namespace experimental {
class ServerInterceptorFactoryInterface;
}
}  // namespace grpc

namespace disclosure::service_host {

// The streams of health and reflection. They have no end of their own, so a
// load balancer that watches health would hold up every drain until its
// timeout. Thread-safe.
class InfrastructureStreams {
 public:
  // Cancels those that are open, and from now on each one that opens.
  void Cancel();

  // The interceptor that knows them. `this` outlives it.
  std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>
  Track();

  void Add(grpc::ServerContextBase* context);
  void Remove(grpc::ServerContextBase* context);

 private:
  std::mutex mutex_;
  bool cancelled_ = false;
  absl::flat_hash_set<grpc::ServerContextBase*> open_;
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_SERVICE_HOST_INFRASTRUCTURE_STREAMS_H_
