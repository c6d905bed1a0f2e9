#include "stats-service/query/get_distribution.h"

#include <cmath>
#include <functional>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using absl::StatusCode;
using record::Change;
using testing::ElementsAre;
using testing::IsEmpty;

class GetDistributionTest : public testing::Test {
 protected:
  GetDistributionTest() {
    ask_.area = Code("430321");
    ask_.level = AreaLevel::kTownship;
    ask_.cell = kReceived;
    ask_.probabilities = {0.5};
    cube_ = Apply(
        *cube_,
        std::vector<Change>{
            AChange(1, "430321100", 2022).With(kReceived, 5),
            AChange(2, "430321102", 2022).With(kReceived, 9),
            AChange(3, "430321103", 2022).With(kReceived, 5),
            AChange(4, "430321104", 2022).With(kReceived, 0),
            AChange(5, "430321105", 2022),  // left blank
            AChange(6, "430321106", 2022).Form(v1::FORM_2014),
            AChange(7, "430321", 2022).Organ(Department(1)).With(kReceived, 7),
        });
  }

  DistributionAnswer Answer() const {
    const auto answer = GetDistribution(*cube_, ask_);
    EXPECT_THAT(answer, IsOk());
    return answer.ok() ? *answer : DistributionAnswer();
  }

  std::shared_ptr<const Cube> cube_ = std::make_shared<const Cube>(TestFrame());
  DistributionQuestion ask_;
};

TEST_F(GetDistributionTest, ZerosCountAndTheRestIsMissingByItsReason) {
  const DistributionAnswer answer = Answer();
  EXPECT_EQ(answer.year, 2022);
  EXPECT_EQ(answer.basis, Basis::kOwnOrgan);
  EXPECT_EQ(answer.count, 4);
  EXPECT_EQ(answer.blank, 1);
  EXPECT_EQ(answer.not_asked, 1);
  EXPECT_EQ(answer.not_reported, 11);
  EXPECT_EQ(answer.missing(), 13);
  EXPECT_EQ(answer.min, 0);
  EXPECT_EQ(answer.max, 9);
  EXPECT_EQ(answer.mean, 4.75);
  EXPECT_THAT(answer.quantiles, ElementsAre(DistributionQuantile{0.5, 5}));
  EXPECT_THAT(answer.histogram,
              ElementsAre(NumberBin{0, 0, 1}, NumberBin{1, 1, 0},
                          NumberBin{2, 4, 0}, NumberBin{5, 9, 3}));
}

TEST_F(GetDistributionTest, TheMethodIsAsAskedAndNamedInTheAnswer) {
  ask_.probabilities = {0.9, 0.25};
  EXPECT_EQ(Answer().method, QuantileMethod::kLinear);
  EXPECT_THAT(Answer().quantiles,
              ElementsAre(DistributionQuantile{0.9, 7.8},
                          DistributionQuantile{0.25, 3.75}));
  ask_.method = QuantileMethod::kNearestRank;
  EXPECT_EQ(Answer().method, QuantileMethod::kNearestRank);
  EXPECT_THAT(Answer().quantiles, ElementsAre(DistributionQuantile{0.9, 9},
                                              DistributionQuantile{0.25, 0}));
}

TEST_F(GetDistributionTest, OrgansAreDepartmentsToo) {
  ask_.level = AreaLevel::kOrgan;
  EXPECT_EQ(Answer().count, 5);
}

TEST_F(GetDistributionTest, CountiesAreTheirRollUps) {
  ask_.area = Code("4303");
  ask_.level = AreaLevel::kCounty;
  const DistributionAnswer answer = Answer();
  EXPECT_EQ(answer.basis, Basis::kRollUp);
  EXPECT_EQ(answer.count, 1);
  EXPECT_EQ(answer.max, 26);
}

TEST_F(GetDistributionTest, MoneyWithoutAUnitIsMissing) {
  cube_ = Apply(
      *cube_,
      std::vector<Change>{
          AChange(8, "430321107", 2020).Form(v1::FORM_2019).With(kMoney, 3)});
  ask_.year = 2020;
  ask_.cell = kMoney;
  EXPECT_EQ(Answer().count, 0);
  EXPECT_EQ(Answer().unit_unknown, 1);
  EXPECT_THAT(Answer().quantiles, IsEmpty());
  EXPECT_THAT(Answer().histogram, IsEmpty());
}

TEST_F(GetDistributionTest, RatesHaveBinsOfOneWidthAndReasonsOfTheirOwn) {
  constexpr char kDone[] = "applications.outcome_total.total";
  cube_ =
      Apply(*cube_, std::vector<Change>{
                        AChange(8, "430321100", 2021)
                            .AllZero(v1::FORM_2021)
                            .With(kGranted, 20)
                            .With(kDone, 40),
                        AChange(9, "430321102", 2021)
                            .AllZero(v1::FORM_2021)
                            .With(kGranted, 3)
                            .With(kDone, 4),
                        AChange(10, "430321103", 2021).AllZero(v1::FORM_2021),
                        AChange(11, "430321104", 2021),
                    });
  ask_.year = 2021;
  ask_.cell = "indicator.disclosure_rate";
  DistributionAnswer answer = Answer();
  EXPECT_EQ(answer.count, 2);
  EXPECT_EQ(answer.min, 50);
  EXPECT_EQ(answer.max, 75);
  EXPECT_EQ(answer.mean, 62.5);
  EXPECT_EQ(answer.denominator_zero, 1);
  EXPECT_EQ(answer.input_missing, 1);
  EXPECT_EQ(answer.scale, HistogramScale::kLinear);
  EXPECT_EQ(answer.histogram.front().first, 50);
  EXPECT_EQ(answer.histogram.front().count, 1);
  EXPECT_EQ(answer.histogram.back().count, 1);
  // Four cases are too few to compare by.
  ask_.leave_out_small_samples = true;
  answer = Answer();
  EXPECT_EQ(answer.count, 1);
  EXPECT_EQ(answer.small_sample, 1);
}

TEST_F(GetDistributionTest, AnEmptyCubeHasNothingToSay) {
  cube_ = std::make_shared<const Cube>(TestFrame());
  EXPECT_EQ(Answer().year, 0);
  EXPECT_EQ(Answer().count, 0);
}

struct RefusedCase {
  const char* name;
  std::function<void(DistributionQuestion&)> spoil;
  StatusCode code;
  const char* reason;
  const char* field;
};

class GetDistributionRefusedTest : public testing::TestWithParam<RefusedCase> {
};

TEST_P(GetDistributionRefusedTest, WithReasonAndField) {
  DistributionQuestion question;
  question.area = Code("430321");
  question.level = AreaLevel::kTownship;
  question.cell = kReceived;
  GetParam().spoil(question);
  const Cube cube(TestFrame());
  const auto answer = GetDistribution(cube, question);
  EXPECT_EQ(answer.status().code(), GetParam().code);
  EXPECT_EQ(ReasonOf(answer.status()), GetParam().reason);
  EXPECT_EQ(FieldOf(answer.status()), GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    Questions, GetDistributionRefusedTest,
    testing::Values(
        RefusedCase{"Area", [](auto& ask) { ask.area = Code("99"); },
                    StatusCode::kNotFound, "UNKNOWN_AREA", "division_code"},
        RefusedCase{"Level", [](auto& ask) { ask.level = AreaLevel::kCounty; },
                    StatusCode::kInvalidArgument, "BAD_LEVEL", "level"},
        RefusedCase{"Cell",
                    [](auto& ask) { ask.cell = "applications.recieved"; },
                    StatusCode::kInvalidArgument, "UNKNOWN_CELL", "cell"},
        RefusedCase{"Summary",
                    [](auto& ask) { ask.basis = Basis::kAreaSummary; },
                    StatusCode::kInvalidArgument, "BAD_BASIS", "basis"},
        RefusedCase{"PercentForShare",
                    [](auto& ask) {
                      ask.probabilities = {0.5, 90};
                    },
                    StatusCode::kInvalidArgument, "BAD_QUANTILE",
                    "probabilities[1]"},
        RefusedCase{
            "NotANumber", [](auto& ask) { ask.probabilities = {std::nan("")}; },
            StatusCode::kInvalidArgument, "BAD_QUANTILE", "probabilities[0]"},
        RefusedCase{
            "TooMany", [](auto& ask) { ask.probabilities.assign(101, 0.5); },
            StatusCode::kInvalidArgument, "TOO_MANY_VALUES", "probabilities"}),
    [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace disclosure::stats
