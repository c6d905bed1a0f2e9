#include "stats-service/query/rank_areas.h"

#include <functional>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using record::Change;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

class RankAreasTest : public testing::Test {
 protected:
  RankAreasTest() {
    ask_.area = Code("430321");
    ask_.level = AreaLevel::kTownship;
    ask_.cell = kReceived;
    cube_ = Apply(
        *cube_,
        std::vector<Change>{
            AChange(1, "430321100", 2022).With(kReceived, 5),
            AChange(2, "430321102", 2022).With(kReceived, 9),
            AChange(3, "430321103", 2022).With(kReceived, 5),
            AChange(4, "430321104", 2022).With(kReceived, 0),
            AChange(5, "430321105", 2022),  // left blank
            AChange(6, "430321106", 2022).Form(v1::FORM_2014),
            AChange(7, "430321", 2022).Organ(Department(1)).With(kReceived, 7),
        });
  }

  RankAnswer Answer() const {
    const auto answer = RankAreas(*cube_, ask_);
    EXPECT_THAT(answer, IsOk());
    return answer.ok() ? *answer : RankAnswer();
  }
  // Rank and code of each row.
  static std::vector<std::pair<int64_t, std::string>> Ranks(
      const RankAnswer& answer) {
    std::vector<std::pair<int64_t, std::string>> ranks;
    for (const RankedArea& ranked : answer.ranking) {
      ranks.emplace_back(ranked.rank, ranked.organ.division.ToString());
    }
    return ranks;
  }

  std::shared_ptr<const Cube> cube_ = std::make_shared<const Cube>(TestFrame());
  RankQuestion ask_;
};

TEST_F(RankAreasTest, EqualValuesShareARankAndStandInTheOrderOfCodes) {
  const RankAnswer answer = Answer();
  EXPECT_THAT(Ranks(answer),
              ElementsAre(Pair(1, "430321102"), Pair(2, "430321100"),
                          Pair(2, "430321103"), Pair(4, "430321104")));
  EXPECT_EQ(answer.year, 2022);
  EXPECT_EQ(answer.ranked, 4);
  // Blank, not asked, and eleven of the seventeen townships not reported.
  EXPECT_EQ(answer.without_value, 13);
}

TEST_F(RankAreasTest, EachAreaIsSetAgainstTheOthers) {
  const RankAnswer answer = Answer();  // 9, 5, 5, 0
  EXPECT_EQ(answer.median, 5);
  EXPECT_EQ(answer.ranking[0].percentile, 100);
  EXPECT_EQ(answer.ranking[0].distance_to_median, 4);
  EXPECT_EQ(answer.ranking[1].percentile, 75);
  EXPECT_EQ(answer.ranking[2].percentile, 75);
  EXPECT_EQ(answer.ranking[3].percentile, 25);
  EXPECT_EQ(answer.ranking[3].distance_to_median, -5);
  // A percentile does not depend on the order.
  ask_.order = RankOrder::kSmallestFirst;
  EXPECT_EQ(Answer().ranking[0].percentile, 25);
  EXPECT_EQ(Answer().ranking[1].percentile, 75);
}

TEST_F(RankAreasTest, RatesAreComparedExactlyAndSmallSamplesCanBeLeftOut) {
  const auto report = [](record::Sequence sequence, const char* town,
                         int64_t granted, int64_t outcomes) -> Change {
    return AChange(sequence, town, 2022)
        .Revision(2)
        .AllZero(v1::FORM_2021)
        .With("applications.granted.total", granted)
        .With("applications.outcome_total.total", outcomes);
  };
  cube_ = Apply(*cube_, std::vector<Change>{
                            report(11, "430321100", 1, 1),
                            report(12, "430321102", 20, 60),
                            report(13, "430321103", 10, 30),
                            report(14, "430321104", 40, 50),
                            report(15, "430321105", 0, 0),
                        });
  ask_.cell = "indicator.granted_rate";
  EXPECT_THAT(Ranks(Answer()),
              ElementsAre(Pair(1, "430321100"), Pair(2, "430321104"),
                          Pair(3, "430321102"), Pair(3, "430321103")));
  EXPECT_EQ(Answer().ranking[0].value.status, ValueStatus::kSmallSample);
  ask_.leave_out_small_samples = true;
  EXPECT_THAT(Ranks(Answer()),
              ElementsAre(Pair(1, "430321104"), Pair(2, "430321102"),
                          Pair(2, "430321103")));
  EXPECT_EQ(Answer().ranked, 3);
  EXPECT_EQ(Answer().without_value, 14);
}

TEST_F(RankAreasTest, TheSmallestComeFirstIfAskedSo) {
  ask_.order = RankOrder::kSmallestFirst;
  ask_.limit = 2;
  const RankAnswer answer = Answer();
  EXPECT_THAT(Ranks(answer),
              ElementsAre(Pair(1, "430321104"), Pair(2, "430321100")));
  EXPECT_EQ(answer.ranked, 4);
}

TEST_F(RankAreasTest, AnAreaIsFoundBeyondTheEndOfTheList) {
  ask_.limit = 1;
  ask_.rank_of = Code("430321103");
  const RankAnswer answer = Answer();
  ASSERT_TRUE(answer.asked.has_value());
  EXPECT_EQ(answer.asked->rank, 2);
  EXPECT_EQ(answer.asked->value.value, 5);
  ask_.rank_of = Code("430321105");
  EXPECT_FALSE(Answer().asked.has_value());
}

TEST_F(RankAreasTest, OrgansAreRankedEachForItself) {
  ask_.level = AreaLevel::kOrgan;
  ask_.limit = 2;
  const RankAnswer answer = Answer();
  EXPECT_THAT(Ranks(answer),
              ElementsAre(Pair(1, "430321102"), Pair(2, "430321")));
  EXPECT_EQ(answer.ranking[1].organ.organ, Department(1));
  // Of the seventeen townships and the county, and a department.
  EXPECT_EQ(answer.ranked + answer.without_value, 19);
}

TEST_F(RankAreasTest, AreasAboveTheTownshipAreRankedByWhatLiesBelowThem) {
  ask_.area = Code("4303");
  ask_.level = AreaLevel::kCounty;
  const RankAnswer answer = Answer();
  EXPECT_EQ(answer.basis, Basis::kRollUp);
  EXPECT_THAT(Ranks(answer), ElementsAre(Pair(1, "430321")));
  EXPECT_EQ(answer.ranking[0].value.value, 26);
  EXPECT_EQ(answer.ranking[0].value.counts->with_value, 5);
}

TEST_F(RankAreasTest, MoneyInAnUnknownUnitIsNotRanked) {
  cube_ = Apply(
      *cube_,
      std::vector<Change>{
          AChange(8, "430321100", 2020).Form(v1::FORM_2019).With(kMoney, 999),
          AChange(9, "430321102", 2020)
              .Form(v1::FORM_2019)
              .With(kMoney, 10'000)
              .ProcurementUnit(v1::MONEY_UNIT_YUAN)});
  ask_.year = 2020;
  ask_.cell = kMoney;
  EXPECT_THAT(Ranks(Answer()), ElementsAre(Pair(1, "430321102")));
}

TEST_F(RankAreasTest, AnEmptyCubeRanksNobody) {
  cube_ = std::make_shared<const Cube>(TestFrame());
  const RankAnswer answer = Answer();
  EXPECT_THAT(answer.ranking, IsEmpty());
  EXPECT_EQ(answer.year, 0);
}

struct RankRefusal {
  const char* name;
  std::function<void(RankQuestion&)> change;
  const char* reason;
  const char* field;
};

class RankRefusalTest : public RankAreasTest,
                        public testing::WithParamInterface<RankRefusal> {};

TEST_P(RankRefusalTest, HasReasonAndField) {
  GetParam().change(ask_);
  const auto answer = RankAreas(*cube_, ask_);
  EXPECT_FALSE(answer.ok());
  EXPECT_EQ(ReasonOf(answer.status()), GetParam().reason);
  EXPECT_EQ(FieldOf(answer.status()), GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    Refusals, RankRefusalTest,
    testing::ValuesIn(std::vector<RankRefusal>{
        {"NoLevel", [](auto& ask) { ask.level = AreaLevel::kUnspecified; },
         "BAD_LEVEL", "level"},
        {"LevelOfTheArea", [](auto& ask) { ask.level = AreaLevel::kCounty; },
         "BAD_LEVEL", "level"},
        {"RankOfAnotherLevel", [](auto& ask) { ask.rank_of = Code("430321"); },
         "BAD_LEVEL", "rank_of"},
        {"RankOfAnotherArea",
         [](auto& ask) { ask.rank_of = Code("430302001"); }, "BAD_LEVEL",
         "rank_of"},
        {"RankOfNoArea", [](auto& ask) { ask.rank_of = Code("430321999"); },
         "UNKNOWN_AREA", "rank_of"},
        {"NoArea", [](auto& ask) { ask.area = Code("99"); }, "UNKNOWN_AREA",
         "division_code"},
        {"NoCell", [](auto& ask) { ask.cell = "x"; }, "UNKNOWN_CELL", "cell"},
        {"TooLong", [](auto& ask) { ask.limit = kMaxRanking + 1; }, "BAD_LIMIT",
         "limit"},
        {"Negative", [](auto& ask) { ask.limit = -1; }, "BAD_LIMIT", "limit"},
        {"NoYear", [](auto& ask) { ask.year = -5; }, "BAD_YEARS", "years"},
        {"TownshipsBySummary",
         [](auto& ask) { ask.basis = Basis::kAreaSummary; }, "BAD_BASIS",
         "basis"},
        {"RollUpOfARate",
         [](auto& ask) {
           ask.basis = Basis::kRollUp;
           ask.cell = "narrative_figures.opinions_satisfaction_rate_bp";
         },
         "NOT_ADDITIVE", "cell"},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::stats
