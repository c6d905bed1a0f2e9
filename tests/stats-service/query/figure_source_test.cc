// What indicators say, by example; that they are exact on any feed is for
// questions_against_model_test.

#include "stats-service/query/figure_source.h"

#include <memory>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "stats-service/query/check_question.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

constexpr char kOtherTown[] = "430321101";
constexpr int32_t kYear = 2021;

class FigureSourceTest : public testing::Test {
 protected:
  void Apply(const record::Change& change) {
    cube_ = stats::Apply(*cube_, std::vector<record::Change>{change});
  }
  Value Own(const char* town, std::string_view name, int32_t year = kYear) {
    const form::OrganKey organ = Government(town);
    return FigureSource::OfOrgan(*cube_, v1::SCOPE_OWN_ORGAN, organ,
                                 cube_->own.organs->Find(organ), year)
        .ValueOf(*FindFigure(TestFrame(), name, "cell"));
  }
  Value Of(const char* area, std::string_view name, int32_t year = kYear) {
    const AreaPlace place(*cube_, Code(area));
    return FigureSource::OfArea(*cube_, place, year)
        .ValueOf(*FindFigure(TestFrame(), name, "cell"));
  }

  std::shared_ptr<const Cube> cube_ = std::make_shared<Cube>(TestFrame());
};

ChangeBuilder Report(record::Sequence sequence, const char* town,
                     v1::Form form = v1::FORM_2021) {
  return AChange(sequence, town, kYear).AllZero(form);
}

TEST_F(FigureSourceTest, ARateOfAnAreaIsTheRateOfTheSums) {
  Apply(Report(1, kTown)
            .With("applications.granted.total", 30)
            .With("applications.outcome_total.total", 30));
  Apply(Report(2, kOtherTown)
            .With("applications.granted.total", 5)
            .With("applications.granted_in_part.total", 5)
            .With("applications.outcome_total.total", 50));
  const Value own = Own(kTown, "indicator.disclosure_rate");
  EXPECT_EQ(own.status, ValueStatus::kValue);
  EXPECT_EQ(own.ratio, (Ratio{30, 30, true, 100}));
  EXPECT_FALSE(own.counts.has_value());
  const Value county = Of(kCountyOfTown, "indicator.disclosure_rate");
  EXPECT_EQ(county.status, ValueStatus::kValue);
  EXPECT_EQ(county.ratio, (Ratio{40, 80, true, 50}));
  EXPECT_EQ(county.counts->with_value, 2);
  EXPECT_EQ(county.value, 0);
}

TEST_F(FigureSourceTest, FewCasesAreASmallSampleAndHaveAValue) {
  Apply(Report(1, kTown)
            .With("applications.granted.total", 1)
            .With("applications.outcome_total.total", 29));
  const Value value = Own(kTown, "indicator.granted_rate");
  EXPECT_EQ(value.status, ValueStatus::kSmallSample);
  EXPECT_TRUE(value.has_value());
  EXPECT_EQ(value.ratio->denominator, 29);
}

TEST_F(FigureSourceTest, NothingDividedByNothingHasNoValue) {
  Apply(Report(1, kTown));
  const Value value = Own(kTown, "indicator.disclosure_rate");
  EXPECT_EQ(value.status, ValueStatus::kDenominatorZero);
  EXPECT_FALSE(value.has_value());
  EXPECT_EQ(value.ratio, (Ratio{0, 0, true, 0}));
}

TEST_F(FigureSourceTest, ABlankPartOfAReportIsNoZero) {
  Apply(Report(1, kTown)
            .With("applications.outcome_total.total", 40)
            .Without("applications.granted.total"));
  EXPECT_EQ(Own(kTown, "indicator.disclosure_rate").status,
            ValueStatus::kInputMissing);
  // Nobody else gives it either.
  EXPECT_EQ(Of(kCountyOfTown, "indicator.disclosure_rate").status,
            ValueStatus::kInputMissing);
  Apply(Report(2, kOtherTown)
            .With("applications.granted.total", 10)
            .With("applications.outcome_total.total", 60));
  const Value county = Of(kCountyOfTown, "indicator.disclosure_rate");
  EXPECT_EQ(county.status, ValueStatus::kValue);
  EXPECT_EQ(county.ratio->numerator, 10);
  EXPECT_EQ(county.ratio->denominator, 100);
  EXPECT_EQ(county.counts->blank, 1);
  EXPECT_EQ(county.counts->with_value, 1);
}

TEST_F(FigureSourceTest, HandledOtherwiseIsOneFigureAcrossForms) {
  Apply(Report(1, kTown, v1::FORM_2019)
            .With("applications.other_total.total", 7));
  Apply(Report(2, kOtherTown)
            .With("applications.other_correction_overdue.total", 1)
            .With("applications.other_fee_overdue.total", 2)
            .With("applications.other_misc.total", 4));
  EXPECT_EQ(Own(kTown, "indicator.other_handled").value, 7);
  EXPECT_EQ(Own(kOtherTown, "indicator.other_handled").value, 7);
  const Value county = Of(kCountyOfTown, "indicator.other_handled");
  EXPECT_EQ(county.value, 14);
  EXPECT_EQ(county.counts->with_value, 2);
  EXPECT_EQ(county.ratio, (Ratio{14, 1, false, 14}));
}

TEST_F(FigureSourceTest, ReportsOnAFormWithoutAPartStayOutOfTheRate) {
  Apply(Report(1, kTown, v1::FORM_2019)
            .With("applications.outcome_total.total", 1'000));
  Apply(Report(2, kOtherTown)
            .With("applications.other_fee_overdue.total", 10)
            .With("applications.outcome_total.total", 40));
  EXPECT_EQ(Own(kTown, "indicator.fee_overdue_rate").status,
            ValueStatus::kNotAsked);
  const Value county = Of(kCountyOfTown, "indicator.fee_overdue_rate");
  EXPECT_EQ(county.ratio, (Ratio{10, 40, true, 25}));
  EXPECT_EQ(county.counts->not_asked, 1);
  EXPECT_EQ(county.counts->with_value, 1);
}

TEST_F(FigureSourceTest, WhatOnlyLooksAlikeIsNotComparable) {
  Apply(Report(1, kTown, v1::FORM_2019));
  const Value value = Own(kTown, "indicator.norm_docs_turnover");
  EXPECT_EQ(value.status, ValueStatus::kNotComparable);
  EXPECT_FALSE(value.note.empty());
}

TEST_F(FigureSourceTest, ASumBeyond64BitsIsAnOverflow) {
  for (const char* town : {kTown, kOtherTown}) {
    Apply(Report(town == kTown ? 1 : 2, town)
              .With("applications.outcome_total.total", INT64_MAX));
  }
  EXPECT_EQ(Of(kCountyOfTown, "indicator.granted_rate").status,
            ValueStatus::kOverflow);
}

TEST_F(FigureSourceTest, InhabitantsComeFromTheTableOrAreMissing) {
  Apply(Report(1, kTown).With("applications.received_new.total", 4'011));
  const Value town = Own(kTown, "indicator.applications_per_100000");
  EXPECT_EQ(town.ratio, (Ratio{4'011, 40'110, true, 10'000}));
  EXPECT_EQ(Of("4303", "indicator.applications_per_100000").status,
            ValueStatus::kInputMissing);
}

TEST_F(FigureSourceTest, OrgansWithoutApplicationsAndTheLargestOnesAreCounted) {
  const char* towns[] = {"430321101", "430321102", "430321103"};
  const int64_t received[] = {0, 10, 30};
  for (size_t i = 0; i < 3; ++i) {
    Apply(Report(i + 1, towns[i])
              .With("applications.received_new.total", received[i]));
  }
  EXPECT_EQ(
      Of(kCountyOfTown, "indicator.zero_application_share").ratio->numerator,
      1);
  EXPECT_EQ(
      Of(kCountyOfTown, "indicator.zero_application_share").ratio->denominator,
      3);
  EXPECT_EQ(Of(kCountyOfTown, "indicator.applications_per_reporter").ratio,
            (Ratio{40, 3, true, 40.0 / 3}));
  EXPECT_EQ(Of(kCountyOfTown, "indicator.concentration_largest").ratio,
            (Ratio{30, 40, true, 75}));
  EXPECT_EQ(Of(kCountyOfTown, "indicator.concentration_tenth").ratio,
            (Ratio{30, 40, true, 75}));
}

TEST_F(FigureSourceTest, TheReportRateCountsThoseThatAreExpected) {
  EXPECT_EQ(Of(kCountyOfTown, "indicator.report_rate").ratio->numerator, 0);
  Apply(Report(1, kTown));
  const Value rate = Of(kCountyOfTown, "indicator.report_rate");
  EXPECT_EQ(rate.status, ValueStatus::kValue);
  EXPECT_EQ(rate.ratio->numerator, 1);
  EXPECT_EQ(rate.ratio->denominator,
            TestFrame().expected().AtOrBelow(Code(kCountyOfTown), kYear));
}

TEST_F(FigureSourceTest, FindingsTellFaultsAndWhetherYearsAreLinked) {
  Apply(AChange(1, kTown, kYear - 1).AllZero(v1::FORM_2021));
  Apply(Report(2, kTown)
            .With("applications.carried_in.total", 1)
            .Finding("F-XYR-01", v1::SEVERITY_WARNING)
            .Finding("F-APP-02", v1::SEVERITY_INFO));
  Apply(AChange(3, kOtherTown, kYear - 1).AllZero(v1::FORM_2021));
  Apply(Report(4, kOtherTown));
  Apply(Report(5, "430321103"));  // without a year before
  EXPECT_EQ(Of(kCountyOfTown, "indicator.faults_per_report").ratio,
            (Ratio{1, 3, true, 1.0 / 3}));
  EXPECT_EQ(Of(kCountyOfTown, "indicator.clean_report_share").ratio->numerator,
            2);
  EXPECT_EQ(Of(kCountyOfTown, "indicator.carry_over_link_rate").ratio,
            (Ratio{1, 2, true, 50}));
}

TEST(QuotientTest, IsComparedExactly) {
  const Quotient third = {1, 3};
  EXPECT_TRUE(third == (Quotient{2, 6}));
  EXPECT_TRUE(third == (Quotient{-1, -3}));
  EXPECT_TRUE(third < (Quotient{INT64_MAX, INT64_MAX}));
  EXPECT_TRUE((Quotient{INT64_MAX - 1, INT64_MAX}) <
              (Quotient{INT64_MAX, INT64_MAX}));
  EXPECT_TRUE((Quotient{1, -3}) < third);
  EXPECT_TRUE((Quotient{INT64_MIN, -1}) > (Quotient{INT64_MAX, 1}));
}

TEST(FindFigureTest, AnUnknownNameHintsAtTheNearestCellOrIndicator) {
  const auto cell = FindFigure(TestFrame(), "proactive.norm_doc_made", "cell");
  EXPECT_THAT(
      std::string(cell.status().message()),
      testing::HasSubstr("the nearest is \"proactive.norm_docs_made\""));
  const auto rate = FindFigure(TestFrame(), "indicator.disclosure_rat", "cell");
  EXPECT_THAT(
      std::string(rate.status().message()),
      testing::HasSubstr("the nearest is \"indicator.disclosure_rate\""));
}

TEST(FindFigureTest, WhatIsLikeNoNameGetsNoHint) {
  const auto figure = FindFigure(TestFrame(), "x", "cell");
  EXPECT_EQ(figure.status().message(), "there is no cell or indicator \"x\"");
  const auto cell = FindCell(TestFrame(), "x", "cell");
  EXPECT_EQ(cell.status().message(), "there is no cell \"x\"");
}

TEST(FindCellTest, AnIndicatorNamesTheCellsThatItIsComputedFrom) {
  const auto cell = FindCell(TestFrame(), "indicator.disclosure_rate", "cell");
  EXPECT_THAT(std::string(cell.status().message()),
              testing::StartsWith("indicator.disclosure_rate is computed from "
                                  "cells, and only cells are taken here: "
                                  "applications."));
}

TEST(FindFigureTest, WhatCannotBeHadSaysWhy) {
  const auto rate = FindFigure(TestFrame(), "indicator.on_time_rate", "cell");
  EXPECT_EQ(rate.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(rate.status().message()),
              testing::HasSubstr("GetCoverage"));
}

}  // namespace
}  // namespace disclosure::stats
