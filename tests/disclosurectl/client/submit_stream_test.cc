#include "disclosurectl/client/submit_stream.h"

#include <gmock/gmock.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <vector>

#include "disclosure/v1/ingest.grpc.pb.h"
#include "disclosurectl/exit_status.h"
#include "service-host/grpc_status.h"
#include "status/reason.h"

namespace disclosure::ctl {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

// Answers each report with its year as revision, and breaks streams on purpose:
// the n-th stream after as many answers as the script says.
class BreakingService final : public v1::IngestService::Service {
 public:
  explicit BreakingService(std::vector<int> answers_before_break)
      : script_(std::move(answers_before_break)) {}

  grpc::Status SubmitReports(
      grpc::ServerContext*,
      grpc::ServerReaderWriter<v1::SubmitReportsResponse,
                               v1::SubmitReportsRequest>* stream) override {
    const size_t number = streams_++;
    int left = number < script_.size() ? script_[number] : -1;
    v1::SubmitReportsRequest request;
    while (stream->Read(&request)) {
      if (left-- == 0) {
        return service_host::ToGrpcStatus(
            WithReason(absl::UnavailableError("going down"), "DRAINING"));
      }
      stream->Write(Answer(request));
    }
    return grpc::Status::OK;
  }

  size_t streams() const { return streams_; }

 private:
  static v1::SubmitReportsResponse Answer(
      const v1::SubmitReportsRequest& request) {
    v1::SubmitReportsResponse response;
    for (const v1::SubmitReportRequest& report : request.requests()) {
      response.add_results()
          ->mutable_response()
          ->mutable_accepted()
          ->mutable_revision()
          ->set_revision(report.report().report_year());
    }
    return response;
  }

  const std::vector<int> script_;
  std::atomic<size_t> streams_ = 0;
};

class SubmitStreamTest : public testing::Test {
 protected:
  // Of messages above the limit gRPC itself ends the stream.
  void Serve(std::vector<int> answers_before_break,
             int max_message_bytes = 4 << 20) {
    service_ =
        std::make_unique<BreakingService>(std::move(answers_before_break));
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(),
                             &port_);
    builder.RegisterService(service_.get());
    builder.SetMaxReceiveMessageSize(max_message_bytes);
    server_ = builder.BuildAndStart();
  }

  ServiceAddress Address() const {
    return {"ingest-service", "--ingest", "127.0.0.1:" + std::to_string(port_),
            absl::Seconds(20)};
  }

  // Submits messages of one report each, of the years 1 to `count`, and keeps
  // the years in the order of their answers.
  absl::Status Submit(int count) {
    SubmitCallbacks callbacks;
    callbacks.next = [this, count]() -> std::unique_ptr<SubmitBatch> {
      if (next_year_ == count) return nullptr;
      auto batch = std::make_unique<SubmitBatch>();
      batch->origins.push_back(std::to_string(++next_year_));
      v1::AnnualReport& report =
          *batch->message.add_requests()->mutable_report();
      report.set_report_year(next_year_);
      if (next_year_ == large_year_) {
        report.mutable_organ()->set_name(std::string(2'000, 'x'));
      }
      return batch;
    };
    callbacks.answered = [this](const SubmitBatch& batch,
                                const v1::SubmitReportsResponse& response) {
      const int year =
          response.results(0).response().accepted().revision().revision();
      EXPECT_EQ(batch.origins.front(), std::to_string(year));
      answered_.push_back(year);
    };
    callbacks.progress = [] {};
    callbacks.tick = absl::Milliseconds(5);
    callbacks.reconnecting = [this](const absl::Status&, absl::Duration) {
      ++reconnects_;
    };
    return SubmitAll(Address(), callbacks);
  }

  static std::vector<int> UpTo(int count) {
    std::vector<int> years(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i) years[static_cast<size_t>(i)] = i + 1;
    return years;
  }

  std::unique_ptr<BreakingService> service_;
  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;
  int next_year_ = 0;
  int large_year_ = 0;  // none
  int reconnects_ = 0;
  std::vector<int> answered_;
};

TEST_F(SubmitStreamTest, EveryMessageIsAnsweredInOrder) {
  Serve({});
  EXPECT_TRUE(Submit(500).ok());
  EXPECT_EQ(answered_, UpTo(500));
  EXPECT_EQ(service_->streams(), 1u);
}

TEST_F(SubmitStreamTest, NothingToSendIsDone) {
  Serve({});
  EXPECT_TRUE(Submit(0).ok());
  EXPECT_THAT(answered_, ElementsAre());
}

TEST_F(SubmitStreamTest, BrokenStreamSendsAgainWhatWasNotAnswered) {
  Serve({3, 0, 100});
  EXPECT_TRUE(Submit(200).ok());
  EXPECT_EQ(answered_, UpTo(200));
  EXPECT_EQ(service_->streams(), 4u);
  EXPECT_EQ(reconnects_, 3);
}

TEST_F(SubmitStreamTest, ServiceThatWasNeverReachedIsNotTriedAgain) {
  Serve({});
  server_->Shutdown();
  const absl::Status status = Submit(1);
  EXPECT_EQ(ReasonOf(status), kUnreachableReason);
  EXPECT_EQ(ExitStatusOf(status), ExitStatus::kUnreachable);
  EXPECT_EQ(reconnects_, 0);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("127.0.0.1:" + std::to_string(port_)));
}

TEST_F(SubmitStreamTest, AMessageTooLargeForGrpcIsNamedWithItsLimit) {
  Serve({}, /*max_message_bytes=*/1'000);
  large_year_ = 3;
  const absl::Status status = Submit(5);
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonOf(status), "MESSAGE_TOO_LARGE");
  EXPECT_EQ(reconnects_, 0);
  EXPECT_THAT(std::string(status.message()),
              AllOf(HasSubstr("ingest-service takes no message so large"),
                    HasSubstr("larger than max (20"),
                    HasSubstr("vs. 1000). Its limit is max_message_bytes"),
                    HasSubstr("bytes; its reports: 1, from 3 on.")));
}

}  // namespace
}  // namespace disclosure::ctl
