#ifndef DISCLOSURE_STATS_SERVICE_FOLLOW_FEED_FRAME_H_
#define DISCLOSURE_STATS_SERVICE_FOLLOW_FEED_FRAME_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "form/read_report.h"
#include "record/change.h"

namespace disclosure::stats {

// What the feed sent at once: v1::FollowChangesResponse, read.
struct FeedFrame {
  std::string feed_id;
  // In sequence order; empty in a heartbeat.
  std::vector<record::Change> changes;
  record::Sequence up_to = 0;
  record::Sequence latest = 0;
};

// Reads a serialised FollowChangesResponse straight from the wire. DATA_LOSS
// names the change that cannot be read.
absl::StatusOr<FeedFrame> ReadFeedFrame(const form::ReportReader& reader,
                                        std::string_view bytes);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_FOLLOW_FEED_FRAME_H_
