#include "stats-service/cube/population.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/stats-service/support/country.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using testing::HasSubstr;
using testing::Optional;

TEST(PopulationTest, KnowsWhatTheTableSaysAndNothingElse) {
  const auto population = Population::Parse(
      "\xef\xbb\xbf"
      "division_code,year,population\r\n430321,2020,790112\r\n\r\n"
      "430321,2021,788000\r\n00,2020,1411778724\r\n",
      "population.csv", TestDivisions());
  ASSERT_THAT(population, IsOk());
  EXPECT_EQ(population->size(), 3u);
  EXPECT_THAT(population->Find(Code("430321"), 2020), Optional(790'112));
  EXPECT_THAT(population->Find(Code("00"), 2020), Optional(1'411'778'724));
  EXPECT_EQ(population->Find(Code("430321"), 2019), std::nullopt);
  EXPECT_EQ(population->Find(Code("4303"), 2020), std::nullopt);
  EXPECT_EQ(Population().Find(Code("430321"), 2020), std::nullopt);
}

struct BadTable {
  const char* name;
  const char* text;
  const char* message;
};

class BadPopulationTest : public testing::TestWithParam<BadTable> {};

TEST_P(BadPopulationTest, TheErrorLeadsToTheLine) {
  const auto population =
      Population::Parse(GetParam().text, "p.csv", TestDivisions());
  ASSERT_FALSE(population.ok());
  EXPECT_EQ(population.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(population.status().message()),
              HasSubstr(GetParam().message));
}

#define HEADING "division_code,year,population\n"
INSTANTIATE_TEST_SUITE_P(
    Tables, BadPopulationTest,
    testing::ValuesIn(std::vector<BadTable>{
        {"Empty", "", "p.csv:1: the heading must be"},
        {"NoHeading", "430321,2020,790112\n", "p.csv:1: the heading must be"},
        {"NoCode", HEADING "43032x,2020,1\n", "p.csv:2: "},
        {"UnknownCode", HEADING "430321,2020,1\n990000,2020,1\n", "p.csv:3: "},
        {"NoYear", HEADING "430321,20,1\n", "p.csv:2: \"20\" is no year"},
        {"Nobody", HEADING "430321,2020,0\n",
         "p.csv:2: \"0\" is no number of inhabitants above 0"},
        {"Fraction", HEADING "430321,2020,79.5\n",
         "p.csv:2: \"79.5\" is no number"},
        {"TwoFields", HEADING "430321,2020\n",
         "p.csv:2: 2 fields instead of 3"},
        {"Twice", HEADING "430321,2020,1\n\n430321,2020,2\n",
         "p.csv:4: 430321 stands twice for 2020"},
    }),
    [](const auto& row) { return row.param.name; });
#undef HEADING

}  // namespace
}  // namespace disclosure::stats
