#include "stats-service/query/list_outliers.h"

#include <functional>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/stats-service/support/walled_indicator.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using record::Change;
using testing::ElementsAre;
using testing::IsEmpty;

class ListOutliersTest : public testing::Test {
 protected:
  ListOutliersTest() {
    ask_.area = Code("430321");
    ask_.level = AreaLevel::kTownship;
    ask_.cell = kReceived;
    ask_.year = 2022;
  }

  void Report(std::string_view area, int32_t year, int64_t received) {
    cube_ =
        Apply(*cube_,
              std::vector<Change>{
                  AChange(++sequence_, area, year).With(kReceived, received)});
  }
  // 430321100, 102 to 106 and so on.
  void ReportTownships(int32_t year, const std::vector<int64_t>& received) {
    const int numbers[] = {100, 102, 103, 104, 105, 106, 107, 108};
    for (size_t i = 0; i < received.size(); ++i) {
      Report(absl::StrCat("430321", numbers[i]), year, received[i]);
    }
  }
  OutliersAnswer Answer(OutlierMethod method) {
    ask_.method = method;
    const auto answer = ListOutliers(*cube_, ask_);
    EXPECT_THAT(answer, IsOk());
    return answer.ok() ? *answer : OutliersAnswer();
  }

  record::Sequence sequence_ = 0;
  std::shared_ptr<const Cube> cube_ = std::make_shared<const Cube>(TestFrame());
  OutliersQuestion ask_;
};

TEST_F(ListOutliersTest, ATownshipFarFromTheMedianOfItsCountyIsTold) {
  ReportTownships(2022, {1, 2, 3, 2, 1, 60});
  const OutliersAnswer answer = Answer(OutlierMethod::kSiblings);
  ASSERT_EQ(answer.outliers.size(), 1u);
  const Outlier& outlier = answer.outliers[0];
  EXPECT_EQ(outlier.organ, Government("430321106"));
  EXPECT_EQ(outlier.value, 60);
  EXPECT_EQ(outlier.reference, 2);
  // Deviations 1, 0, 1, 0, 1, 58: sigma is 1.4826.
  EXPECT_DOUBLE_EQ(outlier.score, 58 / 1.4826);
  EXPECT_EQ(outlier.group_size, 6);
  EXPECT_EQ(answer.examined, 6);
}

// Six townships had 10 on the form of 2014 and 1000 on that of 2019, two years
// each: only years of one form are set beside each other.
TEST_F(ListOutliersTest, YearsThatDoNotCompareAreNotSetBesideEachOther) {
  const CubeFrame frame(TestCatalogue(), TestDivisions(), WalledIndicators());
  std::vector<Change> changes;
  for (const int32_t year : {2016, 2017, 2018, 2019}) {
    for (int town = 102; town < 108; ++town) {
      const bool is_old = year < 2018;
      changes.push_back(
          AChange(changes.size() + 1, absl::StrCat("430321", town), year)
              .Form(is_old ? v1::FORM_2014 : v1::FORM_2019)
              .With(is_old ? "annex_2014.applications_received" : kReceived,
                    is_old ? 10 : 1'000));
    }
  }
  cube_ = Apply(Cube(frame), changes);
  ask_.cell = kWalled;
  ask_.parameters.least_past_years = 1;
  struct {
    int32_t year;
    int64_t without_growth;
    int64_t without_past;
  } cases[] = {{2017, 0, 0}, {2018, 6, 6}, {2019, 0, 0}};
  for (const auto& [year, without_growth, without_past] : cases) {
    ask_.year = year;
    EXPECT_EQ(Answer(OutlierMethod::kYearOverYear).without_growth,
              without_growth)
        << year;
    const OutliersAnswer past = Answer(OutlierMethod::kOwnPast);
    EXPECT_EQ(past.without_past, without_past) << year;
    EXPECT_THAT(past.outliers, IsEmpty()) << year;
  }
}

TEST_F(ListOutliersTest, OneCaseAmongZerosIsNothingUnusual) {
  ReportTownships(2022, {0, 0, 0, 0, 0, 0, 1});
  EXPECT_THAT(Answer(OutlierMethod::kSiblings).outliers, IsEmpty());
  ReportTownships(2021, {0, 0, 0, 0, 0, 0, 12});
  ask_.year = 2021;
  EXPECT_EQ(Answer(OutlierMethod::kSiblings).outliers.size(), 1u);
}

TEST_F(ListOutliersTest, GroupsTooSmallAreNamedAndNotJudged) {
  ReportTownships(2022, {0, 0, 0, 1'000});
  const OutliersAnswer answer = Answer(OutlierMethod::kUnspecified);
  EXPECT_THAT(answer.outliers, IsEmpty());
  EXPECT_THAT(
      answer.small_groups,
      ElementsAre(
          SmallGroup{OutlierMethod::kSiblings, Code("430321"), false, 4},
          SmallGroup{OutlierMethod::kYearOverYear, Code("430321"), false, 0}));
  EXPECT_EQ(answer.without_growth, 4);
  EXPECT_EQ(answer.without_past, 4);
}

TEST_F(ListOutliersTest, DepartmentsAreComparedWithDepartments) {
  ask_.level = AreaLevel::kOrgan;
  for (int i = 0; i < 6; ++i) {
    cube_ = Apply(*cube_,
                  std::vector<Change>{AChange(++sequence_, "430321", 2022)
                                          .Organ(Department(i))
                                          .With(kReceived, i == 5 ? 90 : 1)});
  }
  Report("430321", 2022, 500);
  const OutliersAnswer answer = Answer(OutlierMethod::kSiblings);
  ASSERT_EQ(answer.outliers.size(), 1u);
  EXPECT_EQ(answer.outliers[0].organ.organ, Department(5));
  EXPECT_THAT(answer.small_groups,
              ElementsAre(SmallGroup{OutlierMethod::kSiblings, Code("4303"),
                                     false, 1}));
}

TEST_F(ListOutliersTest, GrowthIsComparedWithTheGrowthOfAll) {
  ReportTownships(2021, {10, 20, 30, 15, 12, 11, 0});
  ReportTownships(2022, {11, 19, 31, 15, 13, 90, 7});
  const OutliersAnswer answer = Answer(OutlierMethod::kYearOverYear);
  ASSERT_EQ(answer.outliers.size(), 1u);
  EXPECT_EQ(answer.outliers[0].organ, Government("430321106"));
  EXPECT_EQ(answer.outliers[0].reference, 11);
  EXPECT_GT(answer.outliers[0].score, 4);
  // There is no growth from 0.
  EXPECT_EQ(answer.without_growth, 1);
}

TEST_F(ListOutliersTest, AYearUnlikeItsOwnPastIsTold) {
  for (int32_t year = 2018; year < 2022; ++year) {
    ReportTownships(year, {10, 40});
  }
  ReportTownships(2022, {10, 4});
  const OutliersAnswer answer = Answer(OutlierMethod::kOwnPast);
  ASSERT_EQ(answer.outliers.size(), 1u);
  EXPECT_EQ(answer.outliers[0].organ, Government("430321102"));
  EXPECT_EQ(answer.outliers[0].reference, 40);
  EXPECT_EQ(answer.outliers[0].score, -36);
  EXPECT_EQ(answer.outliers[0].group_size, 4);
}

TEST_F(ListOutliersTest, TheHighestScoresComeFirstAndPagesJoin) {
  ReportTownships(2022, {1, 1, 1, 1, 1, 90, 40, 90});
  ask_.parameters.most_sigma = 1;
  ask_.page_size = 2;
  OutliersAnswer page = Answer(OutlierMethod::kSiblings);
  EXPECT_EQ(page.total, 3);
  EXPECT_TRUE(page.has_next);
  // Equal scores stand in the order of codes.
  EXPECT_EQ(page.outliers[0].organ, Government("430321106"));
  EXPECT_EQ(page.outliers[1].organ, Government("430321108"));
  ask_.offset = 2;
  page = Answer(OutlierMethod::kSiblings);
  EXPECT_FALSE(page.has_next);
  ASSERT_EQ(page.outliers.size(), 1u);
  EXPECT_EQ(page.outliers[0].organ, Government("430321107"));
}

TEST_F(ListOutliersTest, AnEmptyCubeHasNone) {
  ask_.year = 0;
  EXPECT_EQ(Answer(OutlierMethod::kUnspecified).year, 0);
}

struct OutliersRefusal {
  const char* name;
  std::function<void(OutliersQuestion&)> change;
  const char* reason;
  const char* field;
};

class OutliersRefusalTest
    : public ListOutliersTest,
      public testing::WithParamInterface<OutliersRefusal> {};

TEST_P(OutliersRefusalTest, HasReasonAndField) {
  GetParam().change(ask_);
  const auto answer = ListOutliers(*cube_, ask_);
  EXPECT_EQ(ReasonOf(answer.status()), GetParam().reason);
  EXPECT_EQ(FieldOf(answer.status()), GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    Refusals, OutliersRefusalTest,
    testing::ValuesIn(std::vector<OutliersRefusal>{
        {"NoArea", [](auto& ask) { ask.area = Code("99"); }, "UNKNOWN_AREA",
         "division_code"},
        {"Level", [](auto& ask) { ask.level = AreaLevel::kCounty; },
         "BAD_LEVEL", "level"},
        {"Cell", [](auto& ask) { ask.cell = "x"; }, "UNKNOWN_CELL", "cell"},
        {"Sigma", [](auto& ask) { ask.parameters.most_sigma = -1; },
         "BAD_PARAMETER", "parameters.most_sigma"},
        {"NoSigma", [](auto& ask) { ask.parameters.least_sigma = 0; },
         "BAD_PARAMETER", "parameters.least_sigma"},
        {"Weight", [](auto& ask) { ask.parameters.growth.size_weight = 2; },
         "BAD_PARAMETER", "parameters.size_weight"},
        {"GroupOfOne", [](auto& ask) { ask.parameters.least_group = 1; },
         "BAD_PARAMETER", "parameters.least_group"},
        {"PastYears",
         [](auto& ask) { ask.parameters.past_years = kMaxPastYears + 1; },
         "BAD_PARAMETER", "parameters.past_years"},
        {"MorePastThanThereIs",
         [](auto& ask) { ask.parameters.least_past_years = 6; },
         "BAD_PARAMETER", "parameters.least_past_years"},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::stats
