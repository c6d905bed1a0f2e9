#ifndef DISCLOSURE_INGEST_SERVICE_API_SUBMIT_STREAM_H_
#define DISCLOSURE_INGEST_SERVICE_API_SUBMIT_STREAM_H_

#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/server_callback.h"
#include "ingest-service/intake.h"
#include "service-host/open_streams.h"

namespace disclosure::ingest {

// Messages of one stream that are read and not yet answered; then the server
// stops reading, and flow control holds the client up.
inline constexpr size_t kMaxUncommittedMessages = 32;

// One stream of SubmitReports: answers each message once all its reports are
// answered, in the order of the messages. Lives until gRPC is done with it.
class SubmitStream final
    : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>,
      public service_host::DrainableStream {
 public:
  // Borrows both. The reactor for a new call; it owns itself.
  static grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* Open(
      Intake& intake, service_host::OpenStreams& open, std::string caller);

  void OnReadDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnDone() override;
  void Drain() override;

 private:
  SubmitStream(Intake& intake, service_host::OpenStreams& open,
               std::string caller);

  void TakeMessage();
  void Answer(size_t message, const std::vector<Intake::Answer>& answers);
  // These four need the lock.
  void End(grpc::Status status);
  void ReadOn();
  void WriteOn();
  void FinishIfDone();

  Intake& intake_;
  service_host::OpenStreams& open_;
  const std::string caller_;
  std::shared_ptr<SubmitStream> self_;

  std::mutex mutex_;
  grpc::ByteBuffer incoming_;
  // Answers in the order of the messages; the first is message `first_`. An
  // empty one is still being judged or committed.
  std::deque<std::optional<grpc::ByteBuffer>> answers_;
  size_t first_ = 0;
  bool reading_ = false;
  bool writing_ = false;
  bool finished_ = false;
  // Set when no more is read: with what the stream ends.
  std::optional<grpc::Status> end_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_API_SUBMIT_STREAM_H_
