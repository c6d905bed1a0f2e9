#include "disclosurectl/client/stats_streams.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/time/clock.h"
#include "disclosure/v1/stats.grpc.pb.h"
#include "disclosurectl/client/call.h"
#include "disclosurectl/client/submit_stream.h"
#include "disclosurectl/exit_status.h"
#include "service-host/client_channel.h"
#include "status/reason.h"

namespace disclosure::ctl {
namespace {

// How one stream went.
struct Outcome {
  absl::Status status;
  // It brought messages, so the count of attempts begins anew.
  bool has_answered = false;
  // Nothing more is wanted.
  bool is_done = false;
};

// `open(stub, context)` begins a stream, `advance(message)` notes where the
// next one would go on.
template <typename Response, typename Open, typename Advance>
class Follower {
 public:
  Follower(const ServiceAddress& service,
           const StreamCallbacks<Response>& calls, Open open, Advance advance)
      : service_(service),
        calls_(calls),
        open_(std::move(open)),
        advance_(std::move(advance)),
        channel_(service_host::OpenChannel(service.address)),
        stub_(channel_) {}

  absl::Status Run() {
    absl::Duration pause = kFirstReconnectPause;
    for (int attempts = 0;; ++attempts) {
      const Outcome outcome = FollowOnce();
      if (outcome.is_done) return absl::OkStatus();
      if (outcome.has_answered) {
        attempts = 0;
        pause = kFirstReconnectPause;
      }
      const bool is_lost = absl::IsUnavailable(outcome.status) &&
                           ReasonOf(outcome.status) != kUnreachableReason;
      const bool may_retry =
          is_lost || (was_connected_ && absl::IsUnavailable(outcome.status));
      if (!may_retry || attempts == kMaxReconnects) return outcome.status;
      calls_.reconnecting(outcome.status, pause);
      absl::SleepFor(pause);
      pause = std::min(2 * pause, kLastReconnectPause);
    }
  }

 private:
  Outcome FollowOnce() {
    grpc::ClientContext context;
    const auto stream = open_(stub_, context);
    Outcome outcome;
    Response message;
    while (stream->Read(&message)) {
      outcome.has_answered = was_connected_ = true;
      advance_(message);
      if (calls_.take(message)) continue;
      outcome.is_done = true;
      context.TryCancel();
      break;
    }
    const grpc::Status status = stream->Finish();
    if (outcome.is_done || status.ok()) {
      outcome.is_done = true;
      return outcome;
    }
    outcome.status = FailureOf(status, service_,
                               channel_->GetState(false) == GRPC_CHANNEL_READY);
    return outcome;
  }

  const ServiceAddress& service_;
  const StreamCallbacks<Response>& calls_;
  const Open open_;
  const Advance advance_;
  const std::shared_ptr<grpc::Channel> channel_;
  v1::StatsService::Stub stub_;
  bool was_connected_ = false;
};

}  // namespace

absl::Status FollowWatch(const ServiceAddress& service,
                         v1::WatchAreaRequest request,
                         const StreamCallbacks<v1::WatchAreaResponse>& calls) {
  return Follower(
             service, calls,
             [&](v1::StatsService::Stub& stub, grpc::ClientContext& context) {
               return stub.WatchArea(&context, request);
             },
             [&](const v1::WatchAreaResponse& message) {
               request.set_after_sequence(message.as_of_sequence());
             })
      .Run();
}

absl::Status FollowExport(
    const ServiceAddress& service, v1::ExportCellsRequest request,
    const StreamCallbacks<v1::ExportCellsResponse>& calls) {
  return Follower(
             service, calls,
             [&](v1::StatsService::Stub& stub, grpc::ClientContext& context) {
               return stub.ExportCells(&context, request);
             },
             [&](const v1::ExportCellsResponse& message) {
               request.set_page_token(message.next_page_token());
             })
      .Run();
}

}  // namespace disclosure::ctl
