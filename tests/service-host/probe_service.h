#ifndef DISCLOSURE_TESTS_SERVICE_HOST_PROBE_SERVICE_H_
#define DISCLOSURE_TESTS_SERVICE_HOST_PROBE_SERVICE_H_

#include <functional>
#include <mutex>
#include <semaphore>
#include <vector>

#include "disclosure/probe/v1/probe.grpc.pb.h"

namespace disclosure::service_host {

// The Probe, and handles by which a test waits for what happens in it.
class ProbeService final
    : public probe::v1::Probe::WithRawCallbackMethod_Mirror<
          probe::v1::Probe::CallbackService> {
 public:
  grpc::ServerUnaryReactor* Echo(grpc::CallbackServerContext* context,
                                 const probe::v1::EchoRequest* request,
                                 probe::v1::EchoResponse* response) override;
  grpc::ServerUnaryReactor* Mirror(grpc::CallbackServerContext* context,
                                   const grpc::ByteBuffer* request,
                                   grpc::ByteBuffer* response) override;
  grpc::ServerWriteReactor<probe::v1::EchoResponse>* Repeat(
      grpc::CallbackServerContext* context,
      const probe::v1::RepeatRequest* request) override;
  grpc::ServerReadReactor<probe::v1::EchoRequest>* Collect(
      grpc::CallbackServerContext* context,
      probe::v1::EchoResponse* response) override;
  grpc::ServerBidiReactor<probe::v1::EchoRequest, probe::v1::EchoResponse>*
  Converse(grpc::CallbackServerContext* context) override;
  grpc::ServerUnaryReactor* Hold(grpc::CallbackServerContext* context,
                                 const probe::v1::EchoRequest* request,
                                 probe::v1::EchoResponse* response) override;
  grpc::ServerWriteReactor<probe::v1::EchoResponse>* Follow(
      grpc::CallbackServerContext* context,
      const probe::v1::EchoRequest* request) override;

  // Each waits for one Hold or Follow to have begun, or to be over; false if
  // that does not happen within 10 s.
  bool AwaitBegun();
  bool AwaitOver();
  // Lets all Holds end with OK.
  void Release();
  // Lets all Follows end with UNAVAILABLE, reason DRAINING.
  void Drain();

 private:
  class HoldReactor;
  class FollowReactor;

  std::counting_semaphore<> begun_{0};
  std::counting_semaphore<> over_{0};
  std::mutex mutex_;
  // These own the reactors: a reactor that is over may still be asked to end.
  std::vector<std::function<void()>> release_;
  std::vector<std::function<void()>> drain_;
};

}  // namespace disclosure::service_host

#endif  // DISCLOSURE_TESTS_SERVICE_HOST_PROBE_SERVICE_H_
