#include "narrative/numerals.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::narrative {
namespace {

struct NumeralCase {
  std::string name;
  std::string text;
  int64_t value;
  bool approximate = false;
  bool percent = false;
};

class NumeralsTest : public testing::TestWithParam<NumeralCase> {};

TEST_P(NumeralsTest, ReadsTheNumber) {
  const NumeralCase& row = GetParam();
  const auto numerals = ReadNumerals(row.text);
  ASSERT_EQ(numerals.size(), 1u);
  EXPECT_EQ(numerals[0].Times(row.percent ? 100 : 1), row.value);
  EXPECT_EQ(numerals[0].approximate, row.approximate);
  EXPECT_EQ(numerals[0].percent, row.percent);
}

INSTANTIATE_TEST_SUITE_P(
    Prose, NumeralsTest,
    testing::ValuesIn(std::vector<NumeralCase>{
        {"Plain", "公开76条", 76},
        {"WithSpaces", "公开 221 条", 221},
        {"FullWidth", "公开１５０条", 150},
        {"Grouped", "公开1,234条", 1234},
        {"TenThousands", "投入8.5万元", 85000},
        {"TenThousandsAndMore", "投入8.5万余元", 85000, true},
        {"MoreBehindASpace", "资料 15000 余份", 15000, true},
        {"About", "约20人", 20, true},
        {"Nearly", "近300件", 300, true},
        {"NotNearlyButLately", "最近3件", 3},
        {"HundredMillions", "投入1.25亿元", 125'000'000},
        {"Percent", "满意率达到99.5%", 9950, false, true},
        {"FullWidthPercent", "办结率100％", 10000, false, true},
        {"PercentInWords", "百分之九十", 9000, false, true},
        {"Chinese", "三大类", 3},
        {"ChineseTens", "二十六项", 26},
        {"ChineseHundreds", "一百零三件", 103},
        {"ChineseTenAlone", "十项", 10},
        {"ChineseThousands", "两千三百件", 2300},
        {"ChineseZero", "零件", 0},
        {"ChineseYear", "二〇二〇年", 2020},
        {"AtTheEndOfASentence", "see 12.", 12},
    }),
    [](const auto& row) { return row.param.name; });

TEST(NumeralsTest, LeavesOutWhatIsNoQuantity) {
  for (const std::string text :
       {"电话：0731-57645372", "http://www.xtx.gov.cn/9932/content_916731.html",
        "第20条", "第二十条", "A4", "1.2.3", "没有数字",
        "1234567890123456789012"}) {
    EXPECT_TRUE(ReadNumerals(text).empty()) << text;
  }
}

TEST(NumeralsTest, GivesNoWholeNumberWhereThereIsNone) {
  const auto numerals = ReadNumerals("面积12.5平方米");
  ASSERT_EQ(numerals.size(), 1u);
  EXPECT_EQ(numerals[0].Times(1), std::nullopt);
  EXPECT_EQ(numerals[0].Times(10), 125);
}

TEST(NumeralsTest, RefusesWhatDoesNotFitInto18Digits) {
  EXPECT_TRUE(ReadNumerals("投入12345678901234亿元").empty());
  const auto numerals = ReadNumerals("投入123456789012345678元");
  ASSERT_EQ(numerals.size(), 1u);
  EXPECT_EQ(numerals[0].Times(100), std::nullopt);
}

TEST(NumeralsTest, ReadsSeveralInOrder) {
  const auto numerals = ReadNumerals("“三大类”16个方面，5000 余人次");
  ASSERT_EQ(numerals.size(), 3u);
  EXPECT_EQ(numerals[0].digits, 3);
  EXPECT_EQ(numerals[1].digits, 16);
  EXPECT_EQ(numerals[2].digits, 5000);
}

}  // namespace
}  // namespace disclosure::narrative
