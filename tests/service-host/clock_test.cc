#include "service-host/clock.h"

#include "absl/time/civil_time.h"
#include "gtest/gtest.h"

namespace disclosure::service_host {
namespace {

absl::Time Utc(const absl::CivilSecond& second) {
  return absl::FromCivil(second, absl::UTCTimeZone());
}

TEST(ClockTest, TheDayInShanghaiBeginsAtSixteenHoursUtc) {
  using absl::CivilSecond;
  EXPECT_EQ(DaysSinceEpochInShanghai(Utc(CivilSecond(1970, 1, 1))), 0);
  EXPECT_EQ(DaysSinceEpochInShanghai(Utc(CivilSecond(1970, 1, 1, 15, 59, 59))),
            0);
  EXPECT_EQ(DaysSinceEpochInShanghai(Utc(CivilSecond(1970, 1, 1, 16))), 1);
  EXPECT_EQ(DaysSinceEpochInShanghai(Utc(CivilSecond(2021, 1, 31))), 18658);
}

TEST(ClockTest, DaysBeforeTheEpochAreNegative) {
  EXPECT_EQ(DaysSinceEpochInShanghai(
                Utc(absl::CivilSecond(1969, 12, 31, 15, 59, 59))),
            -1);
}

TEST(ClockTest, TheSystemClockTellsTheTime) {
  const absl::Time before = absl::Now();
  EXPECT_GE(SystemClock().Now(), before);
}

}  // namespace
}  // namespace disclosure::service_host
