#include "stats-service/cube/roll_up.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/known_names.h"
#include "tests/support/catalogue.h"
#include "tests/support/int64_limits.h"

namespace disclosure::stats {
namespace {

class RollUpTest : public testing::Test {
 protected:
  void Add(const ChangeBuilder& change, int sign = 1) {
    RollUp::Draft difference;
    difference.Add(TestFrame(), RowOf(TestFrame(), change), true, sign);
    roll_up_ = RollUp::With(roll_up_.get(), difference);
  }
  static ChangeBuilder WithFigure(int64_t figure) {
    return AChange(1, "430321111", 2022).With(kReceived, figure);
  }
  CellSum Sum(std::string_view cell = kReceived) const {
    return roll_up_->Of(TestFrame(), CellNamed(cell));
  }

  std::shared_ptr<const RollUp> roll_up_;
};

TEST_F(RollUpTest, ASumBeyond64BitsIsNoNumberAndComesBackExactly) {
  Add(WithFigure(kMost));
  EXPECT_EQ(Sum().Sum(), kMost);
  Add(WithFigure(1));
  EXPECT_EQ(Sum().Sum(), std::nullopt);
  EXPECT_EQ(Sum().with_value, 2);
  Add(WithFigure(kMost));
  Add(WithFigure(kMost), -1);
  EXPECT_EQ(Sum().Sum(), std::nullopt);
  Add(WithFigure(1), -1);
  EXPECT_EQ(Sum().Sum(), kMost);
}

TEST_F(RollUpTest, NegativeSumsAreExactToo) {
  Add(WithFigure(kLeast));
  Add(WithFigure(-1));
  EXPECT_EQ(Sum().Sum(), std::nullopt);
  Add(WithFigure(3));
  EXPECT_EQ(Sum().Sum(), kLeast + 2);
  Add(WithFigure(kLeast), -1);
  EXPECT_EQ(Sum().Sum(), 2);
}

TEST_F(RollUpTest, ASumWhoseLowerHalfIsZeroIsNotForgotten) {
  for (int i = 0; i < 4; ++i) Add(WithFigure(int64_t{1} << 62));
  EXPECT_EQ(Sum().Sum(), std::nullopt);
  EXPECT_EQ(static_cast<int64_t>(Sum().sum >> 64), 1);
  for (int i = 0; i < 3; ++i) Add(WithFigure(int64_t{1} << 62), -1);
  EXPECT_EQ(Sum().Sum(), int64_t{1} << 62);
  for (int i = 0; i < 7; ++i) Add(WithFigure(int64_t{1} << 62));
  for (int i = 0; i < 8; ++i) Add(WithFigure(int64_t{1} << 62));
  // 16 times 2^62 is 2^66.
  EXPECT_EQ(static_cast<int64_t>(Sum().sum >> 64), 4);
  for (int i = 0; i < 16; ++i) Add(WithFigure(int64_t{1} << 62), -1);
  EXPECT_EQ(Sum().sum, 0);
}

TEST_F(RollUpTest, TakingAwayWhatWasAddedLeavesNothing) {
  Add(WithFigure(7)
          .Approximate(kReceived)
          .AllZero(v1::FORM_2019)
          .Without(kReceived));
  Add(WithFigure(7)
          .Approximate(kReceived)
          .AllZero(v1::FORM_2019)
          .Without(kReceived),
      -1);
  EXPECT_EQ(roll_up_->reports(), 0);
  EXPECT_EQ(roll_up_->expected_reports(), 0);
  for (const form::Cell& cell : TestCatalogue().cells()) {
    EXPECT_EQ(roll_up_->Of(TestFrame(), cell.index), CellSum{}) << cell.name;
  }
}

TEST_F(RollUpTest, NoMoneyIsNoneInAnyUnit) {
  Add(AChange(1, "430321111", 2020).Form(v1::FORM_2019).With(kMoney, 0));
  EXPECT_EQ(Sum(kMoney).with_value, 1);
  EXPECT_EQ(Sum(kMoney).unit_unknown, 0);
}

TEST_F(RollUpTest, MoneyInAnUnknownUnitIsCountedAndLeftOut) {
  const auto money = [&](int64_t figure, v1::MoneyUnit unit) {
    return AChange(1, "430321111", 2020)
        .Form(v1::FORM_2019)
        .With(kMoney, figure)
        .Approximate(kMoney)
        .ProcurementUnit(unit);
  };
  Add(money(500, v1::MONEY_UNIT_UNSPECIFIED));
  EXPECT_EQ(Sum(kMoney).with_value, 0);
  EXPECT_EQ(Sum(kMoney).unit_unknown, 1);
  EXPECT_EQ(Sum(kMoney).approximate, 0);
  Add(money(70'000, v1::MONEY_UNIT_TEN_THOUSAND_YUAN));
  EXPECT_EQ(Sum(kMoney).Sum(), 70'000);
  EXPECT_EQ(Sum(kMoney).with_value, 1);
  EXPECT_EQ(Sum(kMoney).approximate, 1);
}

}  // namespace
}  // namespace disclosure::stats
