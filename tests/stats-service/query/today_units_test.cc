// Distributions and outliers on today's areas, case by case.

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "stats-service/query/get_distribution.h"
#include "stats-service/query/list_outliers.h"
#include "stats-service/query/sibling_group.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/support/catalogue.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using absl::StatusCode;
using record::Change;
using testing::IsEmpty;

// 丑乡 became 丑镇, 寅乡 went into 卯镇, 子镇 gave a part to 乙县; 甲县 was
// re-coded into another city, and nothing tells of 辰乡.
const CubeFrame& Frame() {
  static const divisions::DivisionTree divisions =
      divisions::ParseDivisions(
          "code\tmark\teditions\tname\tearlier names, each after its editions\n"
          "00\t-\t2015-2023\t国\n11\t-\t2015-2023\t省\n"
          "1101\t-\t2015-2023\t市\n"
          "110101\t-\t2015-2023\t乙县\n"
          "110101100\t-\t2015-2023\t子镇\n"
          "110101101\t-\t2019-2023\t丑镇\n"
          "110101102\t-\t2015-2023\t卯镇\n"
          "110101200\t-\t2015-2016\t丑乡\n"
          "110101201\t-\t2015-2016\t寅乡\n"
          "110101202\t-\t2015-2016\t辰乡\n"
          "110102\t-\t2015-2023\t丙县\n"
          "110102100\t-\t2019-2023\t巳镇\n"
          "110103\t-\t2015-2016\t甲县\n"
          "1102\t-\t2015-2023\t新市\n110201\t-\t2019-2023\t甲区\n",
          "from\tto\tbefore\tafter\tkind\tcertainty\n"
          "110101200\t110101101\t2016\t2019\trecoded\tinferred\n"
          "110103\t110201\t2016\t2019\trecoded\tcertain\n",
          "from\tto\tbefore\tafter\tkind\tsource\n"
          "110101100\t110102100\t2016\t2019\tsplit\tnotice\n"
          "110101201\t110101102\t2016\t2019\tmerged\tnotice\n")
          .value();
  static const CubeFrame frame(TestCatalogue(), divisions);
  return frame;
}

class TodayUnitsTest : public testing::Test {
 protected:
  TodayUnitsTest() {
    distribution_.boundaries = outliers_.boundaries = Boundaries::kToday;
    distribution_.area = outliers_.area = Code("1101");
    distribution_.level = outliers_.level = AreaLevel::kTownship;
    distribution_.cell = outliers_.cell = kReceived;
    distribution_.year = outliers_.year = 2020;
    outliers_.parameters.least_group = 2;
    outliers_.parameters.least_past_years = 2;
  }

  void Report(std::string_view code, int32_t year, int64_t received,
              const form::CreditCode& organ = form::CreditCode()) {
    cube_ = Apply(*cube_, std::vector<Change>{AChange(++sequence_, code, year)
                                                  .Organ(organ)
                                                  .With(kReceived, received)});
  }
  DistributionAnswer Distribution() const {
    const auto answer = GetDistribution(*cube_, distribution_);
    EXPECT_THAT(answer, IsOk());
    return answer.ok() ? *answer : DistributionAnswer();
  }
  OutliersAnswer Outliers(OutlierMethod method) {
    outliers_.method = method;
    const auto answer = ListOutliers(*cube_, outliers_);
    EXPECT_THAT(answer, IsOk());
    return answer.ok() ? *answer : OutliersAnswer();
  }

  record::Sequence sequence_ = 0;
  std::shared_ptr<const Cube> cube_ = std::make_shared<const Cube>(Frame());
  DistributionQuestion distribution_;
  OutliersQuestion outliers_;
};

TEST_F(TodayUnitsTest, ADistributionIsOfTodaysAreasAsTheyAreToday) {
  Report("110101200", 2018, 3);
  Report("110101201", 2018, 4);
  Report("110101102", 2018, 5);
  distribution_.year = 2018;
  const DistributionAnswer answer = Distribution();
  EXPECT_EQ(answer.count, 2);
  EXPECT_EQ(answer.min, 3);
  EXPECT_EQ(answer.max, 9);
  // 子镇 and 巳镇, which was a part of it.
  EXPECT_EQ(answer.boundary_split, 2);
  EXPECT_EQ(answer.missing(), 2);
  // 丑镇 is only inferred to have been 丑乡, and 辰乡 may lie in either.
  EXPECT_EQ(answer.in_doubt, 2);
}

TEST_F(TodayUnitsTest, AsReportedNothingIsInDoubt) {
  Report("110101200", 2018, 3);
  distribution_.year = 2018;
  distribution_.boundaries = Boundaries::kAsReported;
  const DistributionAnswer answer = Distribution();
  EXPECT_EQ(answer.count, 1);
  EXPECT_EQ(answer.in_doubt, 0);
  EXPECT_EQ(answer.boundary_split, 0);
}

TEST_F(TodayUnitsTest, AnAreasOwnPastIsThatOfThePlacesInItToday) {
  for (const int32_t year : {2016, 2017, 2018}) {
    Report("110101201", year, 40);
    Report("110101102", year, 60);
  }
  Report("110101102", 2019, 100);
  Report("110101102", 2020, 103);
  EXPECT_THAT(Outliers(OutlierMethod::kOwnPast).outliers, IsEmpty());
  // As reported the place grew from 60 to 103.
  outliers_.boundaries = Boundaries::kAsReported;
  outliers_.parameters.past_years = 4;
  outliers_.parameters.most_sigma = 3;
  EXPECT_EQ(Outliers(OutlierMethod::kOwnPast).outliers.size(), 1u);
}

TEST_F(TodayUnitsTest, AnOutlierTellsTheDoubtOfAllYearsComparedWith) {
  for (const int32_t year : {2017, 2018}) Report("110101200", year, 1);
  Report("110101101", 2019, 1);
  Report("110101101", 2020, 80);
  const OutliersAnswer answer = Outliers(OutlierMethod::kOwnPast);
  ASSERT_EQ(answer.outliers.size(), 1u);
  EXPECT_EQ(answer.outliers[0].organ, Government("110101101"));
  EXPECT_EQ(answer.outliers[0].group_size, 3);
  // In 2017 and 2018: the renaming, and 辰乡.
  EXPECT_EQ(answer.outliers[0].doubt, (LineageDoubt{2, 2}));
}

TEST_F(TodayUnitsTest, AnOrgansPastIsThatOfItsPlaceThroughRecodings) {
  outliers_.level = AreaLevel::kOrgan;
  outliers_.area = Code("11");
  for (const int32_t year : {2017, 2018}) {
    Report("110103", year, 1);
    Report("110103", year, 2, Department(1));
    // Merged: not the past of 卯镇.
    Report("110101201", year, 1);
  }
  Report("110201", 2020, 90);
  Report("110201", 2020, 3, Department(1));
  Report("110101102", 2020, 90);
  const OutliersAnswer answer = Outliers(OutlierMethod::kOwnPast);
  ASSERT_EQ(answer.outliers.size(), 1u);
  EXPECT_EQ(answer.outliers[0].organ, Government("110201"));
  EXPECT_EQ(answer.outliers[0].reference, 1);
  EXPECT_FALSE(answer.outliers[0].doubt.any());
  EXPECT_EQ(answer.without_past, 1);
}

TEST_F(TodayUnitsTest, APlaceWithTwoReportsHasNoFigureInThatYear) {
  outliers_.level = AreaLevel::kOrgan;
  outliers_.area = Code("11");
  Report("110103", 2018, 1);
  Report("110103", 2019, 1);
  Report("110201", 2019, 1);
  Report("110201", 2020, 90);
  EXPECT_EQ(Outliers(OutlierMethod::kOwnPast).without_past, 1);
  outliers_.parameters.least_past_years = 1;
  EXPECT_EQ(Outliers(OutlierMethod::kOwnPast).without_past, 0);
}

TEST_F(TodayUnitsTest, SplitPlacesAreCountedAndNotExamined) {
  Report("110101100", 2018, 3);
  outliers_.year = 2018;
  const OutliersAnswer answer = Outliers(OutlierMethod::kSiblings);
  EXPECT_EQ(answer.examined, 0);
  EXPECT_EQ(answer.boundary_split, 2);
}

struct GroupCase {
  const char* name;
  const char* code;
  bool is_department;
  int32_t year;
  const char* area;
};

class TodaysGroupTest : public testing::TestWithParam<GroupCase> {};

TEST_P(TodaysGroupTest, IsWhereThePlaceIsToday) {
  const GroupCase& row = GetParam();
  const form::OrganKey organ = {
      Code(row.code), row.is_department ? Department(1) : form::CreditCode()};
  EXPECT_EQ(GroupOfToday(Frame(), organ, row.year),
            (SiblingGroup{Code(row.area), row.is_department}));
}

INSTANTIATE_TEST_SUITE_P(
    Organs, TodaysGroupTest,
    testing::ValuesIn(std::vector<GroupCase>{
        {"WhatNeverMoved", "110101102", false, 2018, "110101"},
        {"ACountyOfAnotherCity", "110103", false, 2018, "1102"},
        {"ItsDepartment", "110103", true, 2018, "110201"},
        {"APlaceThatNothingTellsOf", "110101202", false, 2018, "110101"},
        {"ItsOffice", "110101202", true, 2018, "110101202"},
        {"APlaceSplitBetweenCounties", "110101100", false, 2018, "1101"},
        {"AndAfterThat", "110101100", false, 2020, "110101"},
    }),
    [](const auto& row) { return row.param.name; });

struct BadCase {
  const char* name;
  const char* area;
  Basis basis;
  Boundaries boundaries;
  const char* reason;
};

class BadTodayUnitsTest : public TodayUnitsTest,
                          public testing::WithParamInterface<BadCase> {};

TEST_P(BadTodayUnitsTest, IsRefusedByBothQuestions) {
  const BadCase& row = GetParam();
  distribution_.area = outliers_.area = Code(row.area);
  distribution_.level = outliers_.level =
      row.basis == Basis::kAreaSummary ? AreaLevel::kCounty : AreaLevel::kOrgan;
  distribution_.basis = outliers_.basis = row.basis;
  distribution_.boundaries = outliers_.boundaries = row.boundaries;
  for (const absl::Status& status :
       {GetDistribution(*cube_, distribution_).status(),
        ListOutliers(*cube_, outliers_).status()}) {
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
    EXPECT_EQ(ReasonOf(status), row.reason);
  }
}

INSTANTIATE_TEST_SUITE_P(Questions, BadTodayUnitsTest,
                         testing::ValuesIn(std::vector<BadCase>{
                             {"AnAreaThatIsNoMore", "110103",
                              Basis::kUnspecified, Boundaries::kToday,
                              "NOT_TODAYS_AREA"},
                             {"ASummary", "1101", Basis::kAreaSummary,
                              Boundaries::kToday, "BAD_BOUNDARIES"},
                             {"NoSuchBoundaries", "1101", Basis::kUnspecified,
                              static_cast<Boundaries>(9), "BAD_BOUNDARIES"},
                         }),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::stats
