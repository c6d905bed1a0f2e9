#ifndef DISCLOSURE_STATS_SERVICE_FOLLOW_GRPC_CHANGE_SOURCE_H_
#define DISCLOSURE_STATS_SERVICE_FOLLOW_GRPC_CHANGE_SOURCE_H_

#include <memory>
#include <string>

#include "form/read_report.h"
#include "stats-service/follow/change_source.h"

namespace grpc {
class Channel;
}

namespace disclosure::stats {

// Follows FeedService over gRPC, newest revisions only. Frames are received raw
// and read straight from the wire; the next one is under way while one is read.
class GrpcChangeSource final : public ChangeSource {
 public:
  // Borrows the reader.
  GrpcChangeSource(std::shared_ptr<grpc::Channel> channel,
                   const form::ReportReader& reader);

  absl::Status Follow(const FeedPosition& position, const TakeFrame& take,
                      const std::stop_token& stop) override;

 private:
  const std::shared_ptr<grpc::Channel> channel_;
  const form::ReportReader& reader_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_FOLLOW_GRPC_CHANGE_SOURCE_H_
