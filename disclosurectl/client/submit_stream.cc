#include "disclosurectl/client/submit_stream.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <algorithm>
#include <atomic>
#include <string>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "disclosure/v1/ingest.grpc.pb.h"
#include "disclosurectl/client/call.h"
#include "disclosurectl/exit_status.h"
#include "service-host/client_channel.h"
#include "status/reason.h"

namespace disclosure::ctl {
namespace {

using Stream = grpc::ClientReaderWriter<v1::SubmitReportsRequest,
                                        v1::SubmitReportsResponse>;

// One connection of the stream: a thread that sends, one that receives, and
// the caller's, which watches and shows progress.
class Connection {
 public:
  Connection(v1::IngestService::Stub& stub, const ServiceAddress& service,
             const SubmitCallbacks& callbacks, SubmitWindow& window)
      : service_(service),
        callbacks_(callbacks),
        window_(window),
        stream_(stub.SubmitReports(&context_)) {}

  // Until everything is answered or the stream breaks.
  grpc::Status Run() {
    window_.Reopen();
    grpc::Status status;
    {
      const std::jthread receiver([&] { status = Receive(); });
      const std::jthread sender([&] { Send(); });
      Watch();
    }
    return status;
  }

 private:
  void Send() {
    while (window_.AwaitRoom()) {
      SubmitWindow::Batch batch = window_.NextUnsent();
      if (batch == nullptr) {
        batch = callbacks_.next();
        if (batch == nullptr) break;
        // Before it is written: the answer may come at once.
        window_.Add(batch);
      }
      if (!stream_->Write(batch->message)) return;
    }
    stream_->WritesDone();
  }

  grpc::Status Receive() {
    const bool in_step = ReadAnswers();
    if (!in_step) context_.TryCancel();
    grpc::Status status = stream_->Finish();
    window_.Close();
    if (!in_step) {
      return {grpc::StatusCode::INTERNAL,
              "the service does not answer one result a report"};
    }
    if (timed_out_) {
      return {grpc::StatusCode::UNAVAILABLE, "no answer in time"};
    }
    return status;
  }

  // Until the stream ends; false if an answer does not fit what was asked.
  bool ReadAnswers() {
    v1::SubmitReportsResponse response;
    while (stream_->Read(&response)) {
      const SubmitWindow::Batch batch = window_.TakeAnswered();
      if (batch == nullptr ||
          response.results_size() != batch->message.requests_size()) {
        return false;
      }
      callbacks_.answered(*batch, response);
    }
    return true;
  }

  // Cancels a stream that owes an answer for too long.
  void Watch() {
    size_t answered = window_.answered();
    absl::Time last_answer = absl::Now();
    while (!window_.AwaitClosed(callbacks_.tick)) {
      callbacks_.progress();
      const absl::Time now = absl::Now();
      if (window_.answered() != answered || !window_.HasUnanswered()) {
        answered = window_.answered();
        last_answer = now;
      } else if (now - last_answer > service_.timeout) {
        timed_out_ = true;
        context_.TryCancel();
      }
    }
  }

  const ServiceAddress& service_;
  const SubmitCallbacks& callbacks_;
  SubmitWindow& window_;
  grpc::ClientContext context_;
  const std::unique_ptr<Stream> stream_;
  std::atomic<bool> timed_out_ = false;
};

// Sending the same again may help: the service is away, drains, or was silent
// for so long that the stream was cancelled here.
bool MayBeMended(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsCancelled(status);
}

// As ingest.proto names it.
constexpr char kTooLargeReason[] = "MESSAGE_TOO_LARGE";

// With the setting that is the limit, which gRPC's own words do not name, and
// the message that must have been it, lest somebody search a whole folder.
absl::Status TooLarge(const absl::Status& failure,
                      const ServiceAddress& service,
                      const SubmitWindow& window) {
  std::string text = absl::StrCat(
      service.service, " takes no message so large: ", failure.message(),
      ". Its limit is max_message_bytes in its configuration.");
  if (const SubmitWindow::Batch largest = window.LargestUnanswered()) {
    absl::StrAppend(&text, " The largest message without an answer has ",
                    largest->message.ByteSizeLong(),
                    " bytes; its reports: ", largest->origins.size(), ", from ",
                    largest->origins.front(), " on.");
  }
  return WithReason(absl::Status(failure.code(), text), kTooLargeReason);
}

absl::Status OutcomeOf(const grpc::Status& status,
                       const ServiceAddress& service,
                       const SubmitWindow& window) {
  if (!status.ok()) {
    const absl::Status failure =
        FailureOf(status, service, /*was_connected=*/window.answered() > 0);
    return ReasonOf(failure) == kTooLargeReason
               ? TooLarge(failure, service, window)
               : failure;
  }
  if (window.HasUnanswered()) {
    return absl::UnavailableError(absl::StrCat(
        service.service, " ended the stream before it had answered all"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status SubmitAll(const ServiceAddress& service,
                       const SubmitCallbacks& callbacks) {
  const std::shared_ptr<grpc::Channel> channel =
      service_host::OpenChannel(service.address);
  v1::IngestService::Stub stub(channel);
  SubmitWindow window;
  absl::Duration pause = kFirstReconnectPause;
  for (int failures = 0;;) {
    const size_t answered_before = window.answered();
    const grpc::Status status =
        Connection(stub, service, callbacks, window).Run();
    absl::Status outcome = OutcomeOf(status, service, window);
    if (outcome.ok() || !MayBeMended(outcome)) return outcome;
    if (window.answered() > answered_before) {
      failures = 0;
      pause = kFirstReconnectPause;
    }
    const bool never_reached =
        window.answered() == 0 && ReasonOf(outcome) == kUnreachableReason;
    if (never_reached || ++failures > kMaxReconnects) return outcome;
    callbacks.reconnecting(outcome, pause);
    absl::SleepFor(pause);
    pause = std::min(2 * pause, kLastReconnectPause);
  }
}

}  // namespace disclosure::ctl
