#include "tests/end_to_end/two_services.h"

#include <chrono>
#include <utility>

#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "gtest/gtest.h"
#include "service-host/client_channel.h"

namespace disclosure {
namespace {

constexpr std::chrono::seconds kCallTimeout(60);

void SetDeadline(grpc::ClientContext& context) {
  context.set_deadline(std::chrono::system_clock::now() + kCallTimeout);
}

}  // namespace

TwoServices::TwoServices(std::vector<std::string> ingest_arguments)
    : ingest_arguments_(std::move(ingest_arguments)) {
  StartIngest();
  StartStats();
}

void TwoServices::StartIngest(const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {
      "--store=" + directory_.path() + "/ingest.db",
      "--grpc_address=" + ingest_address_, "--metrics_address=127.0.0.1:0"};
  arguments.insert(arguments.end(), ingest_arguments_.begin(),
                   ingest_arguments_.end());
  arguments.insert(arguments.end(), more.begin(), more.end());
  ingest_.reset();
  ingest_ = std::make_unique<ServiceProcess>("ingest-service/ingest-service",
                                             arguments);
  const std::string line = ingest_->AwaitEvent("serving");
  ASSERT_NE(line, "") << ingest_->log();
  ingest_address_ = FieldOf(line, "address");
  ingest_metrics_ = "127.0.0.1:" + FieldOf(line, "metrics_port");
  const auto channel = service_host::OpenChannel(ingest_address_);
  ingest_stub_ = v1::IngestService::NewStub(channel);
  feed_stub_ = v1::FeedService::NewStub(channel);
}

void TwoServices::StartStats() {
  stats_.reset();
  stats_ = std::make_unique<ServiceProcess>(
      "stats-service/stats-service",
      std::vector<std::string>{"--feed=" + ingest_address_,
                               "--grpc_address=127.0.0.1:0",
                               "--metrics_address=127.0.0.1:0"});
  const std::string line = stats_->AwaitEvent("serving");
  ASSERT_NE(line, "") << stats_->log();
  stats_metrics_ = "127.0.0.1:" + FieldOf(line, "metrics_port");
  stats_address_ = FieldOf(line, "address");
  stats_stub_ =
      v1::StatsService::NewStub(service_host::OpenChannel(stats_address_));
  ASSERT_NE(stats_->AwaitEvent("caught_up"), "") << stats_->log();
}

v1::SubmitReportResponse TwoServices::Submit(const v1::AnnualReport& report,
                                             v1::Mode mode) {
  v1::SubmitReportRequest request;
  *request.mutable_report() = report;
  request.set_mode(mode);
  grpc::ClientContext context;
  SetDeadline(context);
  v1::SubmitReportResponse response;
  const grpc::Status status =
      ingest_stub_->SubmitReport(&context, request, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response;
}

std::vector<v1::Change> TwoServices::ReadFeed() {
  grpc::ClientContext context;
  SetDeadline(context);
  const auto reader = feed_stub_->FollowChanges(&context, {});
  std::vector<v1::Change> changes;
  v1::FollowChangesResponse frame;
  while (reader->Read(&frame)) {
    changes.insert(changes.end(), frame.changes().begin(),
                   frame.changes().end());
    if (frame.up_to_sequence() >= frame.latest_sequence()) break;
  }
  context.TryCancel();
  while (reader->Read(&frame)) {
  }
  EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::CANCELLED);
  return changes;
}

v1::GetSeriesResponse TwoServices::Series(const std::string& division,
                                          const std::vector<std::string>& cells,
                                          int first_year, int last_year,
                                          uint64_t min_sequence) {
  v1::GetSeriesRequest request;
  request.set_division_code(division);
  request.mutable_cells()->Assign(cells.begin(), cells.end());
  request.mutable_years()->set_first_year(first_year);
  request.mutable_years()->set_last_year(last_year);
  request.set_min_sequence(min_sequence);
  grpc::ClientContext context;
  SetDeadline(context);
  v1::GetSeriesResponse response;
  const grpc::Status status =
      stats_stub_->GetSeries(&context, request, &response);
  EXPECT_TRUE(status.ok()) << division << ": " << status.error_message();
  return response;
}

}  // namespace disclosure
