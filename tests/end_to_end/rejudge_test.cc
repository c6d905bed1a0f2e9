// A report comes after the one that reads it: what was said of that one is told
// anew, by the feed, on reading it back, and to the statistics.

#include <optional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "grpcpp/client_context.h"
#include "gtest/gtest.h"
#include "tests/end_to_end/two_services.h"
#include "tests/support/report_builder.h"

namespace disclosure {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

// Complete, all zero but for what is carried out.
ReportBuilder CarriesOut(int year, int64_t count) {
  return ReportBuilder(AReport())
      .AllZero(v1::FORM_2021)
      .Year(year)
      .With("applications.received_new.natural_person", count)
      .With("applications.received_new.total", count)
      .With("applications.carried_out.natural_person", count)
      .With("applications.carried_out.total", count);
}

template <typename List>
std::vector<std::string> RulesOf(const List& findings) {
  std::vector<std::string> ids;
  for (const v1::Finding& finding : findings) ids.push_back(finding.rule_id());
  return ids;
}

class RejudgeTest : public testing::Test {
 protected:
  // What is said now of the report of a year.
  std::vector<std::string> RulesThatSpeakOf(int year) {
    v1::GetReportRequest request;
    request.mutable_identity()->set_division_code("430321111");
    request.mutable_identity()->set_report_year(year);
    v1::GetReportResponse response;
    grpc::ClientContext context;
    const grpc::Status status =
        services_.ingest_stub().GetReport(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return RulesOf(response.findings());
  }

  std::optional<v1::Change> NewestRejudged() {
    std::optional<v1::Change> newest;
    for (const v1::Change& change : services_.ReadFeed()) {
      if (change.has_rejudged()) newest = change;
    }
    return newest;
  }

  // Waits until the statistics have it; the status is OK only then.
  uint64_t StatisticsUpTo(uint64_t sequence) {
    return services_
        .Series("430321111", {"applications.carried_in.total"}, 2022, 2023,
                sequence)
        .as_of_sequence();
  }

  TwoServices services_;
};

TEST_F(RejudgeTest, AnEarlierYearThatComesLaterBreaksTheChain) {
  services_.Submit(CarriesOut(2023, 0));
  EXPECT_THAT(RulesThatSpeakOf(2023), Not(Contains("F-XYR-01")));
  EXPECT_FALSE(NewestRejudged().has_value());

  const v1::SubmitReportResponse late = services_.Submit(CarriesOut(2022, 3));
  ASSERT_TRUE(late.has_accepted()) << late.DebugString();
  const std::optional<v1::Change> rejudged = NewestRejudged();
  ASSERT_TRUE(rejudged.has_value());
  // In the same commit, after what brought it about; no revision was made.
  EXPECT_EQ(rejudged->sequence(), late.accepted().revision().sequence() + 1);
  EXPECT_EQ(rejudged->revision().identity().report_year(), 2023);
  EXPECT_EQ(rejudged->revision().revision(), 1);
  EXPECT_THAT(RulesOf(rejudged->rejudged().findings()), Contains("F-XYR-01"));
  EXPECT_EQ(RulesThatSpeakOf(2023), RulesOf(rejudged->rejudged().findings()));
  EXPECT_GE(StatisticsUpTo(rejudged->sequence()), rejudged->sequence());
}

TEST_F(RejudgeTest, WhatWasSaidIsTakenBackWhenTheEarlierYearIsMended) {
  services_.Submit(CarriesOut(2022, 3));
  const v1::SubmitReportResponse broken = services_.Submit(CarriesOut(2023, 0));
  EXPECT_THAT(RulesOf(broken.accepted().findings()), Contains("F-XYR-01"));

  v1::SubmitReportRequest amendment;
  *amendment.mutable_report() = CarriesOut(2022, 0);
  amendment.set_amends_revision(1);
  v1::SubmitReportResponse mended;
  grpc::ClientContext context;
  ASSERT_TRUE(
      services_.ingest_stub().SubmitReport(&context, amendment, &mended).ok());
  ASSERT_TRUE(mended.has_accepted()) << mended.DebugString();
  const std::optional<v1::Change> rejudged = NewestRejudged();
  ASSERT_TRUE(rejudged.has_value());
  EXPECT_THAT(RulesOf(rejudged->rejudged().findings()),
              Not(Contains("F-XYR-01")));
  EXPECT_THAT(RulesThatSpeakOf(2023), Not(Contains("F-XYR-01")));

  // It survives a restart of both.
  services_.ingest().Kill();
  services_.StartIngest();
  services_.StartStats();
  EXPECT_THAT(RulesThatSpeakOf(2023), Not(Contains("F-XYR-01")));
  EXPECT_GE(StatisticsUpTo(rejudged->sequence()), rejudged->sequence());
}

}  // namespace
}  // namespace disclosure
