#ifndef DISCLOSURE_STATS_SERVICE_API_CUBE_CALL_H_
#define DISCLOSURE_STATS_SERVICE_API_CUBE_CALL_H_

#include <functional>
#include <memory>
#include <mutex>

#include "absl/status/status.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "stats-service/live_cube.h"

namespace disclosure::stats {

// What a caller without a deadline waits at most for `min_sequence`.
inline constexpr std::chrono::seconds kDefaultWait{5};
// What is left of a deadline to send the answer.
inline constexpr std::chrono::milliseconds kAnswerTime{50};

// Until kAnswerTime before the deadline of the call; kDefaultWait without one.
std::chrono::steady_clock::time_point WaitDeadline(
    const grpc::CallbackServerContext& call);
// UNAVAILABLE, CATCHING_UP, with a retry delay.
absl::Status CatchingUp(const LiveCube& cubes);

// One unary call that is answered from one cube, perhaps after a wait for it.
// Lives until gRPC is done with it.
class CubeCall final : public grpc::ServerUnaryReactor {
 public:
  // Fills the response; the core's status is the call's.
  using Answer =
      std::function<absl::Status(const std::shared_ptr<const Cube>& cube)>;

  // Borrows `cubes`. CATCHING_UP until the first catch-up is complete.
  static grpc::ServerUnaryReactor* Begin(
      LiveCube& cubes, const grpc::CallbackServerContext& call,
      record::Sequence min_sequence, Answer answer);

  void OnCancel() override;
  void OnDone() override { delete this; }

 private:
  CubeCall(LiveCube& cubes, Answer answer);

  void Wait(record::Sequence min_sequence,
            std::chrono::steady_clock::time_point deadline);
  void End(const absl::Status& status);

  LiveCube& cubes_;
  const Answer answer_;
  std::mutex mutex_;
  // 0 while no ticket is known.
  CubeWaiters::Ticket ticket_ = 0;
  bool cancelled_ = false;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_CUBE_CALL_H_
