#include "stats-service/cube/expected_units.h"

#include "gtest/gtest.h"
#include "tests/stats-service/support/country.h"

namespace disclosure::stats {
namespace {

struct ExpectedCase {
  const char* name;
  const char* code;
  int year;
  bool expected;
};

class ExpectedUnitsTest : public testing::TestWithParam<ExpectedCase> {};

TEST_P(ExpectedUnitsTest, IsExpectedOrNot) {
  const ExpectedCase& test = GetParam();
  EXPECT_EQ(TestFrame().expected().IsExpected(Code(test.code), test.year),
            test.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Units, ExpectedUnitsTest,
    testing::ValuesIn(std::vector<ExpectedCase>{
        {"Town", "430321111", 2020, true},
        {"Township", "430321202", 2020, true},
        {"StreetOffice", "430302001", 2020, true},
        {"County", "430321", 2020, true},
        {"Prefecture", "4303", 2020, true},
        {"Province", "43", 2020, true},
        {"TheNationHasNoGovernmentOfItsOwn", "00", 2020, false},
        {"QuasiUnit", "430102400", 2020, false},
        {"ZoneWithTheRankOfACounty", "430371", 2020, false},
        {"TownshipOfSuchAZone", "430371001", 2020, true},
        {"CityWithTheRankOfACounty", "430381", 2020, true},
        {"LevelThatACityLacks", "441900", 2020, false},
        {"PseudoPrefecture", "1101", 2020, false},
        {"TownBeforeItsMerger", "430105102", 2015, true},
        {"TownAfterItsMerger", "430105102", 2020, false},
        {"YearBeforeTheFirstEdition", "430105102", 2009, true},
        {"UnknownCode", "990101001", 2020, false},
    }),
    [](const auto& row) { return row.param.name; });

TEST(ExpectedUnitsTest, AnAreaExpectsItselfAndWhatLiesBelowIt) {
  const ExpectedUnits& expected = TestFrame().expected();
  EXPECT_EQ(expected.AtOrBelow(Code("430321111"), 2023), 1);
  // 湘潭县: 17 townships since 2016, 19 before, and the county itself.
  EXPECT_EQ(expected.AtOrBelow(Code("430321"), 2023), 18);
  EXPECT_EQ(expected.AtOrBelow(Code("430321"), 2015), 20);
}

TEST(ExpectedUnitsTest, TheNationExpectsTheUnitsThatTheListOf2023Counts) {
  const ExpectedUnits& expected = TestFrame().expected();
  int64_t townships = 0;
  for (const divisions::Area& area : TestDivisions().areas()) {
    townships += area.code.level() == divisions::Level::kTownship &&
                 ExpectedUnits::IsExpected(area, 2023);
  }
  // Without 350527000 (金门), whose number is that of no unit.
  EXPECT_EQ(townships, 38'642 - 1);
  EXPECT_GT(expected.AtOrBelow(Code("00"), 2023), townships + 31);
}

}  // namespace
}  // namespace disclosure::stats
