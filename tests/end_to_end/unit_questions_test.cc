// The questions about the units of an area, over the wire: from a report to
// coverage, distribution, outliers, and what happened to a place.

#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "grpcpp/client_context.h"
#include "gtest/gtest.h"
#include "tests/end_to_end/two_services.h"
#include "tests/support/seed_report.h"

namespace disclosure {
namespace {

class UnitQuestionsTest : public testing::Test {
 protected:
  UnitQuestionsTest() {
    v1::AnnualReport report = SeedReport();
    v1::Date& day = *report.mutable_publication()->mutable_published_on();
    day.set_year(2021);
    day.set_month(1);
    day.set_day(26);
    const v1::SubmitReportResponse response = services_.Submit(report);
    EXPECT_TRUE(response.has_accepted()) << response.DebugString();
    sequence_ = response.accepted().revision().sequence();
  }

  template <typename Request>
  Request About(std::string_view division) const {
    Request request;
    request.set_division_code(std::string(division));
    request.set_min_sequence(sequence_);
    return request;
  }

  v1::GetCoverageResponse Coverage(const v1::GetCoverageRequest& request) {
    grpc::ClientContext context;
    v1::GetCoverageResponse response;
    const auto status =
        services_.stats_stub().GetCoverage(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  TwoServices services_;
  uint64_t sequence_ = 0;
};

TEST_F(UnitQuestionsTest, CoverageTellsInTimeMissingAndTheDayOfArrival) {
  auto request = About<v1::GetCoverageRequest>("430321");
  request.mutable_years()->set_first_year(2020);
  request.mutable_years()->set_last_year(2020);
  request.set_page_size(10);
  v1::GetCoverageResponse response = Coverage(request);
  ASSERT_EQ(response.rows_size(), 1);
  const v1::CoverageCounts& total = response.rows(0).total();
  EXPECT_EQ(total.expected(), 18);
  EXPECT_EQ(total.received(), 1);
  EXPECT_EQ(total.on_time(), 1);
  EXPECT_EQ(total.missing(), 17);
  ASSERT_EQ(response.arrivals_size(), 1);
  EXPECT_EQ(response.arrivals(0).reports(), 1);
  EXPECT_FALSE(response.has_department_roster());
  // The county itself comes first, then its townships, on two pages.
  ASSERT_EQ(response.missing_size(), 10);
  EXPECT_EQ(response.missing(0).area().division_code(), "430321");
  EXPECT_EQ(response.missing(0).deadline().month(), 3);
  EXPECT_EQ(response.missing(1).deadline().month(), 1);
  request.set_page_token(response.next_page_token());
  response = Coverage(request);
  EXPECT_EQ(response.missing_size(), 7);
  EXPECT_EQ(response.rows_size(), 0);
  EXPECT_EQ(response.next_page_token(), "");
}

TEST_F(UnitQuestionsTest, DistributionNamesMethodAndReasons) {
  auto request = About<v1::GetDistributionRequest>("430321");
  request.set_level(v1::AREA_LEVEL_TOWNSHIP);
  request.set_cell("applications.received_new.total");
  request.add_probabilities(0.5);
  grpc::ClientContext context;
  v1::GetDistributionResponse response;
  ASSERT_TRUE(services_.stats_stub()
                  .GetDistribution(&context, request, &response)
                  .ok());
  EXPECT_EQ(response.year(), 2020);
  EXPECT_EQ(response.count(), 1);
  EXPECT_EQ(response.missing_by().not_reported(), 16);
  EXPECT_EQ(response.min(), 1);
  EXPECT_EQ(response.quantile_method(), v1::QUANTILE_METHOD_LINEAR);
  ASSERT_EQ(response.quantiles_size(), 1);
  EXPECT_EQ(response.quantiles(0).value(), 1);
  ASSERT_EQ(response.histogram_size(), 1);
  EXPECT_EQ(response.histogram(0).count(), 1);
}

TEST_F(UnitQuestionsTest, OutliersNameGroupsTooSmallAndTheirParameters) {
  auto request = About<v1::ListOutliersRequest>("430321");
  request.set_level(v1::AREA_LEVEL_TOWNSHIP);
  request.set_cell("applications.received_new.total");
  request.mutable_parameters()->set_most_sigma(2);
  grpc::ClientContext context;
  v1::ListOutliersResponse response;
  ASSERT_TRUE(
      services_.stats_stub().ListOutliers(&context, request, &response).ok());
  EXPECT_EQ(response.outliers_size(), 0);
  EXPECT_EQ(response.examined(), 1);
  ASSERT_GE(response.small_groups_size(), 1);
  EXPECT_EQ(response.small_groups(0).area().division_code(), "430321");
  EXPECT_EQ(response.parameters().most_sigma(), 2);
  EXPECT_EQ(response.parameters().least_group(), 5);
}

TEST_F(UnitQuestionsTest, SeriesOnTodaysAreasRepeatTheirBoundaries) {
  auto request = About<v1::GetSeriesRequest>("430321111");
  request.add_cells("applications.received_new.total");
  request.set_boundaries(v1::BOUNDARIES_TODAY);
  grpc::ClientContext context;
  v1::GetSeriesResponse response;
  ASSERT_TRUE(
      services_.stats_stub().GetSeries(&context, request, &response).ok());
  EXPECT_EQ(response.boundaries(), v1::BOUNDARIES_TODAY);
  ASSERT_EQ(response.series_size(), 1);
  ASSERT_EQ(response.series(0).points_size(), 1);
  EXPECT_EQ(response.series(0).points(0).value().value(), 1);

  // 葛家乡, which is 430181131 葛家镇 now.
  request.set_division_code("430181207");
  grpc::ClientContext refused;
  const auto status =
      services_.stats_stub().GetSeries(&refused, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_NE(status.error_message().find("430181131"), std::string::npos);
}

TEST_F(UnitQuestionsTest, UnitsOnTodaysAreasRepeatTheirBoundaries) {
  auto about = About<v1::GetDistributionRequest>("430321");
  about.set_level(v1::AREA_LEVEL_TOWNSHIP);
  about.set_cell("applications.received_new.total");
  about.set_boundaries(v1::BOUNDARIES_TODAY);
  grpc::ClientContext first;
  v1::GetDistributionResponse distribution;
  ASSERT_TRUE(services_.stats_stub()
                  .GetDistribution(&first, about, &distribution)
                  .ok());
  EXPECT_EQ(distribution.boundaries(), v1::BOUNDARIES_TODAY);
  EXPECT_EQ(distribution.count(), 1);
  EXPECT_EQ(distribution.in_doubt(), 0);

  auto unusual = About<v1::ListOutliersRequest>("430321");
  unusual.set_level(v1::AREA_LEVEL_TOWNSHIP);
  unusual.set_cell(about.cell());
  unusual.set_boundaries(v1::BOUNDARIES_TODAY);
  grpc::ClientContext second;
  v1::ListOutliersResponse outliers;
  ASSERT_TRUE(
      services_.stats_stub().ListOutliers(&second, unusual, &outliers).ok());
  EXPECT_EQ(outliers.boundaries(), v1::BOUNDARIES_TODAY);
  EXPECT_EQ(outliers.examined(), 1);

  unusual.set_level(v1::AREA_LEVEL_COUNTY);
  unusual.set_division_code("4303");
  unusual.set_basis(v1::BASIS_AREA_SUMMARY);
  grpc::ClientContext refused;
  EXPECT_EQ(services_.stats_stub()
                .ListOutliers(&refused, unusual, &outliers)
                .error_code(),
            grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(UnitQuestionsTest, ARateTellsItsThresholdsAndWhyItIsNotAssessed) {
  auto request = About<v1::RankAreasRequest>("430321");
  request.set_level(v1::AREA_LEVEL_TOWNSHIP);
  request.set_cell("indicator.disclosure_rate");
  grpc::ClientContext context;
  v1::RankAreasResponse response;
  ASSERT_TRUE(
      services_.stats_stub().RankAreas(&context, request, &response).ok());
  EXPECT_EQ(response.indicator().risk().red_below(), 40);
  EXPECT_FALSE(response.indicator().risk().has_red_above());
  ASSERT_EQ(response.ranking_size(), 1);
  EXPECT_EQ(response.ranking(0).value().risk(), v1::RISK_HINT_TOO_FEW_CASES);
  EXPECT_EQ(response.risks().too_few_cases(), 1);
  EXPECT_EQ(response.risks().no_value(), 16);
}

TEST_F(UnitQuestionsTest, HistoryIsToldWhenAskedFor) {
  v1::ListAreasRequest request;
  request.set_division_code("430105021");
  grpc::ClientContext without;
  v1::ListAreasResponse response;
  ASSERT_TRUE(
      services_.stats_stub().ListAreas(&without, request, &response).ok());
  ASSERT_EQ(response.areas_size(), 1);
  EXPECT_EQ(response.areas(0).history_size(), 0);
  request.set_include_history(true);
  grpc::ClientContext with;
  ASSERT_TRUE(services_.stats_stub().ListAreas(&with, request, &response).ok());
  ASSERT_EQ(response.areas(0).history_size(), 2);
  const v1::HistoryStep& step = response.areas(0).history(0);
  EXPECT_EQ(step.kind(), v1::HISTORY_KIND_MERGED);
  EXPECT_EQ(step.division_code_before(), "430105017");
  EXPECT_EQ(step.name_before(), "新港街道");
  EXPECT_TRUE(step.certain());
}

}  // namespace
}  // namespace disclosure
