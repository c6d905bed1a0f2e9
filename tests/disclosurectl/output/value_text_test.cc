#include "disclosurectl/output/value_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace disclosure::ctl {
namespace {

using testing::ElementsAre;

TEST(ValueTextTest, ZeroIsAFigureAndABlankIsAWord) {
  v1::Value zero;
  zero.set_status(v1::VALUE_STATUS_VALUE);
  zero.set_value(0);
  EXPECT_EQ(ValueText(zero, Language::kChinese), "0");
  v1::Value blank;
  blank.set_status(v1::VALUE_STATUS_BLANK);
  EXPECT_EQ(ValueText(blank, Language::kChinese), "空");
  EXPECT_EQ(ValueText(blank, Language::kEnglish), "blank");
}

TEST(ValueTextTest, ApproximateFiguresShowIt) {
  v1::Value value;
  value.set_value(15'000);
  value.set_approximate(true);
  EXPECT_EQ(ValueText(value, Language::kEnglish), "≈15000");
}

v1::Value Rate(int64_t numerator, int64_t denominator, double percent) {
  v1::Value value;
  value.set_status(v1::VALUE_STATUS_VALUE);
  value.mutable_ratio()->set_numerator(numerator);
  value.mutable_ratio()->set_denominator(denominator);
  if (denominator != 0) value.mutable_ratio()->set_value(percent);
  return value;
}

TEST(ValueTextTest, ARatioShowsWhatItIsMadeOf) {
  v1::Value rate = Rate(5, 8, 62.5);
  EXPECT_EQ(ValueText(rate, Language::kEnglish), "62.5 (5/8)");
  EXPECT_THAT(ValueFields(rate), ElementsAre("value", "62.5", "5", "8", "false",
                                             "", "", "", "", "", ""));
  rate = Rate(1, 1, 100);
  rate.set_status(v1::VALUE_STATUS_SMALL_SAMPLE);
  EXPECT_EQ(ValueText(rate, Language::kEnglish), "100 (1/1, small sample)");
  EXPECT_EQ(ValueText(rate, Language::kChinese), "100 (1/1, 小样本)");
}

TEST(ValueTextTest, ARatioWithoutAValueSaysWhy) {
  v1::Value rate = Rate(0, 0, 0);
  rate.set_status(v1::VALUE_STATUS_DENOMINATOR_ZERO);
  EXPECT_EQ(ValueText(rate, Language::kEnglish), "denominator zero (0/0)");
  rate.Clear();
  rate.set_status(v1::VALUE_STATUS_INPUT_MISSING);
  EXPECT_EQ(ValueText(rate, Language::kEnglish), "input missing");
}

TEST(ValueTextTest, CountsAreThoseOfRollUps) {
  v1::Value value;
  EXPECT_EQ(CountsText(value), "");
  value.mutable_counts()->set_with_value(16);
  value.mutable_counts()->set_not_reported(1);
  EXPECT_EQ(CountsText(value), "16/0/1/0");
  value.mutable_counts()->set_unit_unknown(2);
  EXPECT_EQ(CountsText(value), "16/0/1/0+2");
}

TEST(ValueTextTest, CsvKeepsFigureAndStatusApart) {
  v1::Value value;
  value.set_status(v1::VALUE_STATUS_NOT_ASKED);
  EXPECT_THAT(ValueFields(value), ElementsAre("not_asked", "", "", "", "false",
                                              "", "", "", "", "", ""));
  EXPECT_EQ(ValueFields(value).size(), ValueColumns().size());
  value.mutable_counts()->set_with_value(3);
  EXPECT_EQ(ValueFields(value).size(), ValueColumns().size());
}

TEST(ValueTextTest, DoubtIsMarkedAndExplained) {
  v1::Value value;
  EXPECT_EQ(MarksOf(value), "");
  EXPECT_THAT(DoubtFields(value.doubt()), ElementsAre("0", "0"));
  value.mutable_doubt()->set_inferred(2);
  value.mutable_doubt()->set_unknown(1);
  EXPECT_EQ(MarksOf(value), "?");
  value.set_note("a caution");
  EXPECT_EQ(MarksOf(value), "*?");
  EXPECT_EQ(DoubtText(value.doubt(), Language::kEnglish),
            "2 places counted by inference, 1 perhaps missing");
  EXPECT_EQ(DoubtText(value.doubt(), Language::kChinese),
            "2 处归属为推断，另有 1 处去向不明、可能应计入");
  EXPECT_THAT(DoubtFields(value.doubt()), ElementsAre("2", "1"));
  EXPECT_EQ(DoubtFields(value.doubt()).size(), DoubtColumns().size());
}

TEST(ValueTextTest, AYearBeforeASplitSaysSo) {
  v1::Value value;
  value.set_status(v1::VALUE_STATUS_BOUNDARY_SPLIT);
  EXPECT_EQ(ValueText(value, Language::kEnglish), "boundary split");
  EXPECT_EQ(ValueText(value, Language::kChinese), "区划拆分");
  EXPECT_EQ(ValueFields(value)[0], "boundary_split");
  EXPECT_EQ(ValueFields(value)[1], "");
}

}  // namespace
}  // namespace disclosure::ctl
