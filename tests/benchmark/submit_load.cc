#include "tests/benchmark/submit_load.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/client_callback.h>

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <latch>
#include <mutex>
#include <optional>
#include <utility>

#include "disclosure/v1/ingest.grpc.pb.h"
#include "service-host/byte_buffers.h"
#include "status/check.h"

namespace disclosure::benchmarks {
namespace {

constexpr char kSubmitReports[] = "/disclosure.v1.IngestService/SubmitReports";

double SecondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start)
      .count();
}

// Keeps `in_flight` calls going: each slot begins its next call in the answer
// of the one before.
class UnaryLoad {
 public:
  UnaryLoad(const std::shared_ptr<grpc::Channel>& channel,
            std::span<const v1::SubmitReportRequest> requests, size_t in_flight)
      : stub_(channel),
        requests_(requests),
        slots_(in_flight),
        slots_done_(static_cast<std::ptrdiff_t>(in_flight)) {}

  size_t Run() {
    for (Slot& slot : slots_) BeginNext(slot);
    slots_done_.wait();
    return accepted_;
  }

 private:
  struct Slot {
    std::optional<grpc::ClientContext> context;
    v1::SubmitReportResponse response;
  };

  void BeginNext(Slot& slot) {
    const size_t next = next_.fetch_add(1);
    if (next >= requests_.size()) return slots_done_.count_down();
    slot.context.emplace();
    stub_.async()->SubmitReport(&*slot.context, &requests_[next],
                                &slot.response,
                                [this, &slot](const grpc::Status& status) {
                                  CHECK(status.ok()) << status.error_message();
                                  accepted_ += slot.response.has_accepted();
                                  BeginNext(slot);
                                });
  }

  v1::IngestService::Stub stub_;
  const std::span<const v1::SubmitReportRequest> requests_;
  std::atomic<size_t> next_ = 0;
  std::atomic<size_t> accepted_ = 0;
  std::deque<Slot> slots_;
  std::latch slots_done_;
};

// One stream that is kept full. Messages are typed, or bytes.
template <typename Request, typename Response>
class StreamLoad final : public grpc::ClientBidiReactor<Request, Response> {
 public:
  using TakeAnswer = std::function<void(Response&)>;

  StreamLoad(const std::shared_ptr<grpc::Channel>& channel,
             std::span<const Request> messages, size_t window, TakeAnswer take)
      : stub_(channel),
        messages_(messages),
        window_(window),
        take_(std::move(take)) {
    stub_.PrepareBidiStreamingCall(&context_, kSubmitReports, {}, this);
  }

  void Run() {
    this->StartRead(&response_);
    {
      const std::scoped_lock lock(mutex_);
      WriteOn();
    }
    this->StartCall();
    done_.wait();
    CHECK(status_.ok()) << status_.error_message();
    CHECK_EQ(answered_, messages_.size());
  }

  void OnWriteDone(bool ok) override {
    if (!ok) return;
    const std::scoped_lock lock(mutex_);
    writing_ = false;
    WriteOn();
  }

  void OnReadDone(bool ok) override {
    if (!ok) return;
    take_(response_);
    this->StartRead(&response_);
    const std::scoped_lock lock(mutex_);
    ++answered_;
    WriteOn();
  }

  void OnDone(const grpc::Status& status) override {
    status_ = status;
    done_.count_down();
  }

 private:
  // Needs the lock.
  void WriteOn() {
    if (writing_) return;
    if (sent_ == messages_.size()) {
      if (!std::exchange(closed_, true)) this->StartWritesDone();
      return;
    }
    if (sent_ - answered_ >= window_) return;
    writing_ = true;
    this->StartWrite(&messages_[sent_++]);
  }

  grpc::TemplatedGenericStub<Request, Response> stub_;
  grpc::ClientContext context_;
  const std::span<const Request> messages_;
  const size_t window_;
  const TakeAnswer take_;
  Response response_;

  std::mutex mutex_;
  size_t sent_ = 0;
  size_t answered_ = 0;
  bool writing_ = false;
  bool closed_ = false;
  grpc::Status status_;
  std::latch done_{1};
};

size_t CountAccepted(const v1::SubmitReportsResponse& answer) {
  size_t accepted = 0;
  for (const v1::SubmitReportResult& result : answer.results()) {
    accepted += result.response().has_accepted();
  }
  return accepted;
}

v1::SubmitReportsResponse Read(const grpc::ByteBuffer& answer) {
  const service_host::ContiguousBytes bytes(answer);
  v1::SubmitReportsResponse response;
  CHECK(response.ParseFromArray(bytes.view().data(),
                                static_cast<int>(bytes.view().size())));
  return response;
}

}  // namespace

LoadResult SubmitEach(const std::shared_ptr<grpc::Channel>& channel,
                      std::span<const v1::SubmitReportRequest> requests,
                      size_t in_flight) {
  LoadResult result;
  UnaryLoad load(channel, requests, in_flight);
  const auto start = std::chrono::steady_clock::now();
  result.accepted = load.Run();
  result.seconds = SecondsSince(start);
  CHECK_EQ(result.accepted, requests.size());
  return result;
}

LoadResult SubmitStream(const std::shared_ptr<grpc::Channel>& channel,
                        std::span<const v1::SubmitReportsRequest> messages,
                        size_t window) {
  LoadResult result;
  StreamLoad<v1::SubmitReportsRequest, v1::SubmitReportsResponse> load(
      channel, messages, window, [&](const v1::SubmitReportsResponse& answer) {
        result.accepted += CountAccepted(answer);
      });
  const auto start = std::chrono::steady_clock::now();
  load.Run();
  result.seconds = SecondsSince(start);
  size_t sent = 0;
  for (const auto& message : messages) {
    sent += static_cast<size_t>(message.requests_size());
  }
  CHECK_EQ(result.accepted, sent);
  return result;
}

LoadResult SubmitPreparedStream(const std::shared_ptr<grpc::Channel>& channel,
                                std::span<const grpc::ByteBuffer> messages,
                                size_t window) {
  LoadResult result;
  std::vector<grpc::ByteBuffer> answers;
  StreamLoad<grpc::ByteBuffer, grpc::ByteBuffer> load(
      channel, messages, window,
      [&](grpc::ByteBuffer& answer) { answers.emplace_back().Swap(&answer); });
  const auto start = std::chrono::steady_clock::now();
  load.Run();
  result.seconds = SecondsSince(start);
  for (const grpc::ByteBuffer& answer : answers) {
    result.answer_bytes += answer.Length();
    result.accepted += CountAccepted(Read(answer));
  }
  return result;
}

std::vector<grpc::ByteBuffer> Prepare(
    std::span<const v1::SubmitReportsRequest> messages) {
  std::vector<grpc::ByteBuffer> prepared;
  for (const auto& message : messages) {
    prepared.push_back(service_host::ToByteBuffer(message.SerializeAsString()));
  }
  return prepared;
}

}  // namespace disclosure::benchmarks
