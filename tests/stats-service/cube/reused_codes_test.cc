#include "stats-service/cube/reused_codes.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/stats-service/support/country.h"

namespace disclosure::stats {
namespace {

using testing::IsEmpty;

std::span<const CodeReuse> Of(const char* digits) {
  return TestFrame().reused_codes().Of(Code(digits));
}

TEST(ReusedCodesTest, TellsSinceWhenAndWhatTheCodeMeantBefore) {
  ASSERT_EQ(Of("150430109").size(), 1u);
  EXPECT_EQ(Of("150430109")[0].since, 2021);
  EXPECT_EQ(Of("150430109")[0].note,
            "The code meant another place before: 牛古吐镇.");
}

TEST(ReusedCodesTest, ARenamedPlaceIsTheSame) {
  EXPECT_THAT(Of("110101001"), IsEmpty());  // 东华门街道(办事处)
  EXPECT_THAT(Of("43"), IsEmpty());
}

TEST(ReusedCodesTest, TheEmbeddedTablesHave323) {
  size_t reuses = 0;
  for (const auto& area : TestDivisions().areas()) {
    reuses += TestFrame().reused_codes().Of(area.code).size();
  }
  EXPECT_EQ(reuses, 323u);
}

TEST(ReusedCodesTest, APlaceIsCountedFromTheEditionThatFirstHasIt) {
  const std::vector<CodeReuse> reuses = {{2016, "A"}, {2021, "B"}};
  struct {
    int32_t year;
    size_t place;
  } cases[] = {{2008, 0}, {2015, 0}, {2016, 1}, {2020, 1}, {2021, 2}};
  for (const auto& [year, place] : cases) {
    EXPECT_EQ(PlaceIn(reuses, year), place) << year;
    EXPECT_EQ(PlaceIn({}, year), 0u);
  }
}

}  // namespace
}  // namespace disclosure::stats
