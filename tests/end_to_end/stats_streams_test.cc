// The questions that follow reports through time, over gRPC: watches, exports,
// explanations, findings, reconciliation.

#include <signal.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "grpcpp/client_context.h"
#include "gtest/gtest.h"
#include "service-host/grpc_status.h"
#include "status/reason.h"
#include "tests/end_to_end/reason_of_call.h"
#include "tests/end_to_end/two_services.h"
#include "tests/support/seed_report.h"

namespace disclosure {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kTown[] = "430321111";
constexpr char kCounty[] = "430321";
constexpr char kReceived[] = "applications.received_new.total";
constexpr std::chrono::seconds kStreamPatience(60);

// One stream, read message by message.
template <typename Response>
class OpenStream {
 public:
  template <typename Method, typename Request>
  OpenStream(v1::StatsService::Stub& stub, Method method,
             const Request& request) {
    context_.set_deadline(std::chrono::system_clock::now() + kStreamPatience);
    reader_ = (stub.*method)(&context_, request);
  }

  // False: the stream has ended.
  bool Next() { return reader_->Read(&message); }
  grpc::Status Finish() { return reader_->Finish(); }
  void Cancel() {
    context_.TryCancel();
    reader_->Finish();
  }

  Response message;

 private:
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<Response>> reader_;
};

class StatsStreamsTest : public testing::Test {
 protected:
  using Watching = OpenStream<v1::WatchAreaResponse>;
  using Exporting = OpenStream<v1::ExportCellsResponse>;

  uint64_t Submit(const v1::AnnualReport& report) {
    const v1::SubmitReportResponse response = services_.Submit(report);
    EXPECT_TRUE(response.has_accepted()) << response.DebugString();
    return response.accepted().revision().sequence();
  }
  std::unique_ptr<Watching> Watch(uint64_t after) {
    v1::WatchAreaRequest request;
    request.set_division_code(kCounty);
    request.mutable_years()->set_first_year(2020);
    request.mutable_years()->set_last_year(2020);
    request.add_cells(kReceived);
    request.set_after_sequence(after);
    return std::make_unique<Watching>(
        services_.stats_stub(), &v1::StatsService::Stub::WatchArea, request);
  }
  std::unique_ptr<Exporting> Export(const v1::ExportCellsRequest& request) {
    return std::make_unique<Exporting>(
        services_.stats_stub(), &v1::StatsService::Stub::ExportCells, request);
  }
  template <typename Response, typename Method, typename Request>
  Response Ask(Method method, const Request& request) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kStreamPatience);
    Response response;
    const grpc::Status status =
        (services_.stats_stub().*method)(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  TwoServices services_;
};

TEST_F(StatsStreamsTest, AWatcherHearsWhatIsThereAndThenWhatChanges) {
  const auto watch = Watch(0);
  ASSERT_TRUE(watch->Next());
  ASSERT_EQ(watch->message.rows_size(), 1);
  EXPECT_EQ(watch->message.rows(0).values(0).sum().status(),
            v1::VALUE_STATUS_NOT_REPORTED);
  const uint64_t sequence = Submit(SeedReport());
  ASSERT_TRUE(watch->Next());
  ASSERT_EQ(watch->message.rows_size(), 1);
  EXPECT_EQ(watch->message.rows(0).values(0).sum().value(), 1);
  EXPECT_GE(watch->message.as_of_sequence(), sequence);
  watch->Cancel();
}

TEST_F(StatsStreamsTest, AWatchThatIsResumedIsNotToldTheSameTwice) {
  const uint64_t sequence = Submit(SeedReport());
  services_.Series(kTown, {kReceived}, 2020, 2020, sequence);
  const auto resumed = Watch(sequence);
  ASSERT_TRUE(resumed->Next());
  EXPECT_THAT(resumed->message.rows(), IsEmpty());
  EXPECT_EQ(resumed->message.as_of_sequence(), sequence);
  resumed->Cancel();
}

TEST_F(StatsStreamsTest, StreamsEndWhenTheServiceGoesDown) {
  const auto watch = Watch(0);
  ASSERT_TRUE(watch->Next());
  services_.stats().Signal(SIGTERM);
  EXPECT_FALSE(watch->Next());
  const grpc::Status status = watch->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(ReasonOfCall(status), "DRAINING");
  EXPECT_EQ(services_.stats().Wait(), 0) << services_.stats().log();
}

TEST_F(StatsStreamsTest, ABadWatchIsRefusedWithItsReason) {
  v1::WatchAreaRequest request;
  request.set_division_code("99");
  request.add_cells(kReceived);
  Watching watch(services_.stats_stub(), &v1::StatsService::Stub::WatchArea,
                 request);
  EXPECT_FALSE(watch.Next());
  EXPECT_EQ(ReasonOfCall(watch.Finish()), "UNKNOWN_AREA");
}

TEST_F(StatsStreamsTest, AnExportHasEveryReportInColumns) {
  v1::ExportCellsRequest request;
  request.set_division_code("43");
  request.add_cells(kReceived);
  request.add_cells("annex_2014.disclosed_items");
  request.set_min_sequence(Submit(SeedReport()));
  const auto stream = Export(request);
  ASSERT_TRUE(stream->Next());
  const v1::ExportCellsResponse batch = stream->message;
  EXPECT_FALSE(stream->Next());
  EXPECT_TRUE(stream->Finish().ok());
  EXPECT_THAT(batch.division_codes(), ElementsAre(kTown));
  EXPECT_THAT(batch.years(), ElementsAre(2020));
  EXPECT_EQ(batch.reports_total(), 1);
  EXPECT_NE(batch.state_hash(), 0u);
  EXPECT_EQ(batch.next_page_token(), "");
  ASSERT_EQ(batch.columns_size(), 2);
  EXPECT_THAT(batch.columns(0).values(), ElementsAre(1));
  EXPECT_THAT(batch.columns(0).statuses(), ElementsAre(v1::VALUE_STATUS_VALUE));
  EXPECT_THAT(batch.columns(1).statuses(),
              ElementsAre(v1::VALUE_STATUS_NOT_ASKED));
}

TEST_F(StatsStreamsTest, AnExportWhoseCubeIsGoneSaysSo) {
  v1::ExportCellsRequest request;
  request.add_cells(kReceived);
  request.set_page_token("12345-430321111--2020");
  const auto gone = Export(request);
  EXPECT_FALSE(gone->Next());
  const grpc::Status status = gone->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(ReasonOfCall(status), "CUBE_GONE");
  request.set_page_token("rubbish");
  const auto rubbish = Export(request);
  EXPECT_FALSE(rubbish->Next());
  EXPECT_EQ(ReasonOfCall(rubbish->Finish()), "BAD_PAGE_TOKEN");
}

TEST_F(StatsStreamsTest, AChangeIsExplainedByTheReportThatBroughtIt) {
  v1::ExplainChangeRequest request;
  request.set_division_code(kCounty);
  request.set_cell(kReceived);
  request.mutable_years()->set_after(2020);
  request.set_min_sequence(Submit(SeedReport()));
  const auto answer = Ask<v1::ExplainChangeResponse>(
      &v1::StatsService::Stub::ExplainChange, request);
  EXPECT_EQ(answer.year_before(), 2019);
  EXPECT_EQ(answer.difference(), 1);
  ASSERT_EQ(answer.contributions_size(), 1);
  EXPECT_EQ(answer.contributions(0).area().division_code(), kTown);
  EXPECT_EQ(answer.contributions(0).cause(),
            v1::CONTRIBUTION_CAUSE_NEW_REPORTER);

  request.mutable_sequences()->set_year(2020);
  request.mutable_sequences()->set_before(0);
  const auto since = Ask<v1::ExplainChangeResponse>(
      &v1::StatsService::Stub::ExplainChange, request);
  EXPECT_EQ(since.difference(), 1);
  EXPECT_EQ(since.before().status(), v1::VALUE_STATUS_NOT_REPORTED);
  EXPECT_EQ(since.sequence_after(), since.as_of_sequence());
}

TEST_F(StatsStreamsTest, WhatTheServiceDidNotSeeItCannotExplain) {
  const uint64_t sequence = Submit(SeedReport());
  services_.StartStats();
  v1::ExplainChangeRequest request;
  request.set_cell(kReceived);
  request.mutable_sequences()->set_before(sequence - 1);
  request.set_min_sequence(sequence);
  grpc::ClientContext context;
  v1::ExplainChangeResponse response;
  const grpc::Status status =
      services_.stats_stub().ExplainChange(&context, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(ReasonOfCall(status), "HISTORY_GONE");
}

TEST_F(StatsStreamsTest, FindingsAndMissingReportersAreTold) {
  const uint64_t sequence = Submit(SeedReport());
  v1::ListFindingsRequest findings;
  findings.set_division_code(kCounty);
  findings.set_min_sequence(sequence);
  const auto found = Ask<v1::ListFindingsResponse>(
      &v1::StatsService::Stub::ListFindings, findings);
  ASSERT_EQ(found.quality_size(), 1);
  EXPECT_EQ(found.quality(0).reports(), 1);
  EXPECT_TRUE(found.quality(0).has_clean_share());

  v1::ReconcileAreaRequest reconcile;
  reconcile.set_division_code(kCounty);
  reconcile.set_year(2020);
  const auto reconciled = Ask<v1::ReconcileAreaResponse>(
      &v1::StatsService::Stub::ReconcileArea, reconcile);
  EXPECT_FALSE(reconciled.summary_reported());
  EXPECT_EQ(reconciled.reports(), 1);
  EXPECT_EQ(reconciled.missing_expected(), 17);
}

}  // namespace
}  // namespace disclosure
