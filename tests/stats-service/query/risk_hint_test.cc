#include "stats-service/query/risk_hint.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "stats-service/query/get_series.h"
#include "stats-service/query/rank_areas.h"
#include "tests/stats-service/support/country.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using record::Change;

constexpr char kDisclosureRate[] = "indicator.disclosure_rate";
constexpr char kCorrected[] = "indicator.dispute_corrected_rate";

Figure FigureNamed(std::string_view name) {
  return *FindFigure(TestFrame(), name, "cell");
}

struct HintCase {
  const char* name;
  const char* indicator;
  Quotient value;
  RiskHint risk;
};

class RiskHintTest : public testing::TestWithParam<HintCase> {};

TEST_P(RiskHintTest, IsThatOfTheThresholdsOfTheIndicator) {
  EXPECT_EQ(RiskOf(FigureNamed(GetParam().indicator), GetParam().value),
            GetParam().risk);
}

INSTANTIATE_TEST_SUITE_P(
    Values, RiskHintTest,
    testing::ValuesIn(std::vector<HintCase>{
        {"RateBelowRed", kDisclosureRate, {39, 100}, RiskHint::kRed},
        {"RateJustBelowRed",
         kDisclosureRate,
         {399'999, 1'000'000},
         RiskHint::kRed},
        {"RateOnRed", kDisclosureRate, {40, 100}, RiskHint::kYellow},
        {"RateBelowYellow", kDisclosureRate, {44, 100}, RiskHint::kYellow},
        {"RateOnYellow", kDisclosureRate, {45, 100}, RiskHint::kNone},
        {"RateOfAll", kDisclosureRate, {100, 100}, RiskHint::kNone},
        {"RateOfThirtyCases", kDisclosureRate, {0, 30}, RiskHint::kRed},
        {"RateOfFewerCases", kDisclosureRate, {0, 29}, RiskHint::kTooFewCases},
        {"CorrectedOnYellow", kCorrected, {10, 100}, RiskHint::kNone},
        {"CorrectedAboveYellow", kCorrected, {11, 100}, RiskHint::kYellow},
        {"CorrectedOnRed", kCorrected, {15, 100}, RiskHint::kYellow},
        {"CorrectedAboveRed", kCorrected, {16, 100}, RiskHint::kRed},
    }),
    [](const auto& row) { return row.param.name; });

TEST(RiskHintOfValueTest, SaysWhyThereIsNone) {
  Value value;
  value.status = ValueStatus::kInputMissing;
  EXPECT_EQ(RiskOf(FigureNamed(kDisclosureRate), value), RiskHint::kNoValue);
  EXPECT_EQ(RiskOf(FigureNamed("indicator.completion_rate"), value),
            RiskHint::kUnspecified);
  EXPECT_EQ(RiskOf(FigureNamed("applications.granted.total"), value),
            RiskHint::kUnspecified);
}

class RiskOfCountyTest : public testing::Test {
 protected:
  // Of `outcomes` applications `granted` were.
  void Report(std::string_view area, int64_t granted, int64_t outcomes) {
    const Change change =
        AChange(++sequence_, area, 2022)
            .With("applications.granted.total", granted)
            .With("applications.granted_in_part.total", 0)
            .With("applications.outcome_total.total", outcomes);
    cube_ = Apply(*cube_, std::vector<Change>{change});
  }

  record::Sequence sequence_ = 0;
  std::shared_ptr<const Cube> cube_ = std::make_shared<const Cube>(TestFrame());
};

TEST_F(RiskOfCountyTest, ASeriesHasItInEachYear) {
  Report("430321100", 10, 30);
  SeriesQuestion question;
  question.area = Code("430321100");
  question.years = YearRange{2021, 2022};
  question.cells = {kDisclosureRate, "indicator.completion_rate"};
  const auto answer = GetSeries(*cube_, question);
  ASSERT_THAT(answer, IsOk());
  const auto& points = answer->series[0].points;
  EXPECT_EQ(points[0].value.risk, RiskHint::kNoValue);
  EXPECT_EQ(points[1].value.risk, RiskHint::kRed);
  EXPECT_EQ(answer->series[1].points[1].value.risk, RiskHint::kUnspecified);
}

TEST_F(RiskOfCountyTest, ARankingCountsThoseLeftOutAndWithoutAValue) {
  Report("430321100", 10, 30);
  Report("430321102", 43, 100);
  Report("430321103", 90, 100);
  Report("430321104", 1, 8);
  RankQuestion question;
  question.area = Code("430321");
  question.level = AreaLevel::kTownship;
  question.year = 2022;
  question.cell = kDisclosureRate;
  question.leave_out_small_samples = true;
  const auto answer = RankAreas(*cube_, question);
  ASSERT_THAT(answer, IsOk());
  EXPECT_EQ(answer->ranked, 3);
  ASSERT_TRUE(answer->risks.has_value());
  EXPECT_EQ(*answer->risks,
            (RiskCounts{.none = 1,
                        .yellow = 1,
                        .red = 1,
                        .too_few_cases = 1,
                        .no_value = answer->without_value - 1}));
  EXPECT_EQ(answer->ranking[0].value.risk, RiskHint::kNone);
  EXPECT_EQ(answer->ranking[2].value.risk, RiskHint::kRed);

  question.cell = "indicator.completion_rate";
  EXPECT_FALSE(RankAreas(*cube_, question)->risks.has_value());
}

}  // namespace
}  // namespace disclosure::stats
