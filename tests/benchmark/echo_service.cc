#include "tests/benchmark/echo_service.h"

#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "ingest-service/decode/decode_submission.h"
#include "service-host/byte_buffers.h"
#include "service-host/callers.h"
#include "service-host/grpc_status.h"

namespace disclosure::benchmarks {
namespace {

// As ingest-service bounds what a stream may leave unanswered.
constexpr size_t kMaxUnwrittenAnswers = 32;
constexpr size_t kHashBytes = 32;
// A sequence of as many bytes as those of a store of this size.
constexpr uint64_t kSequence = 100'000;

// Tag and length of a field.
constexpr size_t kFieldHeaderBytes = 2;

bool Answer(std::string_view bytes, const std::string& padding,
            v1::SubmitReportResponse& response) {
  v1::SubmitReportRequest request;
  if (!request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return false;
  }
  v1::Revision& revision = *response.mutable_accepted()->mutable_revision();
  v1::ReportIdentity& identity = *revision.mutable_identity();
  identity.set_division_code(request.report().division_code());
  identity.set_scope(v1::SCOPE_OWN_ORGAN);
  identity.set_report_year(request.report().report_year());
  revision.set_revision(1);
  revision.set_sequence(kSequence);
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  constexpr int64_t kNanos = 1'000'000'000;
  revision.mutable_accept_time()->set_seconds(now.count() / kNanos);
  revision.mutable_accept_time()->set_nanos(
      static_cast<int32_t>(now.count() % kNanos));
  revision.set_caller(std::string(service_host::kLocalCaller));
  revision.set_mode(v1::MODE_SUBMISSION);
  revision.set_content_hash(std::string(kHashBytes, 'x'));
  revision.set_request_id(padding);
  return true;
}

grpc::Status Unreadable() {
  return {grpc::StatusCode::INVALID_ARGUMENT, "unreadable"};
}

// Reads on while answers are written, as SubmitStream does.
class EchoStream final
    : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  explicit EchoStream(const std::string& padding) : padding_(padding) {
    StartRead(&incoming_);
  }

  void OnReadDone(bool ok) override {
    std::optional<grpc::ByteBuffer> answer;
    if (ok) answer = AnswerAll();
    const std::scoped_lock lock(mutex_);
    reading_ = false;
    if (answer) {
      answers_.push_back(*std::move(answer));
    } else {
      end_ = ok ? Unreadable() : grpc::Status::OK;
    }
    GoOn();
  }

  void OnWriteDone(bool ok) override {
    const std::scoped_lock lock(mutex_);
    writing_ = false;
    answers_.pop_front();
    if (!ok) end_ = grpc::Status::CANCELLED;
    GoOn();
  }

  void OnDone() override { delete this; }

 private:
  std::optional<grpc::ByteBuffer> AnswerAll() const {
    const service_host::ContiguousBytes bytes(incoming_);
    const auto requests = ingest::SplitRequests(bytes.view(), {});
    if (!requests.ok()) return std::nullopt;
    v1::SubmitReportsResponse response;
    response.mutable_results()->Reserve(static_cast<int>(requests->size()));
    for (const std::string_view request : *requests) {
      if (!Answer(request, padding_,
                  *response.add_results()->mutable_response())) {
        return std::nullopt;
      }
    }
    return service_host::ToByteBuffer(response);
  }

  // Needs the lock.
  void GoOn() {
    if (!writing_ && !answers_.empty()) {
      writing_ = true;
      StartWrite(&answers_.front());
    }
    if (!end_ && !reading_ && answers_.size() < kMaxUnwrittenAnswers) {
      reading_ = true;
      incoming_.Clear();
      StartRead(&incoming_);
    }
    if (end_ && !writing_ && !finished_) {
      finished_ = true;
      Finish(*end_);
    }
  }

  const std::string& padding_;
  std::mutex mutex_;
  grpc::ByteBuffer incoming_;
  std::deque<grpc::ByteBuffer> answers_;
  std::optional<grpc::Status> end_;
  bool reading_ = true;
  bool writing_ = false;
  bool finished_ = false;
};

}  // namespace

EchoService::EchoService(size_t padding)
    : padding_(padding > kFieldHeaderBytes ? padding - kFieldHeaderBytes : 0,
               'x') {}

grpc::ServerUnaryReactor* EchoService::SubmitReport(
    grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
    grpc::ByteBuffer* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  const service_host::ContiguousBytes bytes(*request);
  v1::SubmitReportResponse answer;
  if (!Answer(bytes.view(), padding_, answer)) {
    reactor->Finish(Unreadable());
    return reactor;
  }
  *response = service_host::ToByteBuffer(answer);
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>*
EchoService::SubmitReports(grpc::CallbackServerContext* /*context*/) {
  return new EchoStream(padding_);
}

}  // namespace disclosure::benchmarks
