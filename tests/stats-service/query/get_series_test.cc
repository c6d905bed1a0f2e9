#include "stats-service/query/get_series.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/support/catalogue.h"
#include "tests/support/int64_limits.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using absl::StatusCode;
using record::Change;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class GetSeriesTest : public testing::Test {
 protected:
  void Apply(std::vector<Change> changes) {
    cube_ = stats::Apply(*cube_, changes);
  }
  absl::StatusOr<SeriesAnswer> Ask() const { return GetSeries(*cube_, ask_); }
  SeriesPoint Point(std::string_view area, std::string_view cell,
                    int32_t year) {
    ask_.area = Code(area);
    ask_.cells = {std::string(cell)};
    ask_.years = YearRange{year, year};
    const auto answer = Ask();
    EXPECT_THAT(answer, IsOk());
    return answer->series[0].points[0];
  }
  std::string ReasonOfAnswer() const { return ReasonOf(Ask().status()); }

  std::shared_ptr<const Cube> cube_ = std::make_shared<const Cube>(TestFrame());
  SeriesQuestion ask_;
};

struct StatusCase {
  const char* name;
  v1::Form form;
  const char* cell;
  std::optional<int64_t> reported;
  ValueStatus status;
  const char* note;
};

class SeriesStatusTest : public GetSeriesTest,
                         public testing::WithParamInterface<StatusCase> {};

TEST_P(SeriesStatusTest, OfAnOrganAndOfItsAreaAlike) {
  const StatusCase& test = GetParam();
  ChangeBuilder change = AChange(1, kTown, 2022).Form(test.form);
  if (test.reported.has_value()) change.With(test.cell, *test.reported);
  Apply({change});
  const SeriesPoint own = Point(kTown, test.cell, 2022);
  EXPECT_EQ(own.value.status, test.status);
  EXPECT_EQ(own.value.value, test.reported.value_or(0));
  EXPECT_EQ(own.form, test.form);
  EXPECT_FALSE(own.value.counts.has_value());
  EXPECT_THAT(own.value.note, HasSubstr(test.note));
  const SeriesPoint county = Point("430321", test.cell, 2022);
  EXPECT_EQ(county.value.status, test.status);
  EXPECT_EQ(county.value.value, test.reported.value_or(0));
  EXPECT_EQ(county.form, v1::FORM_UNSPECIFIED);
  EXPECT_EQ(county.value.note, own.value.note);
  // 湘潭县 and its 17 townships, of which one reported.
  ASSERT_TRUE(county.value.counts.has_value());
  EXPECT_EQ(county.value.counts->not_reported, 17);
}

INSTANTIATE_TEST_SUITE_P(
    Statuses, SeriesStatusTest,
    testing::ValuesIn(std::vector<StatusCase>{
        {"Value", v1::FORM_2021, kReceived, 7, ValueStatus::kValue, ""},
        {"Zero", v1::FORM_2021, kReceived, 0, ValueStatus::kValue, ""},
        {"Blank", v1::FORM_2021, kReceived, std::nullopt, ValueStatus::kBlank,
         ""},
        {"FigureOfTheNarrative", v1::FORM_PRE_2014, "narrative_figures.staff",
         3, ValueStatus::kValue, ""},
        {"NarrativeWithoutTheFigure", v1::FORM_2021, "narrative_figures.staff",
         std::nullopt, ValueStatus::kBlank, ""},
        {"NotAsked", v1::FORM_2014, kReceived, std::nullopt,
         ValueStatus::kNotAsked, ""},
        {"LookalikeBefore", v1::FORM_2019, "proactive.rules_in_force",
         std::nullopt, ValueStatus::kNotComparable, "not comparable"},
        {"LookalikeAfter", v1::FORM_2021, "proactive.rules_disclosed_total",
         std::nullopt, ValueStatus::kNotComparable, "not a stock of valid"},
    }),
    [](const auto& row) { return row.param.name; });

TEST_F(GetSeriesTest, AYearWithoutAReportIsNotReported) {
  Apply({AChange(1, kTown, 2022)});
  EXPECT_EQ(Point(kTown, kReceived, 2021).value.status,
            ValueStatus::kNotReported);
  const Value county = Point("430321", kReceived, 2021).value;
  EXPECT_EQ(county.status, ValueStatus::kNotReported);
  EXPECT_EQ(county.counts->not_reported, 18);
}

TEST_F(GetSeriesTest, ASumBeyond64BitsIsAStatusAndNoNumber) {
  Apply({AChange(1, kTown, 2022).With(kReceived, kMost),
         AChange(2, "430321102", 2022).With(kReceived, 1)});
  const Value county = Point("430321", kReceived, 2022).value;
  EXPECT_EQ(county.status, ValueStatus::kOverflow);
  EXPECT_EQ(county.value, 0);
  EXPECT_EQ(county.counts->with_value, 2);
}

TEST_F(GetSeriesTest, MoneyInAnUnknownUnitIsShownForTheOrganAndNotAdded) {
  Apply({AChange(1, kTown, 2020).Form(v1::FORM_2019).With(kMoney, 12)});
  const Value own = Point(kTown, kMoney, 2020).value;
  EXPECT_EQ(own.status, ValueStatus::kValue);
  EXPECT_EQ(own.value, 12);
  EXPECT_THAT(own.note, HasSubstr("unit"));
  const Value county = Point("430321", kMoney, 2020).value;
  EXPECT_EQ(county.status, ValueStatus::kBlank);
  EXPECT_EQ(county.counts->unit_unknown, 1);
  EXPECT_EQ(county.counts->with_value, 0);
}

TEST_F(GetSeriesTest, AnApproximateFigureMakesTheSumApproximate) {
  Apply({AChange(1, kTown, 2022).With(kReceived, 10).Approximate(kReceived),
         AChange(2, "430321102", 2022).With(kReceived, 1)});
  EXPECT_TRUE(Point(kTown, kReceived, 2022).value.approximate);
  EXPECT_FALSE(Point("430321102", kReceived, 2022).value.approximate);
  EXPECT_TRUE(Point("430321", kReceived, 2022).value.approximate);
}

TEST_F(GetSeriesTest, TheBreakBetweenFormsCarriesTheCautionOfTheCell) {
  constexpr char kMade[] = "proactive.norm_docs_made";
  Apply({AChange(1, kTown, 2019).Form(v1::FORM_2019).With(kMade, 1),
         AChange(2, kTown, 2022).Form(v1::FORM_2021).With(kMade, 2),
         AChange(3, kTown, 2023).Form(v1::FORM_2021).With(kMade, 3)});
  for (const char* area : {kTown, "430321"}) {
    // The year before the break lies outside the question, and was not the
    // last.
    EXPECT_THAT(Point(area, kMade, 2022).value.note,
                HasSubstr("Renamed and narrowed"));
    EXPECT_THAT(Point(area, kMade, 2019).value.note, IsEmpty());
    EXPECT_THAT(Point(area, kMade, 2023).value.note, IsEmpty());
  }
}

TEST_F(GetSeriesTest, ACellThatComparesWithoutCautionHasNoBreak) {
  constexpr char kLicences[] = "proactive.licence_decisions";
  Apply({AChange(1, kTown, 2020).Form(v1::FORM_2019).With(kLicences, 1),
         AChange(2, kTown, 2021).Form(v1::FORM_2021).With(kLicences, 2)});
  EXPECT_THAT(Point(kTown, kLicences, 2021).value.note, IsEmpty());
}

// 牛古吐镇 until 2020, 古鲁板蒿镇 from 2021.
TEST_F(GetSeriesTest, ACodeThatIsUsedAgainBeginsAnew) {
  constexpr char kReused[] = "150430109";
  Apply({AChange(1, kReused, 2019).With(kReceived, 40),
         AChange(2, kReused, 2020).With(kReceived, 50),
         AChange(3, kReused, 2021).With(kReceived, 4),
         AChange(4, kReused, 2022).With(kReceived, 5),
         AChange(5, kReused, 2023).With(kReceived, 6)});
  EXPECT_EQ(Point(kReused, kReceived, 2020).change.growth, 25);
  const SeriesPoint first = Point(kReused, kReceived, 2021);
  EXPECT_EQ(first.value.value, 4);
  EXPECT_EQ(first.value.note, "The code meant another place before: 牛古吐镇.");
  EXPECT_EQ(first.change.status, ValueStatus::kNotComparable);
  EXPECT_EQ(first.change.difference, std::nullopt);
  EXPECT_EQ(first.change.growth, std::nullopt);
  EXPECT_EQ(first.moving_mean, std::nullopt);
  const SeriesPoint second = Point(kReused, kReceived, 2022);
  EXPECT_EQ(second.change.growth, 25);
  EXPECT_EQ(second.moving_mean, std::nullopt);
  EXPECT_THAT(second.value.note, IsEmpty());
  EXPECT_EQ(Point(kReused, kReceived, 2023).moving_mean, 5);
  ask_.years = YearRange{2019, 2023};
  EXPECT_EQ(Ask()->series[0].average_growth, std::nullopt);
  ask_.years = YearRange{2021, 2023};
  EXPECT_TRUE(Ask()->series[0].average_growth.has_value());
  // Followed to where it is today, the place is one.
  ask_.boundaries = Boundaries::kToday;
  EXPECT_THAT(Point(kReused, kReceived, 2021).value.note, IsEmpty());
}

TEST_F(GetSeriesTest, TheBasisFollowsFromWhoIsAskedAbout) {
  Apply({AChange(1, "4303", 2022).With(kReceived, 5),
         AChange(2, "4303", 2022).Organ(Department(1)).With(kReceived, 7),
         AChange(3, "4303", 2022).Summary().With(kReceived, 900)});
  EXPECT_EQ(Point("4303", kReceived, 2022).value.value, 12);
  ask_.basis = Basis::kOwnOrgan;
  EXPECT_EQ(Point("4303", kReceived, 2022).value.value, 5);
  ask_.basis = Basis::kAreaSummary;
  EXPECT_EQ(Point("4303", kReceived, 2022).value.value, 900);
  ask_.basis = Basis::kUnspecified;
  ask_.organ = Department(1);
  EXPECT_EQ(Point("4303", kReceived, 2022).value.value, 7);
  EXPECT_EQ(Ask()->basis, Basis::kOwnOrgan);
}

TEST_F(GetSeriesTest, WithoutYearsItRunsFromTheFirstToTheLastReport) {
  Apply({AChange(1, kTown, 2016), AChange(2, "4401", 2019).Summary()});
  ask_.area = Code(kTown);
  ask_.cells = {kReceived};
  const auto answer = Ask();
  ASSERT_THAT(answer, IsOk());
  std::vector<int32_t> years;
  for (const SeriesPoint& point : answer->series[0].points) {
    years.push_back(point.year);
  }
  EXPECT_THAT(years, ElementsAre(2016, 2017, 2018, 2019));
}

TEST_F(GetSeriesTest, AnEmptyCubeHasSeriesWithoutPoints) {
  ask_.cells = {kReceived};
  const auto answer = Ask();
  ASSERT_THAT(answer, IsOk());
  ASSERT_EQ(answer->series.size(), 1u);
  EXPECT_THAT(answer->series[0].points, IsEmpty());
}

TEST_F(GetSeriesTest, RefusesWhatHasNoAnswerWithReasonAndField) {
  const auto expect = [&](StatusCode code, std::string_view reason,
                          std::string_view field) {
    const auto answer = Ask();
    EXPECT_THAT(answer, StatusIs(code));
    EXPECT_EQ(ReasonOf(answer.status()), reason);
    EXPECT_EQ(FieldOf(answer.status()), field);
  };
  ask_.cells = {kReceived};
  ask_.area = Code("990101001");
  expect(StatusCode::kNotFound, "UNKNOWN_AREA", "division_code");
  ask_.area = Code(kTown);
  ask_.cells = {kReceived, "applications.recieved_new.total"};
  expect(StatusCode::kInvalidArgument, "UNKNOWN_CELL", "cells[1]");
  EXPECT_THAT(Ask(), StatusIs(StatusCode::kInvalidArgument,
                              HasSubstr("applications.received_new.total")));
  ask_.cells = {};
  expect(StatusCode::kInvalidArgument, "NO_CELLS", "cells");
  ask_.cells.assign(kMaxCells + 1, kReceived);
  expect(StatusCode::kInvalidArgument, "TOO_MANY_VALUES", "cells");
  ask_.cells.assign(kMaxCells, kReceived);
  ask_.years = YearRange{2000, 2000 + 50};
  expect(StatusCode::kInvalidArgument, "TOO_MANY_VALUES", "cells");
  ask_.years = YearRange{2000, 2000 + 49};
  EXPECT_THAT(Ask(), IsOk());
  ask_.years = YearRange{2020, 2019};
  expect(StatusCode::kInvalidArgument, "BAD_YEARS", "years");
  ask_.years = YearRange{0, 2020};
  expect(StatusCode::kInvalidArgument, "BAD_YEARS", "years");
  ask_.years.reset();
  ask_.cells = {kReceived};
  ask_.basis = Basis::kAreaSummary;
  expect(StatusCode::kInvalidArgument, "BAD_BASIS", "basis");
  ask_.basis = Basis::kRollUp;
  ask_.organ = Department(1);
  expect(StatusCode::kInvalidArgument, "BAD_BASIS", "basis");
}

TEST_F(GetSeriesTest, ARateIsTheOrgansOwnAndNeverSummed) {
  constexpr char kRate[] = "narrative_figures.opinions_satisfaction_rate_bp";
  Apply({AChange(1, kTown, 2022).With(kRate, 9'950)});
  EXPECT_EQ(Point(kTown, kRate, 2022).value.value, 9'950);
  ask_.area = Code("430321");
  EXPECT_THAT(Ask(), StatusIs(StatusCode::kInvalidArgument));
  EXPECT_EQ(ReasonOfAnswer(), "NOT_ADDITIVE");
}

}  // namespace
}  // namespace disclosure::stats
