#include "stats-service/query/watched_area.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/stats-service/support/random_changes.h"
#include "tests/support/catalogue.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using absl::StatusCode;
using record::Change;
using Rows = std::optional<std::vector<AggregateRow>>;

constexpr char kElsewhere[] = "430105017";

class WatchedAreaTest : public testing::Test {
 protected:
  WatchedAreaTest() {
    ask_.area = Code("430321");
    ask_.cells = {kReceived};
    ask_.years = YearRange{2022, 2022};
  }

  void Apply(std::vector<Change> changes) {
    cube_ = stats::Apply(*cube_, changes);
  }
  static Rows Look(WatchedArea& area, const Cube& cube) {
    const auto rows = area.Look(cube);
    EXPECT_THAT(rows, IsOk());
    return rows.ok() ? *rows : Rows();
  }

  std::shared_ptr<const Cube> cube_ = BeginHistory(Cube(TestFrame()));
  AggregateQuestion ask_;
};

TEST_F(WatchedAreaTest, BeginsWithWhatIsThereThenTellsWhatIsNew) {
  WatchedArea area(ask_, 0);
  EXPECT_FALSE(area.has_looked());
  EXPECT_TRUE(Look(area, *cube_).has_value());
  EXPECT_TRUE(area.has_looked());
  EXPECT_FALSE(Look(area, *cube_).has_value());
  Apply({AChange(1, kTown, 2022).With(kReceived, 3)});
  const Rows rows = Look(area, *cube_);
  ASSERT_TRUE(rows.has_value());
  EXPECT_EQ(rows->at(0).values[0].sum.value, 3);
  EXPECT_EQ(area.seen(), 1u);
}

TEST_F(WatchedAreaTest, WhatChangesElsewhereOrElseIsNoNews) {
  WatchedArea area(ask_, 0);
  Look(area, *cube_);
  Apply({AChange(1, kElsewhere, 2022).With(kReceived, 3)});
  EXPECT_FALSE(Look(area, *cube_).has_value());
  Apply({AChange(2, kTown, 2021).With(kReceived, 3)});
  EXPECT_FALSE(Look(area, *cube_).has_value());
  Apply({AChange(3, kTown, 2022).With(kReceived, 3)});
  EXPECT_TRUE(Look(area, *cube_).has_value());
  Apply({AChange(4, kTown, 2022)
             .Revision(2)
             .With(kReceived, 3)
             .With(kGranted, 1)});
  EXPECT_FALSE(Look(area, *cube_).has_value());
  EXPECT_EQ(area.seen(), 4u);
}

class RenewedIndicatorTest : public WatchedAreaTest,
                             public testing::WithParamInterface<const char*> {};

// A re-judgement is no revision, and the history knows none of it.
TEST_P(RenewedIndicatorTest, AReJudgedReportIsNews) {
  ask_.cells = {GetParam()};
  Apply({AChange(1, kTown, 2022).AllZero(v1::FORM_2021)});
  WatchedArea area(ask_, 0);
  Look(area, *cube_);
  Apply({AChange(2, kTown, 2022)
             .Rejudged()
             .Finding("F-APP-02", v1::SEVERITY_WARNING)});
  EXPECT_TRUE(Look(area, *cube_).has_value());
  // The same findings once more are none.
  Apply({AChange(3, kTown, 2022)
             .Rejudged()
             .Finding("F-APP-02", v1::SEVERITY_WARNING)});
  EXPECT_FALSE(Look(area, *cube_).has_value());
}

INSTANTIATE_TEST_SUITE_P(Indicators, RenewedIndicatorTest,
                         testing::Values("indicator.faults_per_report",
                                         "indicator.clean_report_share"));

// 620523109 is what was 620523106 before 2019.
TEST_F(WatchedAreaTest, APairWithAYearUnderAnotherCodeIsNews) {
  ask_.area = Code("620523109");
  ask_.years = YearRange{2019, 2019};
  ask_.cells = {"indicator.carry_over_link_rate"};
  Apply({AChange(1, "620523109", 2019).AllZero(v1::FORM_2021)});
  WatchedArea area(ask_, 0);
  Look(area, *cube_);
  Apply({AChange(2, "620523106", 2018).AllZero(v1::FORM_2021)});
  const Rows rows = Look(area, *cube_);
  ASSERT_TRUE(rows.has_value());
  EXPECT_EQ(rows->at(0).values[0].sum.ratio, (Ratio{1, 1, true, 100}));
}

TEST_F(WatchedAreaTest, ResumesWithoutSayingTwiceWhatWasSeen) {
  Apply({AChange(1, kTown, 2022).With(kReceived, 3)});
  Apply({AChange(2, kElsewhere, 2022).With(kReceived, 3)});
  WatchedArea nothing_new(ask_, 1);
  EXPECT_FALSE(Look(nothing_new, *cube_).has_value());
  EXPECT_EQ(nothing_new.seen(), 2u);
  Apply({AChange(3, kTown, 2022).Revision(2).With(kReceived, 4)});
  EXPECT_TRUE(Look(nothing_new, *cube_).has_value());
  WatchedArea changed_meanwhile(ask_, 2);
  EXPECT_TRUE(Look(changed_meanwhile, *cube_).has_value());
}

TEST_F(WatchedAreaTest, SaysItOnceMoreWhereTheHistoryDoesNotReachBack) {
  Apply({AChange(5, kTown, 2022).With(kReceived, 3)});
  WatchedArea area(ask_, 4);
  EXPECT_TRUE(Look(area, *BeginHistory(*cube_)).has_value());
}

TEST_F(WatchedAreaTest, TheLastYearOfAnyReportIsFollowed) {
  ask_.years.reset();
  Apply({AChange(1, kTown, 2022).With(kReceived, 3)});
  WatchedArea area(ask_, 0);
  EXPECT_EQ(Look(area, *cube_)->at(0).year, 2022);
  Apply({AChange(2, kElsewhere, 2023)});
  EXPECT_EQ(Look(area, *cube_)->at(0).year, 2023);
}

// Whoever looks at every cube, or at few, always knows what the newest one
// that was looked at says.
TEST_F(WatchedAreaTest, TheLastRowsToldAreAlwaysThoseOfTheCube) {
  RandomChanges feed(9, OddAreas());
  for (const auto& watched : OddAreas()) {
    ask_.area = watched;
    ask_.years = YearRange{2014, 2020};
    ask_.cells = {kReceived, "proactive.procurement_amount_yuan",
                  "indicator.carry_over_link_rate",
                  "indicator.faults_per_report"};
    WatchedArea area(ask_, cube_->applied_up_to > 20 ? feed.Below(20) : 0);
    Rows told;
    for (int i = 0; i < 30; ++i) {
      Apply(feed.Next(feed.Below(4)));
      if (feed.OneIn(3)) continue;
      const Rows rows = Look(area, *cube_);
      if (rows.has_value()) told = rows;
      auto all = Aggregate(*cube_, ask_);
      ASSERT_THAT(all, IsOk());
      for (AggregateRow& row : all->rows) {
        for (AggregateValue& value : row.values) value.share_of_parent.reset();
      }
      if (told.has_value()) {
        ASSERT_TRUE(*told == all->rows) << watched.digits();
      }
    }
  }
}

TEST_F(WatchedAreaTest, WhatCannotBeAskedCannotBeWatched) {
  ask_.years = YearRange{2000, 2050};
  ask_.cells.assign(50, kReceived);
  const auto too_many = WatchedArea(ask_, 0).Look(*cube_);
  EXPECT_THAT(too_many, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_EQ(ReasonOf(too_many.status()), "TOO_MANY_VALUES");
  ask_.cells = {"applications.x"};
  const auto unknown = WatchedArea(ask_, 0).Look(*cube_);
  EXPECT_EQ(ReasonOf(unknown.status()), "UNKNOWN_CELL");
}

}  // namespace
}  // namespace disclosure::stats
