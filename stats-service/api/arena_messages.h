#ifndef DISCLOSURE_STATS_SERVICE_API_ARENA_MESSAGES_H_
#define DISCLOSURE_STATS_SERVICE_API_ARENA_MESSAGES_H_

#include <cstddef>

#include "google/protobuf/arena.h"
#include "grpcpp/support/message_allocator.h"

namespace disclosure::stats {

inline constexpr size_t kFirstArenaBlock = size_t{8} << 10;
inline constexpr size_t kMaxArenaBlock = size_t{256} << 10;

// Request and response of a call on an arena of its own: an answer has a few
// small messages for each value, which are made and freed all together.
template <typename Request, typename Response>
class ArenaMessages final : public grpc::MessageAllocator<Request, Response> {
 public:
  grpc::MessageHolder<Request, Response>* AllocateMessages() override {
    return new Messages();
  }

 private:
  using Arena = google::protobuf::Arena;

  class Messages final : public grpc::MessageHolder<Request, Response> {
   public:
    Messages() : arena_(Options()) {
      this->set_request(Arena::CreateMessage<Request>(&arena_));
      this->set_response(Arena::CreateMessage<Response>(&arena_));
    }
    void Release() override { delete this; }

   private:
    static google::protobuf::ArenaOptions Options() {
      google::protobuf::ArenaOptions options;
      options.start_block_size = kFirstArenaBlock;
      options.max_block_size = kMaxArenaBlock;
      return options;
    }

    Arena arena_;
  };
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_ARENA_MESSAGES_H_
