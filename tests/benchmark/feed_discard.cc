#include "tests/benchmark/feed_discard.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/support/client_callback.h>

#include <chrono>
#include <latch>

#include "disclosure/v1/feed.grpc.pb.h"
#include "status/check.h"

namespace disclosure::benchmarks {
namespace {

class Discarder final
    : public grpc::ClientReadReactor<v1::FollowChangesResponse> {
 public:
  Discarder(v1::FeedService::Stub& stub, uint64_t latest) : latest_(latest) {
    request_.set_newest_revision_only(true);
    stub.async()->FollowChanges(&context_, &request_, this);
  }

  uint64_t Run() {
    StartRead(&response_);
    StartCall();
    done_.wait();
    CHECK(reached_) << "the feed broke off";
    return changes_;
  }

  void OnReadDone(bool ok) override {
    if (!ok) return;
    changes_ += static_cast<uint64_t>(response_.changes_size());
    reached_ = response_.up_to_sequence() >= latest_;
    reached_ ? context_.TryCancel() : StartRead(&response_);
  }

  void OnDone(const grpc::Status& /*status*/) override { done_.count_down(); }

 private:
  const uint64_t latest_;
  grpc::ClientContext context_;
  v1::FollowChangesRequest request_;
  v1::FollowChangesResponse response_;
  uint64_t changes_ = 0;
  bool reached_ = false;
  std::latch done_{1};
};

}  // namespace

DiscardedFeed DiscardFeed(const std::shared_ptr<grpc::Channel>& channel,
                          uint64_t latest) {
  v1::FeedService::Stub stub(channel);
  DiscardedFeed result;
  const auto start = std::chrono::steady_clock::now();
  result.changes = Discarder(stub, latest).Run();
  result.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start)
          .count();
  return result;
}

}  // namespace disclosure::benchmarks
