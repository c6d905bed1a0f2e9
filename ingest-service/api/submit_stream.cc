#include "ingest-service/api/submit_stream.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "ingest-service/api/answers.h"
#include "service-host/byte_buffers.h"
#include "service-host/grpc_status.h"
#include "service-host/stream_admission.h"
#include "status/reason.h"

namespace disclosure::ingest {

using service_host::ToGrpcStatus;

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* SubmitStream::Open(
    Intake& intake, service_host::OpenStreams& open, std::string caller) {
  auto stream = std::shared_ptr<SubmitStream>(
      new SubmitStream(intake, open, std::move(caller)));
  stream->self_ = stream;
  const bool admitted = open.Add(stream);
  std::scoped_lock lock(stream->mutex_);
  if (admitted) {
    stream->ReadOn();
  } else {
    stream->End(ToGrpcStatus(service_host::NoMoreStreams(open)));
  }
  return stream.get();
}

SubmitStream::SubmitStream(Intake& intake, service_host::OpenStreams& open,
                           std::string caller)
    : intake_(intake), open_(open), caller_(std::move(caller)) {}

void SubmitStream::OnReadDone(bool ok) {
  {
    std::scoped_lock lock(mutex_);
    if (!ok || end_) {
      reading_ = false;
      return End(grpc::Status::OK);
    }
    answers_.emplace_back();
  }
  // Still `reading_`, so that no other message overtakes this one.
  TakeMessage();
  std::scoped_lock lock(mutex_);
  reading_ = false;
  ReadOn();
}

void SubmitStream::TakeMessage() {
  const service_host::ContiguousBytes bytes(incoming_);
  size_t message = 0;
  {
    std::scoped_lock lock(mutex_);
    message = first_ + answers_.size() - 1;
  }
  const absl::Status status =
      intake_.SubmitAll(bytes.view(), caller_,
                        [this, message](std::vector<Intake::Answer> answers) {
                          Answer(message, answers);
                        });
  if (status.ok()) return;
  std::scoped_lock lock(mutex_);
  answers_.pop_back();  // It is the newest still: reading waits for us.
  End(ToGrpcStatus(status));
}

void SubmitStream::Answer(size_t message,
                          const std::vector<Intake::Answer>& answers) {
  grpc::ByteBuffer bytes = MessageAnswer(answers);
  std::scoped_lock lock(mutex_);
  answers_[message - first_] = std::move(bytes);
  WriteOn();
}

void SubmitStream::OnWriteDone(bool ok) {
  std::scoped_lock lock(mutex_);
  writing_ = false;
  answers_.pop_front();
  ++first_;
  if (!ok) End(grpc::Status::CANCELLED);
  WriteOn();
  ReadOn();
  FinishIfDone();
}

void SubmitStream::Drain() {
  std::scoped_lock lock(mutex_);
  End(ToGrpcStatus(service_host::Draining()));
}

void SubmitStream::End(grpc::Status status) {
  if (!end_) end_ = std::move(status);
  FinishIfDone();
}

void SubmitStream::ReadOn() {
  if (end_ || reading_ || answers_.size() >= kMaxUncommittedMessages) return;
  reading_ = true;
  incoming_.Clear();
  StartRead(&incoming_);
}

void SubmitStream::WriteOn() {
  if (finished_ || writing_ || answers_.empty() || !answers_.front()) return;
  writing_ = true;
  StartWrite(&*answers_.front());
}

// Whatever was read is answered before the end, since its reports may be on
// disk already.
void SubmitStream::FinishIfDone() {
  if (!end_ || finished_ || writing_ || !answers_.empty()) return;
  finished_ = true;
  Finish(*end_);
}

void SubmitStream::OnDone() {
  // Whoever finished the call may still be about to let go of the lock.
  { const std::scoped_lock lock(mutex_); }
  open_.Remove(self_);
  const std::shared_ptr<SubmitStream> last = std::move(self_);
}

}  // namespace disclosure::ingest
