#include "stats-service/cube/days_block.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/stats-service/support/country.h"

namespace disclosure::stats {
namespace {

using form::CivilDate;
using testing::Optional;

TEST(CompactDayTest, KeepsTheDaysThatReportsCanHave) {
  for (const char* const text : {"1970-01-02", "2021-01-26", "2149-06-06"}) {
    const auto day = CivilDate::Parse(text);
    EXPECT_THAT(CompactDay(day).Get(), Optional(*day));
  }
  EXPECT_EQ(CompactDay(std::nullopt).Get(), std::nullopt);
}

TEST(CompactDayTest, OfOtherDaysNothingIsKnown) {
  for (const char* const text : {"0001-01-01", "1970-01-01", "2149-06-07"}) {
    EXPECT_EQ(CompactDay(CivilDate::Parse(text)).Get(), std::nullopt) << text;
  }
}

ReportDays Days(const char* published) {
  return {CompactDay(CivilDate::Parse(published)), CompactDay()};
}

TEST(DaysBlockTest, ReplacesDaysAndIsCutWithItsOrgans) {
  const auto first = DaysBlock::With(
      nullptr, 3, std::vector<DaysUpdate>{{2, Days("2021-01-02")}});
  const auto second = DaysBlock::With(
      first.get(), 3,
      std::vector<DaysUpdate>{{0, Days("2021-01-09")}, {2, ReportDays()}});
  EXPECT_EQ(first->Of(2), Days("2021-01-02"));
  EXPECT_EQ(second->Of(0), Days("2021-01-09"));
  EXPECT_EQ(second->Of(1), ReportDays());
  EXPECT_EQ(second->Of(2), ReportDays());
  const auto cut = DaysBlock::Cut(*second, std::vector<int32_t>{-1, 1, 0});
  EXPECT_EQ(cut->Of(0), ReportDays());
  EXPECT_EQ(cut->Of(2), Days("2021-01-09"));
}

TEST(DaysBlockTest, ThereIsNoneWhereNothingIsKnown) {
  const auto block = DaysBlock::With(
      nullptr, 3, std::vector<DaysUpdate>{{2, Days("2021-01-02")}});
  EXPECT_EQ(DaysBlock::With(block.get(), 3,
                            std::vector<DaysUpdate>{{2, ReportDays()}}),
            nullptr);
  EXPECT_EQ(DaysBlock::Cut(*block, std::vector<int32_t>{0, 1}), nullptr);
}

}  // namespace
}  // namespace disclosure::stats
