#include "stats-service/query/aggregate.h"

#include <functional>
#include <map>
#include <string>

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
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

constexpr char kInForce[] = "proactive.norm_docs_in_force";
constexpr char kSatisfaction[] =
    "narrative_figures.opinions_satisfaction_rate_bp";

class AggregateTest : public testing::Test {
 protected:
  AggregateTest() { ask_.cells = {kReceived}; }

  void Apply(std::vector<Change> changes) {
    cube_ = stats::Apply(*cube_, changes);
  }
  AggregateAnswer Answer() const {
    const auto answer = Aggregate(*cube_, ask_);
    EXPECT_THAT(answer, IsOk());
    return answer.ok() ? *answer : AggregateAnswer();
  }

  std::shared_ptr<const Cube> cube_ = std::make_shared<const Cube>(TestFrame());
  AggregateQuestion ask_;
};

TEST_F(AggregateTest, TheMeanDividesByThoseWhoGaveAFigure) {
  Apply({AChange(1, kTown, 2022).With(kReceived, 3),
         AChange(2, "430321102", 2022).With(kReceived, 0),
         AChange(3, "430321103", 2022)});
  ask_.area = Code("430321");
  const AggregateAnswer answer = Answer();
  ASSERT_EQ(answer.rows.size(), 1u);
  EXPECT_EQ(answer.rows[0].year, 2022);
  EXPECT_EQ(answer.rows[0].values[0].sum.value, 3);
  EXPECT_EQ(answer.rows[0].values[0].mean, 1.5);
}

TEST_F(AggregateTest, OneRowForAnAreaStandsWhetherAnybodyReportedOrNot) {
  Apply({AChange(1, kTown, 2022)});
  ask_.area = Code("65");
  const AggregateAnswer answer = Answer();
  ASSERT_EQ(answer.rows.size(), 1u);
  EXPECT_EQ(answer.rows[0].values[0].sum.status, ValueStatus::kNotReported);
  EXPECT_FALSE(answer.rows[0].values[0].mean.has_value());
  EXPECT_GT(answer.rows[0].values[0].sum.counts->not_reported, 1'000);
}

TEST_F(AggregateTest, TheRowsOfALevelHoldEveryReportBelowIt) {
  // 北京 has no prefectures, 东莞 no counties.
  Apply({AChange(1, "110101001", 2022).With(kReceived, 1),
         AChange(2, "441900003", 2022).With(kReceived, 2),
         AChange(3, kTown, 2022).With(kReceived, 4)});
  for (const AreaLevel level :
       {AreaLevel::kProvince, AreaLevel::kPrefecture, AreaLevel::kCounty,
        AreaLevel::kTownship, AreaLevel::kOrgan}) {
    ask_.group_by = level;
    ask_.from.reset();
    int64_t sum = 0;
    do {
      const AggregateAnswer page = Answer();
      for (const AggregateRow& row : page.rows) sum += row.values[0].sum.value;
      ask_.from = page.next;
    } while (ask_.from.has_value());
    EXPECT_EQ(sum, 7) << static_cast<int>(level);
  }
}

TEST_F(AggregateTest, AnAreaHasNoRowForAYearOfWhichNothingKnowsIt) {
  // 青竹湖镇 became a street office after 2015.
  Apply({AChange(1, "430105102", 2015), AChange(2, kTown, 2022)});
  ask_.area = Code("430105");
  ask_.group_by = AreaLevel::kTownship;
  ask_.years = YearRange{2015, 2016};
  std::vector<int32_t> years;
  for (const AggregateRow& row : Answer().rows) {
    if (row.organ == Government("430105102")) years.push_back(row.year);
  }
  EXPECT_THAT(years, ElementsAre(2015));
  // A late report by its old code is not lost.
  Apply({AChange(3, "430105102", 2016)});
  years.clear();
  for (const AggregateRow& row : Answer().rows) {
    if (row.organ == Government("430105102")) years.push_back(row.year);
  }
  EXPECT_THAT(years, ElementsAre(2015, 2016));
}

TEST_F(AggregateTest, OrgansAreThoseWhoReportedAndThoseWhoShouldHave) {
  Apply({AChange(1, kTown, 2022).With(kReceived, 1),
         AChange(2, kTown, 2022).Organ(Department(1)).With(kReceived, 2),
         AChange(3, kTown, 2021).Organ(Department(2)).With(kReceived, 4)});
  ask_.area = Code(kTown);
  ask_.group_by = AreaLevel::kOrgan;
  ask_.years = YearRange{2021, 2022};
  const AggregateAnswer answer = Answer();
  ASSERT_EQ(answer.rows.size(), 4u);
  EXPECT_EQ(answer.rows[0].organ, Government(kTown));
  EXPECT_EQ(answer.rows[0].year, 2021);
  EXPECT_EQ(answer.rows[0].values[0].sum.counts->not_reported, 1);
  EXPECT_EQ(answer.rows[1].year, 2022);
  EXPECT_EQ(answer.rows[2].organ.organ, Department(1));
  EXPECT_EQ(answer.rows[2].year, 2022);
  EXPECT_EQ(answer.rows[3].organ.organ, Department(2));
  EXPECT_EQ(answer.rows[3].year, 2021);
}

TEST_F(AggregateTest, FlowsAddUpOverTheYears) {
  Apply({AChange(1, kTown, 2020).With(kReceived, 1), AChange(2, kTown, 2021),
         AChange(3, kTown, 2022).With(kReceived, 4)});
  ask_.area = Code("430321");
  ask_.years = YearRange{2020, 2022};
  ask_.sum_over_years = true;
  const AggregateAnswer answer = Answer();
  ASSERT_EQ(answer.rows.size(), 1u);
  EXPECT_EQ(answer.rows[0].year, 0);
  const Value& sum = answer.rows[0].values[0].sum;
  EXPECT_EQ(sum.value, 5);
  EXPECT_EQ(sum.counts, (ValueCounts{2, 1, 3 * 17, 0, 0}));
  EXPECT_EQ(answer.rows[0].values[0].mean, 2.5);
}

class AggregateNoteTest : public AggregateTest {
 protected:
  static constexpr char kMade[] = "proactive.norm_docs_made";

  AggregateNoteTest() {
    ask_.cells = {kReceived, kMade};
    ask_.area = Code("430321");
    Apply({AChange(1, kTown, 2019).Form(v1::FORM_2019).With(kMade, 1),
           AChange(2, kTown, 2022).Form(v1::FORM_2021).With(kMade, 2),
           AChange(3, kTown, 2023).Form(v1::FORM_2021).With(kMade, 3)});
  }
  // Of the second figure, by year.
  std::map<int32_t, std::string> Notes() const {
    std::map<int32_t, std::string> notes;
    for (const AggregateRow& row : Answer().rows) {
      EXPECT_EQ(row.values[0].sum.note, "");
      const std::string note(row.values[1].sum.note);
      if (!note.empty()) notes[row.year] = note;
    }
    return notes;
  }
};

TEST_F(AggregateNoteTest, AYearAfterAnotherFormCarriesTheNote) {
  for (const AreaLevel level :
       {AreaLevel::kUnspecified, AreaLevel::kTownship, AreaLevel::kOrgan}) {
    for (const Boundaries boundaries :
         {Boundaries::kAsReported, Boundaries::kToday}) {
      ask_.group_by = level;
      ask_.boundaries = boundaries;
      for (const YearRange years :
           {YearRange{2019, 2023}, YearRange{2020, 2022},
            YearRange{2022, 2023}}) {
        ask_.years = years;
        EXPECT_THAT(Notes(),
                    ElementsAre(Pair(2022, HasSubstr("Renamed and narrowed"))))
            << years.first << " by " << static_cast<int>(level);
      }
      ask_.years = YearRange{2023, 2023};
      EXPECT_THAT(Notes(), IsEmpty());
    }
  }
}

TEST_F(AggregateNoteTest, APageInTheMiddleOfTheYearsCarriesIt) {
  ask_.years = YearRange{2019, 2023};
  ask_.from = RowPosition{Government("430321"), 2022};
  EXPECT_THAT(Notes(),
              ElementsAre(Pair(2022, HasSubstr("Renamed and narrowed"))));
}

TEST_F(AggregateNoteTest, ASumOverYearsCarriesItIfTheFormChangesBetween) {
  ask_.sum_over_years = true;
  ask_.years = YearRange{2019, 2023};
  EXPECT_THAT(Notes(), ElementsAre(Pair(0, HasSubstr("Renamed and narrowed"))));
  ask_.years = YearRange{2022, 2023};
  EXPECT_THAT(Notes(), IsEmpty());
}

TEST_F(AggregateTest, SummariesAreTakenAsPublished) {
  Apply({AChange(1, "4303", 2022).Summary().With(kReceived, 900),
         AChange(2, kTown, 2022).With(kReceived, 1)});
  ask_.area = Code("43");
  ask_.group_by = AreaLevel::kPrefecture;
  ask_.basis = Basis::kAreaSummary;
  int with_value = 0;
  for (const AggregateRow& row : Answer().rows) {
    const Value& value = row.values[0].sum;
    EXPECT_FALSE(value.counts.has_value());
    EXPECT_FALSE(row.values[0].mean.has_value());
    if (!value.has_value()) continue;
    ++with_value;
    EXPECT_EQ(row.organ, Government("4303"));
    EXPECT_EQ(value.value, 900);
  }
  EXPECT_EQ(with_value, 1);
  EXPECT_EQ(Answer().rows.size(), 14u);
}

TEST_F(AggregateTest, APageIsShortenedToTheValuesItMayHold) {
  Apply({AChange(1, kTown, 2022)});
  ask_.group_by = AreaLevel::kTownship;
  ask_.page_size = kMaxPageSize;
  ask_.cells.assign(kMaxCells, kReceived);
  EXPECT_EQ(Answer().rows.size(), kMaxPageValues / kMaxCells);
  ask_.cells = {kReceived};
  EXPECT_EQ(Answer().rows.size(), static_cast<size_t>(kMaxPageSize));
  ask_.page_size = kMaxPageSize + 1;
  EXPECT_EQ(Answer().rows.size(), static_cast<size_t>(kMaxPageSize));
  ask_.page_size = 0;
  EXPECT_EQ(Answer().rows.size(), static_cast<size_t>(kDefaultPageSize));
}

TEST_F(AggregateTest, AnEmptyCubeHasNoRows) {
  EXPECT_THAT(Answer().rows, IsEmpty());
}

struct AggregateRefusal {
  const char* name;
  std::function<void(AggregateQuestion&)> change;
  const char* reason;
  const char* field;
};

class AggregateRefusalTest
    : public AggregateTest,
      public testing::WithParamInterface<AggregateRefusal> {};

TEST_P(AggregateRefusalTest, HasReasonAndField) {
  ask_.area = Code("4303");
  GetParam().change(ask_);
  const auto answer = Aggregate(*cube_, ask_);
  EXPECT_THAT(answer, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_EQ(ReasonOf(answer.status()), GetParam().reason);
  EXPECT_EQ(FieldOf(answer.status()), GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    Refusals, AggregateRefusalTest,
    testing::ValuesIn(std::vector<AggregateRefusal>{
        {"LevelOfTheAreaItself",
         [](auto& ask) { ask.group_by = AreaLevel::kPrefecture; }, "BAD_LEVEL",
         "group_by"},
        {"LevelAboveTheArea",
         [](auto& ask) { ask.group_by = AreaLevel::kNation; }, "BAD_LEVEL",
         "group_by"},
        {"TownshipsBySummary",
         [](auto& ask) {
           ask.group_by = AreaLevel::kTownship;
           ask.basis = Basis::kAreaSummary;
         },
         "BAD_LEVEL", "group_by"},
        {"SummaryOfATownship",
         [](auto& ask) {
           ask.area = Code(kTown);
           ask.basis = Basis::kAreaSummary;
         },
         "BAD_BASIS", "basis"},
        {"OwnOrgan", [](auto& ask) { ask.basis = Basis::kOwnOrgan; },
         "BAD_BASIS", "basis"},
        {"SumOfARate",
         [](auto& ask) {
           ask.cells = {kReceived, kSatisfaction};
         },
         "NOT_ADDITIVE", "cells[1]"},
        {"StockOverYears",
         [](auto& ask) {
           ask.cells = {kInForce};
           ask.sum_over_years = true;
         },
         "NOT_ADDITIVE_OVER_YEARS", "cells[0]"},
        {"CarryOverYears",
         [](auto& ask) {
           ask.cells = {"applications.carried_in.total"};
           ask.sum_over_years = true;
         },
         "NOT_ADDITIVE_OVER_YEARS", "cells[0]"},
        {"RateOfOrgansOverYears",
         [](auto& ask) {
           ask.cells = {kSatisfaction};
           ask.group_by = AreaLevel::kOrgan;
           ask.sum_over_years = true;
         },
         "NOT_ADDITIVE_OVER_YEARS", "cells[0]"},
        {"NoCells", [](auto& ask) { ask.cells.clear(); }, "NO_CELLS", "cells"},
        {"YearsBackwards",
         [](auto& ask) {
           ask.years = YearRange{2022, 2021};
         },
         "BAD_YEARS", "years"},
        {"NegativePage", [](auto& ask) { ask.page_size = -1; }, "BAD_PAGE_SIZE",
         "page_size"},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::stats
