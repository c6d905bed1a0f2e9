#ifndef DISCLOSURE_INGEST_SERVICE_API_FEED_STREAM_H_
#define DISCLOSURE_INGEST_SERVICE_API_FEED_STREAM_H_

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

#include "disclosure/v1/feed.pb.h"
#include "grpcpp/alarm.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/server_callback.h"
#include "ingest-service/feed/change_feed.h"
#include "service-host/open_streams.h"

namespace disclosure::ingest {

// One follower. Writes one frame at a time, so a slow follower costs nothing
// but its own place in the feed. While nothing is new, an alarm waits for the
// next heartbeat, and a new change cancels the wait. Lives until gRPC is done
// with it.
class FeedStream final : public grpc::ServerWriteReactor<grpc::ByteBuffer>,
                         public service_host::DrainableStream {
 public:
  // Borrows feed and `open`. The reactor for a new call; it owns itself.
  static grpc::ServerWriteReactor<grpc::ByteBuffer>* Open(
      ChangeFeed& feed, service_host::OpenStreams& open,
      std::chrono::milliseconds heartbeat, const grpc::ByteBuffer& request);

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;
  void Drain() override;

 private:
  FeedStream(ChangeFeed& feed, service_host::OpenStreams& open,
             std::chrono::milliseconds heartbeat);

  absl::Status Begin(const grpc::ByteBuffer& request);
  void OnAlarm();
  // These need the lock.
  void Advance(bool heartbeat_due);
  void Write(const FeedFrame& frame);
  void Wait();
  void End(grpc::Status status);

  ChangeFeed& feed_;
  service_host::OpenStreams& open_;
  const std::chrono::milliseconds heartbeat_;
  std::shared_ptr<FeedStream> self_;

  std::mutex mutex_;
  FeedFilter filter_;
  Sequence position_ = 0;
  grpc::ByteBuffer outgoing_;
  grpc::Alarm alarm_;
  std::optional<ChangeFeed::WaiterId> waiter_;
  std::chrono::system_clock::time_point heartbeat_at_;
  bool writing_ = false;
  bool waiting_ = false;
  bool finished_ = false;
  std::optional<grpc::Status> end_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_API_FEED_STREAM_H_
