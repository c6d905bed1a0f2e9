#ifndef DISCLOSURE_STATS_SERVICE_API_WATCH_STREAM_H_
#define DISCLOSURE_STATS_SERVICE_API_WATCH_STREAM_H_

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

#include "disclosure/v1/stats.pb.h"
#include "grpcpp/alarm.h"
#include "grpcpp/support/server_callback.h"
#include "service-host/open_streams.h"
#include "stats-service/live_cube.h"
#include "stats-service/query/watched_area.h"

namespace disclosure::stats {

// How often a watcher hears where the service is while nothing changes.
inline constexpr std::chrono::seconds kWatchHeartbeat{15};

// One watcher. Writes one message at a time: a slow watcher costs nothing, it
// sees the newest cube when it is ready, not those in between. While nothing is
// new, an alarm waits for the next heartbeat, and a new cube cancels the wait.
// Lives until gRPC is done with it.
class WatchStream final
    : public grpc::ServerWriteReactor<v1::WatchAreaResponse>,
      public service_host::DrainableStream {
 public:
  // Borrows `cubes` and `open`. The reactor for a new call; it owns itself.
  static grpc::ServerWriteReactor<v1::WatchAreaResponse>* Open(
      LiveCube& cubes, service_host::OpenStreams& open,
      std::chrono::milliseconds heartbeat, const v1::WatchAreaRequest& request);

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;
  void Drain() override;

 private:
  WatchStream(LiveCube& cubes, service_host::OpenStreams& open,
              std::chrono::milliseconds heartbeat);

  absl::Status Begin(const v1::WatchAreaRequest& request);
  void OnAlarm();
  // These need the lock.
  void Advance(bool heartbeat_due);
  absl::Status Look(const Cube& cube);
  // Why the newest cube is none that can be looked at; OK: to be waited for.
  absl::Status CheckBehind(const Cube& cube) const;
  void Write();
  void Wait();
  void End(grpc::Status status);

  LiveCube& cubes_;
  service_host::OpenStreams& open_;
  const std::chrono::milliseconds heartbeat_;
  std::shared_ptr<WatchStream> self_;

  std::mutex mutex_;
  std::optional<WatchedArea> area_;
  std::chrono::steady_clock::time_point give_up_at_;  // if the cube is behind
  v1::WatchAreaResponse outgoing_;
  grpc::Alarm alarm_;
  CubeWaiters::Ticket ticket_ = 0;
  std::chrono::system_clock::time_point heartbeat_at_;
  bool writing_ = false;
  bool waiting_ = false;
  bool finished_ = false;
  std::optional<grpc::Status> end_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_WATCH_STREAM_H_
