#include "stats-service/query/department_roster.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/stats-service/support/country.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using testing::HasSubstr;

constexpr char kHeading[] =
    "division_code\torgan_credit_code\tname\tfirst_year\tlast_year\n";

std::string Line(std::string_view division, int department,
                 std::string_view name, std::string_view years) {
  return std::string(division) + "\t" +
         std::string(Department(department).text()) + "\t" + std::string(name) +
         "\t" + std::string(years) + "\n";
}

absl::StatusOr<DepartmentRoster> Parse(const std::string& text) {
  return DepartmentRoster::Parse(text, "roster.tsv", TestDivisions());
}

TEST(DepartmentRosterTest, EntriesStandInTheOrderOfOrgans) {
  const auto roster =
      Parse(kHeading + Line("430321", 2, "教育局", "2019\t2021") +
            Line("4303", 1, "财政局", "\t") +
            Line("430321", 2, "教育和体育局", "2022\t"));
  ASSERT_THAT(roster, IsOk());
  ASSERT_EQ(roster->entries().size(), 3u);
  EXPECT_EQ(roster->entries()[0].name, "财政局");
  EXPECT_TRUE(roster->entries()[0].Covers(1999));
  EXPECT_EQ(roster->entries()[1].name, "教育局");
  EXPECT_FALSE(roster->entries()[1].Covers(2022));
  EXPECT_TRUE(roster->entries()[2].Covers(2022));
  EXPECT_EQ(roster->Below(Code("430321")).size(), 2u);
  EXPECT_EQ(roster->Below(Code("43")).size(), 3u);
  EXPECT_EQ(roster->Below(Code("00")).size(), 3u);
  EXPECT_TRUE(roster->Below(Code("44")).empty());
}

TEST(DepartmentRosterTest, WithoutAFileNobodyIsExpected) {
  EXPECT_TRUE(DepartmentRoster().empty());
  EXPECT_TRUE(DepartmentRoster().Below(Code("00")).empty());
}

struct BadRoster {
  const char* name;
  std::string text;
  const char* message;
};

class BadRosterTest : public testing::TestWithParam<BadRoster> {};

TEST_P(BadRosterTest, IsRefusedWithFileLineAndReason) {
  const auto roster = Parse(GetParam().text);
  EXPECT_EQ(roster.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(roster.status().message()),
              HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Files, BadRosterTest,
    testing::ValuesIn(std::vector<BadRoster>{
        {"Empty", "", "the first line must be the heading"},
        {"OtherHeading", "code\tname\n", "roster.tsv:1: the first line"},
        {"Columns", std::string(kHeading) + "430321\tx\n",
         "roster.tsv:2: 2 columns; there must be 5"},
        {"Division", kHeading + Line("99", 1, "x", "\t"), "has the code 99"},
        {"Government", std::string(kHeading) + "430321\t\tx\t\t\n",
         "no unified social credit code"},
        {"Year", kHeading + Line("430321", 1, "x", "twenty\t"),
         "\"twenty\" is no year"},
        {"Backwards", kHeading + Line("430321", 1, "x", "2020\t2019"),
         "the last year lies before the first"},
        {"Twice",
         kHeading + Line("430321", 1, "x", "2019\t2020") +
             Line("430321", 1, "y", "2020\t"),
         "is listed twice for 2020"},
    }),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::stats
