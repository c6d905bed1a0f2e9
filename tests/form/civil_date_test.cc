#include "form/civil_date.h"

#include <limits>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::form {
namespace {

using testing::Optional;

TEST(CivilDateTest, CountsDaysFrom1970) {
  EXPECT_EQ(CivilDate::FromYmd(1970, 1, 1)->days_since_epoch(), 0);
  EXPECT_EQ(CivilDate::FromYmd(1969, 12, 31)->days_since_epoch(), -1);
  EXPECT_EQ(CivilDate::FromYmd(2021, 1, 26)->days_since_epoch(), 18'653);
  EXPECT_EQ(CivilDate::FromYmd(1, 1, 1)->days_since_epoch(), -719'162);
}

TEST(CivilDateTest, EveryDayLeadsBackToItself) {
  const int32_t first = CivilDate::FromYmd(1, 1, 1)->days_since_epoch();
  const int32_t last = CivilDate::FromYmd(9999, 12, 31)->days_since_epoch();
  for (int32_t days = first; days <= last; ++days) {
    const CivilDate date(days);
    ASSERT_EQ(CivilDate::FromYmd(date.year(), date.month(), date.day()), date);
  }
}

struct DayCase {
  std::string name;
  int year;
  int month;
  int day;
};

class NoSuchDayTest : public testing::TestWithParam<DayCase> {};

TEST_P(NoSuchDayTest, IsNoDate) {
  const auto& [name, year, month, day] = GetParam();
  EXPECT_EQ(CivilDate::FromYmd(year, month, day), std::nullopt);
  v1::Date date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  EXPECT_EQ(CivilDate::FromProto(date), std::nullopt);
}

constexpr int kLowest = std::numeric_limits<int>::min();

INSTANTIATE_TEST_SUITE_P(Days, NoSuchDayTest,
                         testing::ValuesIn(std::vector<DayCase>{
                             {"February29InACommonYear", 2021, 2, 29},
                             {"February29InACommonCentury", 1900, 2, 29},
                             {"April31", 2020, 4, 31},
                             {"Month0", 2020, 0, 1},
                             {"Month13", 2020, 13, 1},
                             {"Month257WouldFitOneByteAs1", 2020, 257, 1},
                             {"Day0", 2020, 1, 0},
                             {"Day32", 2020, 1, 32},
                             {"Day257WouldFitOneByteAs1", 2020, 1, 257},
                             {"Year0", 0, 1, 1},
                             {"Year10000", 10'000, 1, 1},
                             {"Nothing", 0, 0, 0},
                             {"TheLowest", kLowest, kLowest, kLowest},
                         }),
                         [](const auto& row) { return row.param.name; });

TEST(CivilDateTest, LeapDaysExist) {
  EXPECT_TRUE(CivilDate::FromYmd(2020, 2, 29).has_value());
  EXPECT_TRUE(CivilDate::FromYmd(2000, 2, 29).has_value());
}

TEST(CivilDateTest, ReadsAndWritesTheSameText) {
  const auto date = CivilDate::Parse("2021-01-26");
  EXPECT_THAT(date, Optional(*CivilDate::FromYmd(2021, 1, 26)));
  EXPECT_EQ(date->ToString(), "2021-01-26");
  EXPECT_EQ(CivilDate::FromYmd(8, 3, 9)->ToString(), "0008-03-09");
}

TEST(CivilDateTest, OnlyTenCharactersAreADate) {
  for (const char* text :
       {"", "2021-1-26", "2021-01-26 ", "2021/01/26", "2021-02-30",
        "+021-01-26", "2021-01-2x", "20210126", "2021-01-026"}) {
    EXPECT_EQ(CivilDate::Parse(text), std::nullopt) << text;
  }
}

TEST(CivilDateTest, GoesThroughTheMessageUnchanged) {
  const CivilDate date = *CivilDate::FromYmd(2020, 12, 31);
  EXPECT_THAT(CivilDate::FromProto(date.ToProto()), Optional(date));
}

TEST(CivilDateTest, DatesAreOrderedAndSubtractedInDays) {
  const CivilDate first = *CivilDate::FromYmd(2020, 1, 1);
  const CivilDate last = *CivilDate::FromYmd(2020, 12, 31);
  EXPECT_LT(first, last);
  EXPECT_EQ(last - first, 365);
}

}  // namespace
}  // namespace disclosure::form
