// One real report the whole way: document, protobuf, judged, on disk, feed,
// aggregates, answers.

#include <signal.h>

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "grpcpp/client_context.h"
#include "gtest/gtest.h"
#include "tests/end_to_end/two_services.h"
#include "tests/support/seed_report.h"

namespace disclosure {
namespace {

const std::vector<std::string> kCells = {"applications.received_new.total",
                                         "applications.granted.total",
                                         "proactive.norm_docs_made"};

class SeedJourneyTest : public testing::Test {
 protected:
  uint64_t SubmitSeed() {
    const v1::SubmitReportResponse response = services_.Submit(SeedReport());
    EXPECT_TRUE(response.has_accepted()) << response.DebugString();
    return response.accepted().revision().sequence();
  }

  TwoServices services_;
};

TEST_F(SeedJourneyTest, TheSeedIsAcceptedAndEveryAreaAboveItAnswers) {
  const uint64_t sequence = SubmitSeed();
  for (const char* area : {"430321111", "430321", "4303", "43", "00"}) {
    const v1::GetSeriesResponse answer =
        services_.Series(area, kCells, 2020, 2020, sequence);
    ASSERT_EQ(answer.series_size(), 3) << area;
    EXPECT_EQ(answer.series(0).points(0).value().value(), 1) << area;
    EXPECT_EQ(answer.series(1).points(0).value().value(), 1) << area;
    EXPECT_EQ(answer.series(2).points(0).value().value(), 99) << area;
    EXPECT_GE(answer.as_of_sequence(), sequence);
  }
}

TEST_F(SeedJourneyTest, TheRateOfDisclosureIsOneOfOneAndASmallSample) {
  const uint64_t sequence = SubmitSeed();
  for (const char* area : {"430321111", "430321", "43"}) {
    const v1::GetSeriesResponse answer = services_.Series(
        area, {"indicator.disclosure_rate"}, 2020, 2020, sequence);
    ASSERT_EQ(answer.series_size(), 1) << area;
    const v1::Value& value = answer.series(0).points(0).value();
    EXPECT_EQ(value.status(), v1::VALUE_STATUS_SMALL_SAMPLE) << area;
    EXPECT_EQ(value.ratio().numerator(), 1) << area;
    EXPECT_EQ(value.ratio().denominator(), 1) << area;
    EXPECT_EQ(value.ratio().value(), 100) << area;
    EXPECT_FALSE(value.has_value()) << area;
  }
}

TEST_F(SeedJourneyTest, AYearWithoutAReportIsNotReportedAndTheRestIsCounted) {
  const uint64_t sequence = SubmitSeed();
  const auto township =
      services_.Series("430321111", kCells, 2019, 2020, sequence);
  EXPECT_EQ(township.series(0).points(0).value().status(),
            v1::VALUE_STATUS_NOT_REPORTED);
  const auto county = services_.Series("430321", kCells, 2020, 2020, sequence);
  const v1::ValueCounts& counts = county.series(0).points(0).value().counts();
  EXPECT_EQ(counts.with_value(), 1);
  // The county's own government and its 16 other townships.
  EXPECT_EQ(counts.not_reported(), 17);
}

TEST_F(SeedJourneyTest, SendingItAgainIsRepeatedWithTheSameReceipt) {
  const uint64_t sequence = SubmitSeed();
  const v1::SubmitReportResponse again = services_.Submit(SeedReport());
  ASSERT_TRUE(again.has_repeated());
  EXPECT_EQ(again.repeated().revision().sequence(), sequence);
  EXPECT_EQ(services_.ReadFeed().size(), 1U);
}

TEST_F(SeedJourneyTest, WhatWasAcceptedIsReadBackByteForByte) {
  SubmitSeed();
  v1::GetReportRequest request;
  request.mutable_identity()->set_division_code("430321111");
  request.mutable_identity()->set_report_year(2020);
  grpc::ClientContext context;
  v1::GetReportResponse response;
  ASSERT_TRUE(
      services_.ingest_stub().GetReport(&context, request, &response).ok());
  EXPECT_EQ(response.report().SerializeAsString(),
            SeedReport().SerializeAsString());
}

TEST_F(SeedJourneyTest, AnAmendmentReplacesTheFiguresAndBothRevisionsStay) {
  SubmitSeed();
  v1::SubmitReportRequest request;
  *request.mutable_report() = SeedReport();
  request.mutable_report()->mutable_proactive()->set_norm_docs_made(98);
  grpc::ClientContext without;
  v1::SubmitReportResponse response;
  ASSERT_TRUE(
      services_.ingest_stub().SubmitReport(&without, request, &response).ok());
  ASSERT_TRUE(response.has_conflict());
  EXPECT_EQ(response.conflict().current().revision(), 1);

  request.set_amends_revision(1);
  grpc::ClientContext with;
  ASSERT_TRUE(
      services_.ingest_stub().SubmitReport(&with, request, &response).ok());
  ASSERT_TRUE(response.has_accepted());
  const auto series =
      services_.Series("430321", {"proactive.norm_docs_made"}, 2020, 2020,
                       response.accepted().revision().sequence());
  EXPECT_EQ(series.series(0).points(0).value().value(), 98);

  v1::ListRevisionsRequest list;
  *list.mutable_identity() = response.accepted().revision().identity();
  grpc::ClientContext listing;
  v1::ListRevisionsResponse revisions;
  ASSERT_TRUE(
      services_.ingest_stub().ListRevisions(&listing, list, &revisions).ok());
  ASSERT_EQ(revisions.revisions_size(), 2);
  EXPECT_EQ(revisions.revisions(0).revision(), 2);
}

TEST_F(SeedJourneyTest, BothServicesEndInOrderWhenAsked) {
  SubmitSeed();
  services_.stats().Signal(SIGTERM);
  EXPECT_EQ(services_.stats().Wait(), 0) << services_.stats().log();
  services_.ingest().Signal(SIGTERM);
  EXPECT_EQ(services_.ingest().Wait(), 0) << services_.ingest().log();
}

TEST_F(SeedJourneyTest, IngestEndsInOrderWhileSomebodyFollows) {
  services_.ingest().Signal(SIGTERM);
  EXPECT_EQ(services_.ingest().Wait(), 0) << services_.ingest().log();
}

TEST_F(SeedJourneyTest, StatsGoesOnAfterItsFeedCameBack) {
  SubmitSeed();
  services_.ingest().Kill();
  services_.StartIngest();
  v1::AnnualReport other = SeedReport();
  other.set_division_code("430321112");
  const v1::SubmitReportResponse response = services_.Submit(other);
  ASSERT_TRUE(response.has_accepted()) << response.DebugString();
  const auto series =
      services_.Series("430321", {"proactive.norm_docs_made"}, 2020, 2020,
                       response.accepted().revision().sequence());
  EXPECT_EQ(series.series(0).points(0).value().value(), 198);
}

}  // namespace
}  // namespace disclosure
