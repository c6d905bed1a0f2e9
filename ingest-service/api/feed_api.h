#ifndef DISCLOSURE_INGEST_SERVICE_API_FEED_API_H_
#define DISCLOSURE_INGEST_SERVICE_API_FEED_API_H_

#include <chrono>

#include "disclosure/v1/feed.grpc.pb.h"
#include "ingest-service/api/feed_stream.h"
#include "service-host/open_streams.h"

namespace disclosure::ingest {

// FeedService, served raw: stored changes go out as they lie on disk.
class FeedApi final
    : public v1::FeedService::WithRawCallbackMethod_FollowChanges<
          v1::FeedService::Service> {
 public:
  // Borrows the feed.
  FeedApi(ChangeFeed& feed, size_t max_followers,
          std::chrono::milliseconds heartbeat)
      : feed_(feed), heartbeat_(heartbeat), followers_(max_followers) {}

  grpc::ServerWriteReactor<grpc::ByteBuffer>* FollowChanges(
      grpc::CallbackServerContext* /*context*/,
      const grpc::ByteBuffer* request) override {
    return FeedStream::Open(feed_, followers_, heartbeat_, *request);
  }

  // Ends all streams.
  void Drain() { followers_.DrainAll(); }
  size_t followers() const { return followers_.size(); }

 private:
  ChangeFeed& feed_;
  const std::chrono::milliseconds heartbeat_;
  service_host::OpenStreams followers_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_API_FEED_API_H_
