// What is only counted must be what reading every unit finds.

#include "stats-service/query/sparse_figures.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "stats-service/query/rank_areas.h"
#include "stats-service/query/unit_scan.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/random_changes.h"
#include "tests/support/catalogue.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

// Figures of all kinds, money in unknown units, a cell of the narrative, cells
// that only one form has.
constexpr const char* kCells[] = {
    "applications.received_new.total", "proactive.norm_docs_made",
    "proactive.procurement_amount_yuan", "narrative_figures.staff",
    "annex_2014.disclosed_items"};

// Governments and departments of a whole province, in several blocks.
const Cube& Province() {
  static const std::shared_ptr<const Cube> cube = [] {
    RandomChanges feed(11, AreasInside(Code("43")));
    return Apply(Cube(TestFrame()), feed.Next(30'000));
  }();
  return *cube;
}

struct ScanCase {
  std::string area;
  AreaLevel level;
  Basis basis;
};

class SparseFiguresTest : public testing::TestWithParam<ScanCase> {};

TEST_P(SparseFiguresTest, LeavesOutZerosAndNothingElse) {
  ASSERT_GT(Province().own.organs->blocks(), 2u);
  const auto& [area, level, basis] = GetParam();
  for (int32_t year = 2014; year <= 2023; ++year) {
    const UnitScan scan(Province(), Code(area), level, basis, year);
    for (const char* name : kCells) {
      UnitFigures all = scan.Figures(CellNamed(name));
      const SparseFigures sparse = scan.Sparse(CellNamed(name));
      const auto zeros =
          sparse.zeros == 0
              ? 0
              : std::erase_if(all.figures, [](const UnitFigure& unit) {
                  return unit.value == 0;
                });
      EXPECT_EQ(sparse.zeros, static_cast<int64_t>(zeros)) << name << year;
      EXPECT_TRUE(
          std::ranges::equal(sparse.units.figures, all.figures,
                             [](const UnitFigure& a, const UnitFigure& b) {
                               return a.value == b.value && a.index == b.index;
                             }))
          << name << year;
      EXPECT_EQ(sparse.units.blank, all.blank) << name << year;
      EXPECT_EQ(sparse.units.not_asked, all.not_asked) << name << year;
      EXPECT_EQ(sparse.units.not_reported, all.not_reported) << name << year;
      EXPECT_EQ(sparse.units.unit_unknown, all.unit_unknown) << name << year;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Scans, SparseFiguresTest,
                         testing::ValuesIn(std::vector<ScanCase>{
                             {"43", AreaLevel::kTownship, Basis::kOwnOrgan},
                             {"4303", AreaLevel::kTownship, Basis::kOwnOrgan},
                             {"430321", AreaLevel::kTownship, Basis::kOwnOrgan},
                             {"43", AreaLevel::kCounty, Basis::kOwnOrgan},
                             {"43", AreaLevel::kCounty, Basis::kAreaSummary},
                             {"43", AreaLevel::kPrefecture, Basis::kRollUp},
                             {"43", AreaLevel::kOrgan, Basis::kOwnOrgan},
                             {"00", AreaLevel::kTownship, Basis::kOwnOrgan},
                         }));

RankAnswer Top(const char* cell, int limit) {
  RankQuestion question;
  question.area = Code("43");
  question.level = AreaLevel::kTownship;
  question.cell = cell;
  question.year = 2020;
  question.limit = limit;
  const auto answer = RankAreas(Province(), question);
  EXPECT_THAT(answer, IsOk());
  return answer.value_or(RankAnswer());
}

// One that shows zeros, so that each is read, begins with one that does not.
TEST(SparseRankingTest, IsTheBeginningOfOneThatReadsEachZero) {
  for (const char* cell : kCells) {
    const RankAnswer longest = Top(cell, kMaxRanking);
    const RankAnswer shortest = Top(cell, 3);
    ASSERT_EQ(shortest.ranking.size(), 3u) << cell;
    EXPECT_TRUE(std::equal(shortest.ranking.begin(), shortest.ranking.end(),
                           longest.ranking.begin()))
        << cell;
    EXPECT_EQ(shortest.ranked, longest.ranked) << cell;
    EXPECT_EQ(shortest.without_value, longest.without_value) << cell;
    EXPECT_EQ(shortest.median, longest.median) << cell;
  }
}

}  // namespace
}  // namespace disclosure::stats
