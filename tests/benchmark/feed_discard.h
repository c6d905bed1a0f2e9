#ifndef DISCLOSURE_TESTS_BENCHMARK_FEED_DISCARD_H_
#define DISCLOSURE_TESTS_BENCHMARK_FEED_DISCARD_H_

#include <cstdint>
#include <memory>

namespace grpc {
class Channel;
}

namespace disclosure::benchmarks {

// What a client did that follows the feed and makes nothing of it.
struct DiscardedFeed {
  double seconds = 0;
  // Changes received, as typed messages that gRPC has parsed.
  uint64_t changes = 0;
};

// Follows from the beginning, newest revisions only as stats-service does, up
// to `latest`. The callback API, one message object used again and again: as
// fast as a typed client can be. A broken stream ends the program.
DiscardedFeed DiscardFeed(const std::shared_ptr<grpc::Channel>& channel,
                          uint64_t latest);

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_FEED_DISCARD_H_
