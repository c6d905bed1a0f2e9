#include "stats-service/follow/grpc_change_source.h"

#include <utility>

#include "disclosure/v1/feed.pb.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/completion_queue.h"
#include "grpcpp/generic/generic_stub.h"
#include "service-host/byte_buffers.h"
#include "service-host/grpc_status.h"

namespace disclosure::stats {
namespace {

constexpr char kFollowChanges[] = "/disclosure.v1.FeedService/FollowChanges";

// One stream, driven by the thread that calls it: every operation is waited for
// before the next begins, but for one read, which is always ahead.
class RawStream {
 public:
  RawStream(const std::shared_ptr<grpc::Channel>& channel,
            const std::stop_token& stop)
      : stub_(channel),
        call_(stub_.PrepareCall(&context_, kFollowChanges, &queue_)),
        cancel_(stop, [this] { context_.TryCancel(); }) {}

  ~RawStream() {
    queue_.Shutdown();
    void* tag = nullptr;
    bool ok = false;
    while (queue_.Next(&tag, &ok)) {
    }
  }

  bool Begin(const v1::FollowChangesRequest& request) {
    call_->StartCall(nullptr);
    if (!Done()) return false;
    call_->WriteLast(service_host::ToByteBuffer(request.SerializeAsString()),
                     grpc::WriteOptions(), nullptr);
    return Done();
  }

  void StartRead() { call_->Read(&incoming_, nullptr); }
  // The frame whose read was started; false at the end of the stream.
  bool FinishRead(grpc::ByteBuffer& frame) {
    if (!Done()) return false;
    frame.Swap(&incoming_);
    return true;
  }

  void Cancel() { context_.TryCancel(); }

  grpc::Status Finish() {
    grpc::Status status;
    call_->Finish(&status, nullptr);
    Done();
    return status;
  }

 private:
  bool Done() {
    void* tag = nullptr;
    bool ok = false;
    return queue_.Next(&tag, &ok) && ok;
  }

  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  grpc::GenericStub stub_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
  std::stop_callback<std::function<void()>> cancel_;
  grpc::ByteBuffer incoming_;
};

v1::FollowChangesRequest ToRequest(const FeedPosition& position) {
  v1::FollowChangesRequest request;
  request.set_feed_id(position.feed_id);
  request.set_after_sequence(position.after);
  request.set_newest_revision_only(true);
  return request;
}

}  // namespace

GrpcChangeSource::GrpcChangeSource(std::shared_ptr<grpc::Channel> channel,
                                   const form::ReportReader& reader)
    : channel_(std::move(channel)), reader_(reader) {}

absl::Status GrpcChangeSource::Follow(const FeedPosition& position,
                                      const TakeFrame& take,
                                      const std::stop_token& stop) {
  RawStream stream(channel_, stop);
  if (!stream.Begin(ToRequest(position))) {
    return service_host::FromGrpcStatus(stream.Finish());
  }
  absl::Status ended;
  grpc::ByteBuffer bytes;
  stream.StartRead();
  while (stream.FinishRead(bytes)) {
    stream.StartRead();
    const service_host::ContiguousBytes view(bytes);
    absl::StatusOr<FeedFrame> frame = ReadFeedFrame(reader_, view.view());
    if (frame.ok() && take(*frame)) continue;
    ended = frame.ok() ? absl::CancelledError("not wanted any more")
                       : frame.status();
    stream.Cancel();
    while (stream.FinishRead(bytes)) stream.StartRead();
    break;
  }
  const grpc::Status finished = stream.Finish();
  return ended.ok() ? service_host::FromGrpcStatus(finished) : ended;
}

}  // namespace disclosure::stats
