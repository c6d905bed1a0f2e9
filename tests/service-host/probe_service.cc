#include "tests/service-host/probe_service.h"

#include <atomic>
#include <chrono>

#include "service-host/grpc_status.h"
#include "status/reason.h"

namespace disclosure::service_host {
namespace {

using probe::v1::EchoRequest;
using probe::v1::EchoResponse;
using probe::v1::RepeatRequest;

constexpr std::chrono::seconds kPatience{10};

absl::Status AskedFor(const EchoRequest& request) {
  absl::Status status(static_cast<absl::StatusCode>(request.code()),
                      request.text());
  if (!request.reason().empty()) status = WithReason(status, request.reason());
  if (!request.field().empty()) status = WithField(status, request.field());
  return status;
}

class RepeatReactor final : public grpc::ServerWriteReactor<EchoResponse> {
 public:
  explicit RepeatReactor(const RepeatRequest& request)
      : left_(request.times()) {
    response_.set_text(request.text());
    Next();
  }
  void OnWriteDone(bool ok) override {
    ok ? Next() : Finish(grpc::Status::CANCELLED);
  }
  void OnDone() override { delete this; }

 private:
  void Next() {
    if (left_-- > 0) {
      StartWrite(&response_);
    } else {
      Finish(grpc::Status::OK);
    }
  }

  int left_;
  EchoResponse response_;
};

class CollectReactor final : public grpc::ServerReadReactor<EchoRequest> {
 public:
  explicit CollectReactor(EchoResponse& response) : response_(response) {
    StartRead(&request_);
  }
  void OnReadDone(bool ok) override {
    if (!ok) return Finish(grpc::Status::OK);
    response_.mutable_text()->append(request_.text());
    StartRead(&request_);
  }
  void OnDone() override { delete this; }

 private:
  EchoRequest request_;
  EchoResponse& response_;
};

class ConverseReactor final
    : public grpc::ServerBidiReactor<EchoRequest, EchoResponse> {
 public:
  ConverseReactor() { StartRead(&request_); }
  void OnReadDone(bool ok) override {
    if (!ok) return Finish(grpc::Status::OK);
    response_.set_text(request_.text());
    StartWrite(&response_);
  }
  void OnWriteDone(bool ok) override {
    ok ? StartRead(&request_) : Finish(grpc::Status::CANCELLED);
  }
  void OnDone() override { delete this; }

 private:
  EchoRequest request_;
  EchoResponse response_;
};

}  // namespace

// Ended by the test or by cancellation, whichever comes first.
class ProbeService::HoldReactor final : public grpc::ServerUnaryReactor {
 public:
  explicit HoldReactor(ProbeService& probe) : probe_(probe) {}
  void End(const grpc::Status& status) {
    if (!ended_.exchange(true)) Finish(status);
  }
  void OnCancel() override { End(grpc::Status::CANCELLED); }
  void OnDone() override { probe_.over_.release(); }

 private:
  ProbeService& probe_;
  std::atomic<bool> ended_ = false;
};

class ProbeService::FollowReactor final
    : public grpc::ServerWriteReactor<EchoResponse> {
 public:
  explicit FollowReactor(ProbeService& probe) : probe_(probe) {}
  void End(const grpc::Status& status) {
    if (!ended_.exchange(true)) Finish(status);
  }
  void OnCancel() override { End(grpc::Status::CANCELLED); }
  void OnDone() override { probe_.over_.release(); }

 private:
  ProbeService& probe_;
  std::atomic<bool> ended_ = false;
};

grpc::ServerUnaryReactor* ProbeService::Echo(
    grpc::CallbackServerContext* context, const EchoRequest* request,
    EchoResponse* response) {
  response->set_text(request->text());
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(ToGrpcStatus(AskedFor(*request)));
  return reactor;
}

grpc::ServerUnaryReactor* ProbeService::Mirror(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
    grpc::ByteBuffer* response) {
  // EchoRequest and EchoResponse have their text in the same field.
  *response = *request;
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

grpc::ServerWriteReactor<EchoResponse>* ProbeService::Repeat(
    grpc::CallbackServerContext*, const RepeatRequest* request) {
  return new RepeatReactor(*request);
}

grpc::ServerReadReactor<EchoRequest>* ProbeService::Collect(
    grpc::CallbackServerContext*, EchoResponse* response) {
  return new CollectReactor(*response);
}

grpc::ServerBidiReactor<EchoRequest, EchoResponse>* ProbeService::Converse(
    grpc::CallbackServerContext*) {
  return new ConverseReactor();
}

grpc::ServerUnaryReactor* ProbeService::Hold(grpc::CallbackServerContext*,
                                             const EchoRequest*,
                                             EchoResponse*) {
  const auto reactor = std::make_shared<HoldReactor>(*this);
  {
    std::scoped_lock lock(mutex_);
    release_.push_back([reactor] { reactor->End(grpc::Status::OK); });
  }
  begun_.release();
  return reactor.get();
}

grpc::ServerWriteReactor<EchoResponse>* ProbeService::Follow(
    grpc::CallbackServerContext*, const EchoRequest*) {
  const auto reactor = std::make_shared<FollowReactor>(*this);
  {
    std::scoped_lock lock(mutex_);
    drain_.push_back([reactor] {
      reactor->End(ToGrpcStatus(WithReason(
          absl::UnavailableError("the server is draining"), "DRAINING")));
    });
  }
  begun_.release();
  return reactor.get();
}

bool ProbeService::AwaitBegun() {
  return begun_.try_acquire_for(kPatience);
}

bool ProbeService::AwaitOver() {
  return over_.try_acquire_for(kPatience);
}

void ProbeService::Release() {
  std::scoped_lock lock(mutex_);
  for (const auto& release : release_) release();
}

void ProbeService::Drain() {
  std::scoped_lock lock(mutex_);
  for (const auto& drain : drain_) drain();
}

}  // namespace disclosure::service_host
