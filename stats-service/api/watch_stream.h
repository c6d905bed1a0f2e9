#ifndef DISCLOSURE_STATS_SERVICE_API_WATCH_STREAM_H_
#define DISCLOSURE_STATS_SERVICE_API_WATCH_STREAM_H_

#include <chrono>
#include <optional>

#include "disclosure/v1/stats.pb.h"
#include "grpcpp/support/server_callback.h"
#include "service-host/heartbeat_stream.h"
#include "service-host/open_streams.h"
#include "stats-service/live_cube.h"
#include "stats-service/query/watched_area.h"

namespace disclosure::stats {

// How often a watcher hears where the service is while nothing changes.
inline constexpr std::chrono::seconds kWatchHeartbeat{15};

// One watcher: a slow one sees the newest cube when it is ready, not those in
// between.
class WatchStream final
    : public service_host::HeartbeatStream<v1::WatchAreaResponse> {
 public:
  // Borrows `cubes` and `open`. The reactor for a new call; it owns itself.
  static grpc::ServerWriteReactor<v1::WatchAreaResponse>* Open(
      LiveCube& cubes, service_host::OpenStreams& open,
      std::chrono::milliseconds heartbeat, const v1::WatchAreaRequest& request);

 private:
  WatchStream(LiveCube& cubes, service_host::OpenStreams& open,
              std::chrono::milliseconds heartbeat);

  absl::Status Begin(const v1::WatchAreaRequest& request);
  void Advance(bool heartbeat_due) override;
  void ForgetWaker() override;
  absl::Status Look(const Cube& cube);
  // Why the newest cube is none that can be looked at; OK: to be waited for.
  absl::Status CheckBehind(const Cube& cube) const;
  void Wait();

  LiveCube& cubes_;
  std::optional<WatchedArea> area_;
  std::chrono::steady_clock::time_point give_up_at_;  // if the cube is behind
  CubeWaiters::Ticket ticket_ = 0;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_WATCH_STREAM_H_
