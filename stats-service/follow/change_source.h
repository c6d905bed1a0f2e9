#ifndef DISCLOSURE_STATS_SERVICE_FOLLOW_CHANGE_SOURCE_H_
#define DISCLOSURE_STATS_SERVICE_FOLLOW_CHANGE_SOURCE_H_

#include <functional>
#include <stop_token>
#include <string>

#include "absl/status/status.h"
#include "record/revision.h"
#include "stats-service/follow/feed_frame.h"

namespace disclosure::stats {

// A place in a feed.
struct FeedPosition {
  // The store that is followed; empty before the first contact.
  std::string feed_id;
  // Everything up to here has been taken.
  record::Sequence after = 0;
};

// Where changes come from.
class ChangeSource {
 public:
  virtual ~ChangeSource() = default;

  // Takes one frame, and may change its content; false ends the stream.
  using TakeFrame = std::function<bool(FeedFrame& frame)>;

  // Hands on every frame after `position` until the stream ends, `take` says
  // so, or `stop` is requested. Blocks all the while.
  //
  // OK or CANCELLED: asked to end. FAILED_PRECONDITION, reason OTHER_FEED or
  // SEQUENCE_IN_FUTURE: begin again at 0 with an empty id. Anything else: try
  // again from where the last frame ended.
  virtual absl::Status Follow(const FeedPosition& position,
                              const TakeFrame& take,
                              const std::stop_token& stop) = 0;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_FOLLOW_CHANGE_SOURCE_H_
