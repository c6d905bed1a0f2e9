#ifndef DISCLOSURE_STATS_SERVICE_API_EXPORT_STREAM_H_
#define DISCLOSURE_STATS_SERVICE_API_EXPORT_STREAM_H_

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

#include "disclosure/v1/stats.pb.h"
#include "grpcpp/alarm.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "service-host/clock.h"
#include "service-host/open_streams.h"
#include "stats-service/api/pinned_cubes.h"
#include "stats-service/live_cube.h"
#include "stats-service/query/export_cells.h"

namespace disclosure::stats {

// One export. Holds one cube, and makes the next batch when the one before has
// been sent. Each batch pins the cube anew, so that an export that breaks off
// can go on with its last token. Lives until gRPC is done with it.
class ExportStream final
    : public grpc::ServerWriteReactor<v1::ExportCellsResponse>,
      public service_host::DrainableStream {
 public:
  // What all exports share.
  struct Service {
    LiveCube& cubes;
    PinnedCubes& pinned;
    const service_host::Clock& clock;
    service_host::OpenStreams& open;
  };

  // Borrows what `service` names. The reactor for a new call; it owns itself.
  static grpc::ServerWriteReactor<v1::ExportCellsResponse>* Open(
      const Service& service, const grpc::CallbackServerContext& call,
      const v1::ExportCellsRequest& request);

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;
  void Drain() override;

 private:
  using CubePointer = std::shared_ptr<const Cube>;

  explicit ExportStream(const Service& service);

  absl::Status Begin(const v1::ExportCellsRequest& request);
  void Wait(record::Sequence min_sequence,
            std::chrono::steady_clock::time_point deadline);
  // Takes up the newest cube, on a thread of gRPC.
  void Start();
  void EndAndCancelWait(grpc::Status status);
  // These need the lock.
  absl::Status TakeCube();
  void Advance();
  void End(grpc::Status status);

  const Service service_;
  std::shared_ptr<ExportStream> self_;

  std::mutex mutex_;
  ExportQuestion question_;
  std::string page_token_;
  absl::StatusOr<CubePointer> newest_;  // once waited for
  CubePointer cube_;
  v1::ExportCellsResponse outgoing_;
  grpc::Alarm alarm_;
  CubeWaiters::Ticket ticket_ = 0;
  bool starting_ = true;
  bool writing_ = false;
  bool finished_ = false;
  std::optional<grpc::Status> end_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_EXPORT_STREAM_H_
