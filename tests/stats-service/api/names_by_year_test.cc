// A code may have meant another place in another year. Whoever asks about a
// year reads the name that was true then.

#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/api/area_proto.h"
#include "stats-service/api/coverage_proto.h"
#include "stats-service/api/distribution_proto.h"
#include "stats-service/api/outliers_proto.h"
#include "stats-service/api/translate.h"
#include "stats-service/api/translate_explain.h"
#include "stats-service/api/translate_export.h"
#include "stats-service/api/translate_findings.h"
#include "stats-service/api/translate_reconcile.h"
#include "stats-service/api/translate_watch.h"
#include "stats-service/cube/apply.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"

namespace disclosure::stats {
namespace {

using testing::EndsWith;

// 牛古吐镇 in 2019, 古鲁板蒿镇 from 2021.
constexpr char kReused[] = "150430109";

std::shared_ptr<const Cube> TwoYears() {
  std::vector<record::Change> changes;
  for (const int year : {2019, 2020, 2021}) {
    changes.push_back(AChange(changes.size() + 1, kReused, year)
                          .With(kReceived, 1 + year % 3)
                          .Finding("F-APP-02", v1::SEVERITY_WARNING));
  }
  return Apply(*std::make_shared<const Cube>(TestFrame()), changes);
}

const Cube& TestCube() {
  static const auto cube = TwoYears();
  return *cube;
}

const IndicatorProtos& Indicators() {
  static const IndicatorProtos indicators(TestFrame());
  return indicators;
}

std::string OfSeries(int32_t year) {
  SeriesQuestion question;
  question.area = Code(kReused);
  question.cells = {kReceived};
  question.years = YearRange{2019, year};
  v1::GetSeriesResponse response;
  FillSeries(TestCube(), Indicators(), question,
             GetSeries(TestCube(), question).value(), response);
  return response.area().full_name();
}

v1::AggregateResponse Rows(AggregateQuestion question) {
  question.area = Code(kReused);
  question.cells = {kReceived};
  v1::AggregateResponse response;
  FillAggregate(TestCube(), question, Aggregate(TestCube(), question).value(),
                response);
  return response;
}

std::string OfRow(int32_t year) {
  AggregateQuestion question;
  question.years = YearRange{2019, 2021};
  return Rows(question).rows(year - 2019).area().full_name();
}

std::string OfSum(int32_t year) {
  AggregateQuestion question;
  question.years = YearRange{2019, year};
  question.sum_over_years = true;
  return Rows(question).rows(0).area().full_name();
}

std::string OfWatch(int32_t year) {
  AggregateQuestion question;
  question.area = Code(kReused);
  question.cells = {kReceived};
  question.years = YearRange{year, year};
  v1::WatchAreaResponse response;
  FillWatch(TestCube(), Aggregate(TestCube(), question).value().rows, response);
  return response.rows(0).area().full_name();
}

std::string OfRank(int32_t year) {
  RankQuestion question;
  question.area = Code("150430");
  question.level = AreaLevel::kTownship;
  question.year = year;
  question.cell = kReceived;
  v1::RankAreasResponse response;
  FillRanking(TestCube(), Indicators(), question,
              RankAreas(TestCube(), question).value(), response);
  return response.ranking(0).area().full_name();
}

std::string OfDistribution(int32_t year) {
  DistributionQuestion question;
  question.area = Code(kReused);
  question.level = AreaLevel::kOrgan;
  question.year = year;
  question.cell = kReceived;
  v1::GetDistributionResponse response;
  FillDistribution(TestCube(), Indicators(), question,
                   GetDistribution(TestCube(), question).value(), response);
  return response.area().full_name();
}

std::string OfOutlier(int32_t year) {
  OutliersAnswer answer;
  answer.figure = FindFigure(TestFrame(), kReceived, "cell").value();
  answer.year = year;
  answer.outliers.emplace_back().organ = Government(kReused);
  v1::ListOutliersResponse response;
  FillOutliers(TestCube(), Indicators(), OutliersQuestion(), answer, response);
  return response.outliers(0).area().full_name();
}

std::string OfCoverage(int32_t year) {
  CoverageQuestion question;
  question.area = Code(kReused);
  question.years = YearRange{year, year};
  const CoverageStandard standard;
  v1::GetCoverageResponse response;
  FillCoverage(TestCube(), standard,
               GetCoverage(TestCube(), standard, question).value(), response);
  return response.rows(0).area().full_name();
}

std::string OfFindings(int32_t year) {
  FindingsQuestion question;
  question.area = Code(kReused);
  question.years = YearRange{year, year};
  v1::ListFindingsResponse response;
  FillFindings(TestCube(), ListFindings(TestCube(), question).value(),
               response);
  return response.reports(0).area().full_name();
}

std::string OfContribution(int32_t year) {
  ExplainQuestion question;
  question.area = Code("150430");
  question.cell = kReceived;
  question.year_before = year - 1;
  question.year_after = year;
  v1::ExplainChangeResponse response;
  FillExplanation(TestCube(), Indicators(), question,
                  ExplainChange(TestCube(), question).value(), response);
  return response.contributions(0).area().full_name();
}

std::string OfExport(int32_t year) {
  ExportQuestion question;
  question.area = Code(kReused);
  question.years = YearRange{year, year};
  question.cells = {kReceived};
  v1::ExportCellsResponse response;
  FillExport(TestCube(), ExportCells(TestCube(), question).value(), response);
  return response.names(0);
}

struct NameCase {
  const char* name;
  std::string (*name_in)(int32_t year);
};

class NamesByYearTest : public testing::TestWithParam<NameCase> {};

TEST_P(NamesByYearTest, AreThoseOfTheEditionOfTheYear) {
  EXPECT_THAT(GetParam().name_in(2020), EndsWith("敖汉旗牛古吐镇"));
  EXPECT_THAT(GetParam().name_in(2021), EndsWith("敖汉旗古鲁板蒿镇"));
}

INSTANTIATE_TEST_SUITE_P(Answers, NamesByYearTest,
                         testing::ValuesIn(std::vector<NameCase>{
                             {"Series", OfSeries},
                             {"Row", OfRow},
                             {"SumOverYears", OfSum},
                             {"Watch", OfWatch},
                             {"Rank", OfRank},
                             {"Distribution", OfDistribution},
                             {"Outlier", OfOutlier},
                             {"Coverage", OfCoverage},
                             {"Findings", OfFindings},
                             {"Contribution", OfContribution},
                             {"Export", OfExport},
                         }),
                         [](const auto& row) { return row.param.name; });

TEST(NamesOfTodaysAreasTest, AreTheNewest) {
  AggregateQuestion question;
  question.years = YearRange{2019, 2021};
  question.boundaries = Boundaries::kToday;
  const v1::AggregateResponse response = Rows(question);
  ASSERT_EQ(response.rows_size(), 3);
  for (const auto& row : response.rows()) {
    EXPECT_EQ(row.area().name(), "古鲁板蒿镇");
  }
  EXPECT_EQ(EditionToName(2019, Boundaries::kToday), std::nullopt);
}

}  // namespace
}  // namespace disclosure::stats
