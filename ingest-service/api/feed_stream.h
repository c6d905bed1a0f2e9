#ifndef DISCLOSURE_INGEST_SERVICE_API_FEED_STREAM_H_
#define DISCLOSURE_INGEST_SERVICE_API_FEED_STREAM_H_

#include <chrono>
#include <optional>

#include "disclosure/v1/feed.pb.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/server_callback.h"
#include "ingest-service/feed/change_feed.h"
#include "service-host/heartbeat_stream.h"
#include "service-host/open_streams.h"

namespace disclosure::ingest {

// One follower: a slow one costs nothing but its own place in the feed.
class FeedStream final
    : public service_host::HeartbeatStream<grpc::ByteBuffer> {
 public:
  // Borrows feed and `open`. The reactor for a new call; it owns itself.
  static grpc::ServerWriteReactor<grpc::ByteBuffer>* Open(
      ChangeFeed& feed, service_host::OpenStreams& open,
      std::chrono::milliseconds heartbeat, const grpc::ByteBuffer& request);

 private:
  FeedStream(ChangeFeed& feed, service_host::OpenStreams& open,
             std::chrono::milliseconds heartbeat);

  absl::Status Begin(const grpc::ByteBuffer& request);
  void Advance(bool heartbeat_due) override;
  void ForgetWaker() override;
  void Wait();

  ChangeFeed& feed_;
  FeedFilter filter_;
  Sequence position_ = 0;
  std::optional<ChangeFeed::WaiterId> waiter_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_API_FEED_STREAM_H_
