#include "stats-service/api/export_stream.h"

#include <utility>

#include "service-host/grpc_status.h"
#include "service-host/stream_admission.h"
#include "stats-service/api/cube_call.h"
#include "stats-service/api/page_token.h"
#include "stats-service/api/translate_export.h"
#include "status/status_macros.h"

namespace disclosure::stats {

using service_host::ToGrpcStatus;

grpc::ServerWriteReactor<v1::ExportCellsResponse>* ExportStream::Open(
    const Service& service, const grpc::CallbackServerContext& call,
    const v1::ExportCellsRequest& request) {
  auto stream = std::shared_ptr<ExportStream>(new ExportStream(service));
  stream->self_ = stream;
  const absl::Status admitted = service.open.Add(stream)
                                    ? stream->Begin(request)
                                    : service_host::NoMoreStreams(service.open);
  if (admitted.ok()) {
    stream->Wait(request.min_sequence(), WaitDeadline(call));
  } else {
    std::scoped_lock lock(stream->mutex_);
    stream->starting_ = false;
    stream->End(ToGrpcStatus(admitted));
  }
  return stream.get();
}

ExportStream::ExportStream(const Service& service) : service_(service) {}

absl::Status ExportStream::Begin(const v1::ExportCellsRequest& request) {
  if (!service_.cubes.caught_up()) return CatchingUp(service_.cubes);
  ASSIGN_OR_RETURN(question_, FromProto(request));
  page_token_ = request.page_token();
  return absl::OkStatus();
}

void ExportStream::Wait(record::Sequence min_sequence,
                        std::chrono::steady_clock::time_point deadline) {
  // Held by the wait. The cube is taken up by an alarm that is over at once: a
  // batch is too much work for the thread that publishes cubes. Until that has
  // rung the call cannot end, so the alarm need not hold the stream.
  const CubeWaiters::Ticket ticket = service_.cubes.WaitFor(
      min_sequence, deadline,
      [self = self_](absl::StatusOr<CubePointer> newest) {
        std::scoped_lock lock(self->mutex_);
        self->newest_ = std::move(newest);
        self->alarm_.Set(
            std::chrono::system_clock::now(),
            [stream = self.get()](bool /*expired*/) { stream->Start(); });
      });
  bool has_ended = false;
  {
    std::scoped_lock lock(mutex_);
    ticket_ = ticket;
    has_ended = end_.has_value();
  }
  if (has_ended) EndAndCancelWait(grpc::Status::CANCELLED);
}

void ExportStream::Start() {
  std::scoped_lock lock(mutex_);
  starting_ = false;
  if (end_) return End(*end_);
  const absl::Status taken = TakeCube();
  if (!taken.ok()) return End(ToGrpcStatus(taken));
  outgoing_.set_reports_total(CountExported(*cube_, question_));
  Advance();
}

absl::Status ExportStream::TakeCube() {
  ASSIGN_OR_RETURN(cube_, CubeOfPage(service_.pinned, page_token_, newest_,
                                     service_.clock.Now(), question_.from));
  return absl::OkStatus();
}

void ExportStream::Advance() {
  if (end_) return End(*end_);
  const absl::StatusOr<ExportBatch> batch = ExportCells(*cube_, question_);
  if (!batch.ok()) return End(ToGrpcStatus(batch.status()));
  FillExport(*cube_, *batch, outgoing_);
  outgoing_.set_next_page_token(
      NextPage(service_.pinned, cube_, service_.clock.Now(), batch->next));
  question_.from = batch->next;
  if (!batch->next.has_value()) end_ = grpc::Status::OK;
  writing_ = true;
  StartWrite(&outgoing_);
}

void ExportStream::OnWriteDone(bool ok) {
  std::scoped_lock lock(mutex_);
  writing_ = false;
  if (!ok) end_ = grpc::Status::CANCELLED;
  Advance();
}

void ExportStream::OnCancel() {
  EndAndCancelWait(grpc::Status::CANCELLED);
}

void ExportStream::Drain() {
  EndAndCancelWait(ToGrpcStatus(service_host::Draining()));
}

void ExportStream::EndAndCancelWait(grpc::Status status) {
  CubeWaiters::Ticket ticket = 0;
  {
    std::scoped_lock lock(mutex_);
    End(std::move(status));
    ticket = ticket_;
  }
  if (ticket == 0 || !service_.cubes.CancelWait(ticket)) return;
  std::scoped_lock lock(mutex_);
  starting_ = false;
  End(*end_);
}

void ExportStream::End(grpc::Status status) {
  if (!end_) end_ = std::move(status);
  if (starting_ || writing_ || finished_) return;
  finished_ = true;
  Finish(*end_);
}

void ExportStream::OnDone() {
  // Whoever finished the call may still be about to let go of the lock.
  { const std::scoped_lock lock(mutex_); }
  service_.open.Remove(self_);
  const std::shared_ptr<ExportStream> last = std::move(self_);
}

}  // namespace disclosure::stats
