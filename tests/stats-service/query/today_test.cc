// What an analyst gets on today's areas, case by case.

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "stats-service/query/aggregate.h"
#include "stats-service/query/get_series.h"
#include "stats-service/query/rank_areas.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/support/catalogue.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using absl::StatusCode;
using record::Change;
using testing::HasSubstr;

class TodayTest : public testing::Test {
 protected:
  explicit TodayTest(const CubeFrame& frame = TestFrame())
      : cube_(std::make_shared<const Cube>(frame)) {}

  void Report(std::string_view code, int32_t year, int64_t received) {
    Apply(AChange(++sequence_, code, year).With(kReceived, received));
  }
  void Apply(const Change& change) {
    cube_ = stats::Apply(*cube_, std::vector<Change>{change});
  }
  absl::StatusOr<SeriesAnswer> Series(std::string_view area, Basis basis,
                                      YearRange years,
                                      std::string cell = kReceived) const {
    SeriesQuestion question;
    question.area = Code(area);
    question.basis = basis;
    question.boundaries = Boundaries::kToday;
    question.years = years;
    question.cells = {std::move(cell)};
    return GetSeries(*cube_, question);
  }
  SeriesPoint Point(std::string_view area, int32_t year,
                    Basis basis = Basis::kUnspecified) const {
    const auto answer = Series(area, basis, {year, year});
    EXPECT_THAT(answer, IsOk());
    return answer->series[0].points[0];
  }

  record::Sequence sequence_ = 0;
  std::shared_ptr<const Cube> cube_;
};

TEST_F(TodayTest, ATownshipThatBecameATownIsOneSeries) {
  Report("430181207", 2014, 3);
  Report("430181207", 2015, 4);
  Report("430181131", 2016, 6);
  const auto answer = Series("430181131", Basis::kUnspecified, {2014, 2016});
  ASSERT_THAT(answer, IsOk());
  const auto& points = answer->series[0].points;
  EXPECT_EQ(points[0].value.value, 3);
  EXPECT_EQ(points[1].value.value, 4);
  EXPECT_EQ(points[2].value.value, 6);
  EXPECT_EQ(points[2].change.difference, 2);
  EXPECT_EQ(points[0].form, v1::FORM_2021);
  for (const SeriesPoint& point : points) {
    EXPECT_FALSE(point.value.counts.has_value());
  }
}

TEST_F(TodayTest, APlaceIsExpectedOnceWhicheverCodeItReportsWith) {
  // The edition of 2015 has the old code; the report came with the new one.
  Report("430181131", 2015, 4);
  const Value sum = Point("430181131", 2015, Basis::kRollUp).value;
  EXPECT_EQ(sum.value, 4);
  EXPECT_EQ(sum.counts, (ValueCounts{1, 0, 0, 0, 0}));
  EXPECT_EQ(Point("430181131", 2015).value.value, 4);
  // Nobody reported.
  EXPECT_EQ(Point("430181131", 2014, Basis::kRollUp).value.counts,
            (ValueCounts{0, 0, 1, 0, 0}));
}

TEST_F(TodayTest, AMergedTownHasTheSumOfThoseBeforeIt) {
  Report("430623100", 2015, 1);
  Report("430623200", 2015, 2);
  Report("430623120", 2016, 9);
  const Value before = Point("430623120", 2015).value;
  EXPECT_EQ(before.value, 3);
  // 胜峰乡 did not report.
  EXPECT_EQ(before.counts, (ValueCounts{2, 0, 1, 0, 0}));
  const Value after = Point("430623120", 2016).value;
  EXPECT_EQ(after.value, 9);
  EXPECT_FALSE(after.counts.has_value());
}

TEST_F(TodayTest, RatesOfMergedPlacesDoNotAddUp) {
  std::string rate;
  for (const form::Cell& cell : TestCatalogue().cells()) {
    if (cell.additivity == v1::ADDITIVITY_RATE) rate = cell.name;
  }
  ASSERT_FALSE(rate.empty());
  const v1::Form form = [&] {
    for (int i = 1; i < v1::Form_ARRAYSIZE; ++i) {
      const auto candidate = static_cast<v1::Form>(i);
      if (TestCatalogue().cell(CellNamed(rate)).BelongsTo(candidate)) {
        return candidate;
      }
    }
    return v1::FORM_UNSPECIFIED;
  }();
  Apply(AChange(1, "430623100", 2015).Form(form).With(rate, 40));
  Apply(AChange(2, "430623120", 2016).Form(form).With(rate, 50));
  const auto answer = Series("430623120", Basis::kOwnOrgan, {2015, 2016}, rate);
  ASSERT_THAT(answer, IsOk());
  const Value before = answer->series[0].points[0].value;
  EXPECT_EQ(before.status, ValueStatus::kNotComparable);
  EXPECT_THAT(std::string(before.note), HasSubstr("do not add up"));
  EXPECT_EQ(answer->series[0].points[1].value.value, 50);
  RankQuestion question;
  question.area = Code("430623");
  question.level = AreaLevel::kTownship;
  question.boundaries = Boundaries::kToday;
  question.cell = rate;
  question.year = 2015;
  EXPECT_EQ(RankAreas(*cube_, question)->ranked, 0);
  question.year = 2016;
  EXPECT_EQ(RankAreas(*cube_, question)->ranked, 1);
}

TEST_F(TodayTest, ADepartmentMovesWithItsCounty) {
  Apply(AChange(1, "430124", 2017).Organ(Department(1)).With(kReceived, 8));
  SeriesQuestion question;
  question.area = Code("430182");
  question.organ = Department(1);
  question.boundaries = Boundaries::kToday;
  question.years = YearRange{2017, 2017};
  question.cells = {kReceived};
  const auto answer = GetSeries(*cube_, question);
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->series[0].points[0].value.value, 8);
}

TEST_F(TodayTest, WhatNobodyKnowsCountsInTheCountyAndSaysSo) {
  Report("430321101", 2014, 5);
  const Value county = Point("430321", 2014).value;
  EXPECT_EQ(county.value, 5);
  ASSERT_TRUE(county.doubt.has_value());
  EXPECT_EQ(county.doubt->inferred, 2);
  const Value town = Point("430321102", 2014).value;
  EXPECT_EQ(town.status, ValueStatus::kNotReported);
  ASSERT_TRUE(town.doubt.has_value());
  EXPECT_EQ(town.doubt->unknown, 2);
  EXPECT_FALSE(Point("430321102", 2020).value.doubt.has_value());
}

TEST_F(TodayTest, AnAreaThatIsNoMoreIsRefusedWithWhatToAskFor) {
  const auto status =
      Series("430181207", Basis::kUnspecified, {2015, 2015}).status();
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(status), "NOT_TODAYS_AREA");
  EXPECT_THAT(std::string(status.message()), HasSubstr("430181131"));
  const auto lost =
      Series("430321101", Basis::kUnspecified, {2015, 2015}).status();
  EXPECT_THAT(std::string(lost.message()), HasSubstr("ask for 430321 "));
}

TEST_F(TodayTest, ASummaryIsRefused) {
  const auto status =
      Series("4303", Basis::kAreaSummary, {2015, 2015}).status();
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(status), "BAD_BOUNDARIES");
}

TEST_F(TodayTest, RowsAreTodaysAreasInEveryYearWithTheirShares) {
  Report("430623100", 2015, 1);
  Report("430623200", 2015, 2);
  Report("430623202", 2015, 3);
  Report("430623", 2015, 6);
  AggregateQuestion question;
  question.area = Code("430623");
  question.group_by = AreaLevel::kTownship;
  question.boundaries = Boundaries::kToday;
  question.years = YearRange{2015, 2016};
  question.cells = {kReceived};
  const auto answer = Aggregate(*cube_, question);
  ASSERT_THAT(answer, IsOk());
  const auto row = std::ranges::find_if(answer->rows, [](const auto& each) {
    return each.organ.division == Code("430623120") && each.year == 2015;
  });
  ASSERT_NE(row, answer->rows.end());
  EXPECT_EQ(row->values[0].sum.value, 6);
  EXPECT_EQ(row->values[0].share_of_parent, 50);
  for (const AggregateRow& each : answer->rows) {
    EXPECT_TRUE(TestDivisions().Find(each.organ.division)->In(2023));
  }
  EXPECT_EQ(answer->rows.size() % 2, 0u);
}

TEST_F(TodayTest, ARankingIsOfTodaysAreas) {
  Report("430623100", 2015, 4);
  Report("430623200", 2015, 5);
  Report("430623101", 2015, 6);
  RankQuestion question;
  question.area = Code("430623");
  question.level = AreaLevel::kTownship;
  question.boundaries = Boundaries::kToday;
  question.year = 2015;
  question.cell = kReceived;
  question.rank_of = Code("430623120");
  const auto answer = RankAreas(*cube_, question);
  ASSERT_THAT(answer, IsOk());
  ASSERT_FALSE(answer->ranking.empty());
  EXPECT_EQ(answer->ranking[0].organ.division, Code("430623120"));
  EXPECT_EQ(answer->ranking[0].value.value, 9);
  ASSERT_TRUE(answer->asked.has_value());
  EXPECT_EQ(answer->asked->rank, 1);
}

// 子镇 of 甲县 gave a part to 乙县.
const CubeFrame& SplitFrame() {
  static const divisions::DivisionTree divisions =
      divisions::ParseDivisions(
          "code\tmark\teditions\tname\tearlier names, each after its editions\n"
          "00\t-\t2015-2023\t国\n11\t-\t2015-2023\t省\n"
          "1101\t-\t2015-2023\t市\n110101\t-\t2015-2023\t甲县\n"
          "110101100\t-\t2015-2023\t子镇\n110101101\t-\t2015-2023\t丑镇\n"
          "110102\t-\t2015-2023\t乙县\n110102100\t-\t2019-2023\t寅镇\n",
          "from\tto\tbefore\tafter\tkind\tcertainty\n",
          "from\tto\tbefore\tafter\tkind\tsource\n"
          "110101100\t110102100\t2016\t2019\tsplit\tnotice\n")
          .value();
  static const CubeFrame frame(TestCatalogue(), divisions);
  return frame;
}

class SplitTest : public TodayTest {
 protected:
  SplitTest() : TodayTest(SplitFrame()) {
    Report("110101100", 2018, 3);
    Report("110101101", 2018, 4);
    Report("110101100", 2019, 5);
    Report("110102100", 2019, 6);
  }
};

TEST_F(SplitTest, HasNoValueInTheYearsBeforeAndOtherYearsStand) {
  for (const char* area : {"110101100", "110102100", "110101", "110102"}) {
    const Value before = Point(area, 2018, Basis::kRollUp).value;
    EXPECT_EQ(before.status, ValueStatus::kBoundarySplit) << area;
    EXPECT_FALSE(before.counts.has_value());
    EXPECT_THAT(std::string(before.note), HasSubstr("split"));
    EXPECT_TRUE(Point(area, 2019, Basis::kRollUp).value.has_value()) << area;
  }
  EXPECT_EQ(Point("110101101", 2018).value.value, 4);
  const SeriesPoint after = Point("110101", 2019);
  EXPECT_EQ(after.change.status, ValueStatus::kBoundarySplit);
}

TEST_F(SplitTest, IsHarmlessWhereAllPartsLieInside) {
  EXPECT_EQ(Point("1101", 2018).value.value, 7);
  EXPECT_EQ(Point("11", 2018).value.value, 7);
  EXPECT_EQ(Point("1101", 2018).value.counts->not_reported, 3);
}

TEST_F(SplitTest, LeavesTheCountysOwnReportAlone) {
  Report("110101", 2018, 8);
  EXPECT_EQ(Point("110101", 2018, Basis::kOwnOrgan).value.value, 8);
}

TEST_F(SplitTest, IsNotRankedAndCounted) {
  RankQuestion question;
  question.area = Code("11");
  question.level = AreaLevel::kTownship;
  question.boundaries = Boundaries::kToday;
  question.year = 2018;
  question.cell = kReceived;
  const auto answer = RankAreas(*cube_, question);
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->ranked, 1);
  EXPECT_EQ(answer->boundary_split, 2);
  EXPECT_EQ(answer->without_value, 2);
}

TEST_F(SplitTest, MakesTheSumOverItsYearsOne) {
  AggregateQuestion question;
  question.area = Code("1101");
  question.group_by = AreaLevel::kCounty;
  question.boundaries = Boundaries::kToday;
  question.years = YearRange{2018, 2019};
  question.cells = {kReceived};
  question.sum_over_years = true;
  const auto answer = Aggregate(*cube_, question);
  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->rows.size(), 2u);
  for (const AggregateRow& row : answer->rows) {
    EXPECT_EQ(row.values[0].sum.status, ValueStatus::kBoundarySplit);
  }
}

}  // namespace
}  // namespace disclosure::stats
