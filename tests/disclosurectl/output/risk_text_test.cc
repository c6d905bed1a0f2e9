#include "disclosurectl/output/risk_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "disclosurectl/output/value_text.h"

namespace disclosure::ctl {
namespace {

v1::Indicator DisclosureRate() {
  v1::Indicator indicator;
  indicator.set_name("indicator.disclosure_rate");
  indicator.mutable_risk()->set_red_below(40);
  indicator.mutable_risk()->set_yellow_below(45.5);
  indicator.mutable_risk()->set_least_cases(30);
  return indicator;
}

struct HintCase {
  const char* name;
  v1::RiskHint risk;
  const char* mark;
  const char* field;
};

class RiskHintTextTest : public testing::TestWithParam<HintCase> {};

TEST_P(RiskHintTextTest, OnlyYellowAndRedAreMarkedAndCsvNamesAll) {
  EXPECT_EQ(RiskMark(GetParam().risk), GetParam().mark);
  EXPECT_EQ(RiskField(GetParam().risk), GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    Hints, RiskHintTextTest,
    testing::ValuesIn(std::vector<HintCase>{
        {"NoThresholds", v1::RISK_HINT_UNSPECIFIED, "", ""},
        {"None", v1::RISK_HINT_NONE, "", "none"},
        {"Yellow", v1::RISK_HINT_YELLOW, "!", "yellow"},
        {"Red", v1::RISK_HINT_RED, "!!", "red"},
        {"TooFewCases", v1::RISK_HINT_TOO_FEW_CASES, "", "too_few_cases"},
        {"NoValue", v1::RISK_HINT_NO_VALUE, "", "no_value"},
    }),
    [](const auto& row) { return row.param.name; });

TEST(RiskTextTest, AMarkStandsBeforeTheOthers) {
  v1::Value value;
  value.set_risk(v1::RISK_HINT_RED);
  value.set_note("a caution");
  EXPECT_EQ(MarksOf(value), "!!*");
}

TEST(RiskTextTest, ThresholdsAreToldInWords) {
  EXPECT_EQ(ThresholdsText(DisclosureRate(), Language::kEnglish),
            "red below 40, yellow below 45.5; from 30 cases on");
  EXPECT_EQ(ThresholdsText(DisclosureRate(), Language::kChinese),
            "红：低于40，黄：低于45.5；不足30件不判断");
  v1::Indicator above;
  above.mutable_risk()->set_yellow_above(10);
  above.mutable_risk()->set_red_above(15);
  EXPECT_EQ(ThresholdsText(above, Language::kEnglish),
            "yellow above 10, red above 15");
  EXPECT_EQ(ThresholdsText(v1::Indicator(), Language::kEnglish), "");
}

TEST(RiskTextTest, TheLegendSaysThatItIsNotOfficial) {
  EXPECT_EQ(RiskLegend(DisclosureRate(), Language::kEnglish),
            "! indicator.disclosure_rate: risk hint (not official; ! yellow, "
            "!! red): red below 40, yellow below 45.5; from 30 cases on");
  EXPECT_THAT(RiskLegend(DisclosureRate(), Language::kChinese),
              testing::HasSubstr("非官方"));
}

TEST(RiskTextTest, CountsBeginWithTheWorst) {
  v1::RiskCounts counts;
  counts.set_red(5);
  counts.set_none(70);
  EXPECT_EQ(RiskCountsText(counts, Language::kEnglish),
            "red 5, yellow 0, none 70, too few cases 0, no value 0");
}

}  // namespace
}  // namespace disclosure::ctl
