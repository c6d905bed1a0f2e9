#include "stats-service/query/reconcile_area.h"

#include <functional>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/support/catalogue.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using absl::StatusCode;
using record::Change;
using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;

constexpr char kSatisfactionRate[] =
    "narrative_figures.opinions_satisfaction_rate_bp";

class ReconcileAreaTest : public testing::Test {
 protected:
  ReconcileAreaTest() { ask_.area = Code(kCountyOfTown); }

  void Apply(std::vector<Change> changes) {
    cube_ = stats::Apply(*cube_, changes);
  }
  ReconcileAnswer Answer() const {
    const auto answer = ReconcileArea(*cube_, ask_);
    EXPECT_THAT(answer, IsOk());
    return answer.ok() ? *answer : ReconcileAnswer();
  }

  std::shared_ptr<const Cube> cube_ = std::make_shared<const Cube>(TestFrame());
  ReconcileQuestion ask_;
};

TEST_F(ReconcileAreaTest, OnlyWhatDiffersIsListedAndAllIsCounted) {
  Apply({AChange(1, kCountyOfTown, 2022)
             .Summary()
             .AllZero(v1::FORM_2021)
             .With(kReceived, 12)
             .With(kGranted, 3),
         AChange(2, kTown, 2022)
             .AllZero(v1::FORM_2021)
             .With(kReceived, 7)
             .With(kGranted, 3)});
  const ReconcileAnswer answer = Answer();
  EXPECT_EQ(answer.year, 2022);
  EXPECT_TRUE(answer.summary_reported);
  EXPECT_EQ(answer.summary_form, v1::FORM_2021);
  ASSERT_THAT(answer.cells, SizeIs(1));
  EXPECT_EQ(answer.cells[0].cell, CellNamed(kReceived));
  EXPECT_EQ(answer.cells[0].agreement, Agreement::kDifferent);
  EXPECT_EQ(answer.cells[0].difference, 5);
  EXPECT_EQ(answer.cells[0].roll_up.counts->with_value, 1);
  EXPECT_EQ(answer.different, 1);
  EXPECT_GT(answer.equal, 150);
  ask_.include_equal = true;
  EXPECT_THAT(Answer().cells, SizeIs(answer.equal + answer.different));
}

TEST_F(ReconcileAreaTest, ABlankCountsAsZeroWhereThatMakesThemEqual) {
  Apply({AChange(1, kCountyOfTown, 2022).Summary().With(kReceived, 0),
         AChange(2, kTown, 2022).With(kGranted, 2)});
  ask_.cells = {kReceived, kGranted};
  const ReconcileAnswer answer = Answer();
  EXPECT_EQ(answer.cells[0].agreement, Agreement::kEqual);
  EXPECT_EQ(answer.cells[1].agreement, Agreement::kNoSummaryValue);
  EXPECT_FALSE(answer.cells[1].difference.has_value());
}

TEST_F(ReconcileAreaTest, MoneyWithoutAUnitIsNotNothing) {
  Apply({AChange(1, kCountyOfTown, 2022)
             .Summary()
             .Form(v1::FORM_2019)
             .With(kMoney, 0)
             .ProcurementUnit(v1::MONEY_UNIT_YUAN),
         AChange(2, kTown, 2022).Form(v1::FORM_2019).With(kMoney, 700'000)});
  ask_.cells = {kMoney};
  EXPECT_EQ(Answer().cells[0].agreement, Agreement::kNoRollUpValue);
}

TEST_F(ReconcileAreaTest, MoneyWithoutAUnitIsNoValue) {
  Apply({AChange(1, kCountyOfTown, 2022)
             .Summary()
             .Form(v1::FORM_2019)
             .With(kMoney, 5)
             .ProcurementUnit(v1::MONEY_UNIT_YUAN),
         AChange(2, kTown, 2022).Form(v1::FORM_2019).With(kMoney, 5)});
  ask_.cells = {kMoney};
  EXPECT_EQ(Answer().cells[0].agreement, Agreement::kNoRollUpValue);
}

TEST_F(ReconcileAreaTest, TheMissingAreThoseExpectedAndThoseKnownFromBefore) {
  Apply({AChange(1, kTown, 2021), AChange(2, kTown, 2021).Organ(Department(1)),
         AChange(3, kTown, 2020).Organ(Department(2)),
         AChange(4, "430321102", 2022)});
  ask_.year = 2022;
  const ReconcileAnswer answer = Answer();
  EXPECT_FALSE(answer.summary_reported);
  EXPECT_THAT(answer.cells, IsEmpty());
  EXPECT_EQ(answer.reports, 1);
  // The county's government and its 17 townships, but for one.
  EXPECT_EQ(answer.expected, 18);
  EXPECT_EQ(answer.missing_expected, 17);
  EXPECT_EQ(answer.missing_known, 1);
  EXPECT_THAT(answer.missing, SizeIs(18));
  EXPECT_THAT(answer.missing,
              Contains(MissingReporter{Government(kTown), true, true}));
  EXPECT_THAT(answer.missing, Contains(MissingReporter{
                                  {Code(kTown), Department(1)}, false, true}));
  ask_.max_missing = 3;
  EXPECT_THAT(Answer().missing, SizeIs(3));
  EXPECT_EQ(Answer().missing_expected, 17);
}

TEST_F(ReconcileAreaTest, ADifferenceThatDoesNotFitIsNone) {
  Apply({AChange(1, kCountyOfTown, 2022).Summary().With(kReceived, INT64_MAX),
         AChange(2, kTown, 2022).With(kReceived, -1)});
  ask_.cells = {kReceived};
  EXPECT_EQ(Answer().cells[0].agreement, Agreement::kDifferent);
  EXPECT_FALSE(Answer().cells[0].difference.has_value());
}

TEST_F(ReconcileAreaTest, AnEmptyCubeHasNoYear) {
  EXPECT_EQ(Answer(), ReconcileAnswer());
}

struct ReconcileRefusal {
  const char* name;
  std::function<void(ReconcileQuestion&)> change;
  StatusCode code;
  const char* reason;
  const char* field;
};

class ReconcileAreaRefusalTest
    : public ReconcileAreaTest,
      public testing::WithParamInterface<ReconcileRefusal> {};

TEST_P(ReconcileAreaRefusalTest, HasReasonAndField) {
  GetParam().change(ask_);
  const auto answer = ReconcileArea(*cube_, ask_);
  EXPECT_THAT(answer, StatusIs(GetParam().code));
  EXPECT_EQ(ReasonOf(answer.status()), GetParam().reason);
  EXPECT_EQ(FieldOf(answer.status()), GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    Refusals, ReconcileAreaRefusalTest,
    testing::ValuesIn(std::vector<ReconcileRefusal>{
        {"Township", [](auto& ask) { ask.area = Code(kTown); },
         StatusCode::kInvalidArgument, "BAD_LEVEL", "division_code"},
        {"UnknownArea", [](auto& ask) { ask.area = Code("99"); },
         StatusCode::kNotFound, "UNKNOWN_AREA", "division_code"},
        {"Rate",
         [](auto& ask) {
           ask.cells = {kReceived, kSatisfactionRate};
         },
         StatusCode::kInvalidArgument, "NOT_ADDITIVE", "cells[1]"},
        {"UnknownCell", [](auto& ask) { ask.cells = {"applications.x"}; },
         StatusCode::kInvalidArgument, "UNKNOWN_CELL", "cells[0]"},
        {"TooManyMissing", [](auto& ask) { ask.max_missing = kMaxMissing + 1; },
         StatusCode::kInvalidArgument, "BAD_LIMIT", "max_missing"},
        {"NoYear", [](auto& ask) { ask.year = -1; },
         StatusCode::kInvalidArgument, "BAD_YEARS", "years"},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::stats
