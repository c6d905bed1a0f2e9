#include "narrative/dates.h"

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace disclosure::narrative {
namespace {

struct DateCase {
  std::string name;
  std::string text;
  std::string date;
};

class DatesTest : public testing::TestWithParam<DateCase> {};

TEST_P(DatesTest, ReadsTheDay) {
  const auto dates = ReadDates(GetParam().text);
  ASSERT_EQ(dates.size(), 1u);
  EXPECT_EQ(dates[0].date.ToString(), GetParam().date);
}

INSTANTIATE_TEST_SUITE_P(
    Spellings, DatesTest,
    testing::ValuesIn(std::vector<DateCase>{
        {"AsSigned", "云湖桥镇人民政府\n\n2021年1月26日", "2021-01-26"},
        {"WithSpaces", "2020 年 1 月 1 日", "2020-01-01"},
        {"FullWidth", "２０２１年１月２６日", "2021-01-26"},
        {"Chinese", "二〇二一年一月二十六日", "2021-01-26"},
        {"ChineseWithCircles", "二○二一年十二月三十一日", "2021-12-31"},
        {"Iso", "发布日期：2021-01-26", "2021-01-26"},
        {"Slashes", "2021/1/6 09:30", "2021-01-06"},
        {"Points", "2021.1.26", "2021-01-26"},
    }),
    [](const auto& row) { return row.param.name; });

TEST(DatesTest, LeavesOutDaysThatDoNotExist) {
  EXPECT_TRUE(ReadDates("2021年2月30日").empty());
  EXPECT_TRUE(ReadDates("2021-13-01").empty());
  EXPECT_TRUE(ReadDates("电话 0731-57645372").empty());
}

TEST(DatesTest, ReadsAPeriodWhoseLastDayLeavesOutItsYear) {
  const auto period =
      ReadPeriod("统计期限自 2020 年 1 月 1 日起至 12 月 31 日止。");
  ASSERT_TRUE(period);
  EXPECT_EQ(period->first_day.ToString(), "2020-01-01");
  EXPECT_EQ(period->last_day.ToString(), "2020-12-31");
}

TEST(DatesTest, ReadsAPeriodWithBothYears) {
  const auto period = ReadPeriod("（2022年1月1日—2022年12月31日）");
  ASSERT_TRUE(period);
  EXPECT_EQ(period->last_day.ToString(), "2022-12-31");
}

TEST(DatesTest, TakesTwoDaysOfASentenceForNoPeriod) {
  EXPECT_FALSE(ReadPeriod("2020年1月1日公布，2020年3月1日施行。"));
}

TEST(DatesTest, ReadsYears) {
  const auto years =
      ReadYears("湘潭县云湖桥镇 2020 年度报告，20年来，2021年1月");
  ASSERT_EQ(years.size(), 2u);
  EXPECT_EQ(years[0].year, 2020);
  EXPECT_EQ(years[1].year, 2021);
}

struct TitleCase {
  std::string title;
  std::vector<int> years;
};

// Titles are read in another way if they are plain: it must not show.
TEST(DatesTest, ReadsTheYearsOfTitles) {
  const std::vector<TitleCase> titles = {
      {"云湖桥镇2020年", {2020}},
      {"云湖桥镇2020年政府信息公开工作年度报告", {2020}},
      {"2020年政府信息公开工作年度报告", {2020}},
      {"云湖桥镇 2020 年政府信息公开工作年度报告", {2020}},
      {"云湖桥镇２０２０年政府信息公开工作年度报告", {2020}},
      {"云湖桥镇二〇二〇年政府信息公开工作年度报告", {2020}},
      {"三里镇2020年年度报告", {2020}},
      {"云湖桥镇2019年和2020年年度报告", {2019, 2020}},
      {"关于2020年度报告的补充（2021年1月）", {2020, 2021}},
      {"云湖桥镇12020年年度报告", {}},
      {"云湖桥镇1.2020年年度报告", {}},
      {"云湖桥镇第2020年年度报告", {}},
      {"云湖桥镇约2020年年度报告", {}},
      {"云湖桥镇大概2020年年度报告", {}},
      {"A2020年年度报告", {}},
      {"A区2020年年度报告", {2020}},
      {"云湖桥镇1948年年度报告", {}},
      {"云湖桥镇2200年年度报告", {}},
      {"云湖桥镇020年年度报告", {}},
      {"云湖桥镇2020年度报告，10年", {2020}},
      {"年", {}},
      {"年度报告", {}},
      {"", {}},
      {"\xE5\xB9"
       "2020年",
       {2020}},
  };
  for (const auto& [title, expected] : titles) {
    std::vector<int> years;
    for (const YearMention& mention : ReadYears(title)) {
      EXPECT_TRUE(title.substr(mention.begin, mention.end - mention.begin)
                      .ends_with("年"));
      years.push_back(mention.year);
    }
    EXPECT_EQ(years, expected) << title;
  }
}

// With places counted from `first` on.
std::string Written(const std::vector<YearMention>& years, size_t first) {
  std::string written;
  for (const YearMention& mention : years) {
    absl::StrAppend(&written, mention.year, " at ", mention.begin - first,
                    " to ", mention.end - first, "; ");
  }
  return written;
}

// A letter before it, which belongs to no number here, has a text read
// properly.
TEST(ReadYearsTest, TheFastWayFindsTheSame) {
  constexpr auto kPieces = std::to_array<std::string_view>(
      {"2020年", "2021年", "1948年", "２０２０年", "二〇二〇年", "2020", "年",
       "年度",   "报告",   "第",     "约",         "近",         "余",   "多",
       "十",     "百",     " ",      "\xE5",       "，",         "镇",   "月",
       "万",     "%",      "左右",   "超过",       "10",         "。"});
  std::mt19937_64 random(5);
  size_t with_years = 0;
  for (int i = 0; i < 50'000; ++i) {
    std::string text;
    for (uint64_t left = random() % 7; left > 0; --left) {
      text += kPieces[random() % kPieces.size()];
    }
    const std::vector<YearMention> years = ReadYears(text);
    constexpr std::string_view kBefore = "x。";
    ASSERT_EQ(Written(years, 0),
              Written(ReadYears(std::string(kBefore) + text), kBefore.size()))
        << text;
    with_years += years.empty() ? 0 : 1;
  }
  EXPECT_GT(with_years, 10'000u);
}

}  // namespace
}  // namespace disclosure::narrative
