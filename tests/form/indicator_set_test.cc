#include "form/indicator_set.h"

#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/catalogue.h"
#include "tests/support/status_matchers.h"

namespace disclosure::form {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

IndicatorSet Embedded() {
  auto set = IndicatorSet::Compile(IndicatorSet::EmbeddedText(),
                                   "indicators.textproto", TestCatalogue());
  EXPECT_THAT(set, IsOk());
  return *std::move(set);
}

std::vector<std::pair<std::string, int>> TermsOf(const IndicatorSide& side) {
  std::vector<std::pair<std::string, int>> terms;
  for (const LinearSum::Term& term : side.terms) {
    terms.emplace_back(TestCatalogue().cell(term.cell).name, term.coefficient);
  }
  return terms;
}

constexpr uint32_t Bits(std::initializer_list<v1::Form> forms) {
  uint32_t bits = 0;
  for (const v1::Form form : forms) bits |= 1u << form;
  return bits;
}

TEST(IndicatorSetTest, TheEmbeddedFileHasEveryIndicatorOfTheList) {
  const IndicatorSet set = Embedded();
  std::set<std::string> ids;
  for (const Indicator& indicator : set.indicators()) ids.insert(indicator.id);
  EXPECT_EQ(ids.size(), 49u);
  EXPECT_EQ(*ids.begin(), "I-01");
  EXPECT_EQ(*ids.rbegin(), "I-49");
}

TEST(IndicatorSetTest, EveryIndicatorSaysWhatItIsMadeOfOrWhyItCannotBeHad) {
  const IndicatorSet set = Embedded();
  for (const Indicator& indicator : set.indicators()) {
    EXPECT_NE(indicator.numerator.text.empty(), indicator.unavailable.empty())
        << indicator.name;
    EXPECT_EQ(indicator.forms == 0, !indicator.unavailable.empty())
        << indicator.name;
    EXPECT_EQ(set.Find(indicator.name), &indicator);
    EXPECT_EQ(indicator.unit == "%" && indicator.unavailable.empty(),
              indicator.scale == 100)
        << indicator.name;
  }
  EXPECT_EQ(set.Find("indicator.no_such"), nullptr);
}

TEST(IndicatorSetTest, CellsOfDifferentFormsTakeEachOthersPlace) {
  const IndicatorSet set = Embedded();
  const Indicator* other = set.Find("indicator.other_handled");
  ASSERT_NE(other, nullptr);
  EXPECT_THAT(
      TermsOf(other->numerator),
      ElementsAre(Pair("applications.other_total.total", 1),
                  Pair("applications.other_correction_overdue.total", 1),
                  Pair("applications.other_fee_overdue.total", 1),
                  Pair("applications.other_misc.total", 1)));
  EXPECT_EQ(other->forms, Bits({v1::FORM_2019, v1::FORM_2021}));
  EXPECT_EQ(other->half_forms, 0u);
  EXPECT_EQ(other->additivity, v1::ADDITIVITY_FLOW);
  EXPECT_TRUE(other->adds_over_years);
}

TEST(IndicatorSetTest, AFormThatLacksAPartDoesNotHaveTheIndicator) {
  const IndicatorSet set = Embedded();
  const Indicator* overdue = set.Find("indicator.fee_overdue_rate");
  ASSERT_NE(overdue, nullptr);
  EXPECT_EQ(overdue->forms, Bits({v1::FORM_2021}));
  // It has the denominator.
  EXPECT_EQ(overdue->half_forms, Bits({v1::FORM_2019}));
}

TEST(IndicatorSetTest, WhatIsCarriedOverDoesNotAddUpOverYears) {
  const IndicatorSet set = Embedded();
  EXPECT_FALSE(set.Find("indicator.completion_rate")->adds_over_years);
  EXPECT_EQ(set.Find("indicator.applications_to_handle")->additivity,
            v1::ADDITIVITY_CARRY);
  EXPECT_TRUE(set.Find("indicator.disclosure_rate")->adds_over_years);
  EXPECT_EQ(set.Find("indicator.disclosure_rate")->additivity,
            v1::ADDITIVITY_RATE);
  EXPECT_FALSE(set.Find("indicator.applications_per_100000")->adds_over_years);
}

TEST(IndicatorSetTest, ARatioIsInTheUnitOfTheIndicator) {
  const IndicatorSet set = Embedded();
  EXPECT_EQ(RatioOf(*set.Find("indicator.disclosure_rate"), 5, 8), 62.5);
  EXPECT_EQ(RatioOf(*set.Find("indicator.applications_per_reporter"), 5, 8),
            0.625);
}

TEST(IndicatorSetTest, ThresholdsOfRiskAreThoseOfTheFile) {
  const IndicatorSet set = Embedded();
  const auto& rate = set.Find("indicator.disclosure_rate")->risk;
  ASSERT_TRUE(rate.has_value());
  EXPECT_EQ(rate->red_below(), 40);
  EXPECT_EQ(rate->yellow_below(), 45);
  EXPECT_FALSE(rate->has_red_above());
  EXPECT_EQ(rate->least_cases(), 30);
  EXPECT_TRUE(set.Find("indicator.dispute_corrected_rate")->risk.has_value());
  EXPECT_FALSE(set.Find("indicator.completion_rate")->risk.has_value());
}

struct BadFile {
  const char* name;
  const char* text;
  const char* message;
};

class BadIndicatorFileTest : public testing::TestWithParam<BadFile> {};

// The lines above are those of a sound indicator.
std::string Indicators(std::string_view fields) {
  return "indicators {\n  name: \"indicator.a\"\n  id: \"I-01\"\n"
         "  label_zh: \"甲\"\n  label_en: \"A\"\n  unit: \"件\"\n  " +
         std::string(fields) + "\n}\n";
}

TEST_P(BadIndicatorFileTest, TheErrorLeadsToLineAndColumn) {
  const auto set = IndicatorSet::Compile(GetParam().text[0] == 'i'
                                             ? std::string(GetParam().text)
                                             : Indicators(GetParam().text + 1),
                                         "my.textproto", TestCatalogue());
  ASSERT_FALSE(set.ok());
  EXPECT_EQ(set.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(set.status().message()),
              HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Files, BadIndicatorFileTest,
    testing::ValuesIn(std::vector<BadFile>{
        {"UnknownField", "indicators { nmae: \"x\" }", "my.textproto:1:18: "},
        {"UnknownCell", "+numerator: \"applications.recieved_new.total\"",
         "my.textproto:7:15: no cell or attribute is called "
         "\"applications.recieved_new.total\"; the nearest is "
         "\"applications.received_new.total\""},
        {"UnknownCellInTheSecondPiece",
         "+numerator: \"applications.granted.total + \"\n    \"no.cell\"",
         "my.textproto:8:6: no cell"},
        {"NoFormula", "+numerator: \"applications.granted.total +\"",
         "my.textproto:7:43: "},
        {"AProductOfCells",
         "+numerator: \"applications.granted.total * "
         "applications.carried_in.total\"",
         "my.textproto:7:15: an indicator is a sum of cells"},
        {"ACondition", "+numerator: \"applications.granted.total == 1\"",
         "my.textproto:7:15: a number is needed here"},
        {"TheYearBefore", "+numerator: \"previous.applications.granted.total\"",
         "my.textproto:7:15: an indicator is a sum of cells"},
        {"ARate", "+numerator: \"narrative_figures.cases_on_time_rate_bp\"",
         "is a rate, which is never summed"},
        {"NoFormHasItAll",
         "+numerator: \"applications.other_total.total + "
         "applications.other_misc.total\"",
         "my.textproto:1:1: no form has all the cells of indicator.a"},
        {"NoNumerator", "+scale: 1", "needs a numerator, or a reason"},
        {"MeasureOfNothing", "+numerator_measure: MEASURE_ANSWERS",
         "must stand in \"of\""},
        {"FormulaAndMeasure",
         "+numerator: \"applications.granted.total\" numerator_measure: "
         "MEASURE_REPORTS",
         "either numerator or numerator_measure"},
        {"NotAnIndicator",
         "indicators { name: \"rate\" id: \"I-01\" label_zh: \"x\" label_en: "
         "\"x\" unit: \"x\" numerator: \"applications.granted.total\" }",
         "does not begin with \"indicator.\""},
        {"NoThreshold", "+numerator: \"applications.granted.total\"\n  risk {}",
         "my.textproto:8:3: indicator.a: risk needs a threshold at least"},
        {"ThresholdsDoNotAscend",
         "+numerator: \"applications.granted.total\"\n"
         "  risk { red_below: 45 yellow_below: 40 }",
         "my.textproto:8:3: indicator.a: risk red_below, yellow_below, "
         "yellow_above and red_above do not ascend"},
        {"TheSameThresholdTwice",
         "+numerator: \"applications.granted.total\"\n"
         "  risk { yellow_above: 10 red_above: 10 }",
         "do not ascend"},
        {"AThresholdThatIsNoNumber",
         "+numerator: \"applications.granted.total\"\n"
         "  risk { red_above: nan }",
         "my.textproto:8:3: indicator.a: risk has a threshold that is no "
         "number"},
        {"CasesOfWhatIsNoRatio",
         "+numerator: \"applications.granted.total\"\n"
         "  risk { red_above: 10 least_cases: 30 }",
         "least_cases needs an indicator with a denominator"},
        {"FewerThanNoCases",
         "+numerator: \"applications.granted.total\"\n"
         "  risk { red_above: 10 least_cases: -1 }",
         "least_cases is not negative"},
        {"NoSuchThreshold",
         "+numerator: \"applications.granted.total\"\n"
         "  risk { orange_above: 10 }",
         "my.textproto:8:22: "},
        {"RiskOfWhatIsUnavailable",
         "+unavailable: \"no\"\n  risk { red_above: 10 }",
         "my.textproto:8:3: indicator.a: risk has no value to judge"},
        {"NoLabel", "indicators { name: \"indicator.a\" }",
         "needs id, label_zh, label_en, unit"},
    }),
    [](const auto& row) { return row.param.name; });

TEST(IndicatorSetTest, ANameStandsOnce) {
  const std::string one =
      Indicators("numerator: \"applications.granted.total\"");
  const auto set =
      IndicatorSet::Compile(one + one, "my.textproto", TestCatalogue());
  ASSERT_FALSE(set.ok());
  EXPECT_THAT(std::string(set.status().message()),
              HasSubstr("my.textproto:9:1: the name indicator.a stands twice"));
}

}  // namespace
}  // namespace disclosure::form
