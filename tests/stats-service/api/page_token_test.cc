#include "stats-service/api/page_token.h"

#include <string>

#include "gtest/gtest.h"
#include "status/reason.h"

namespace disclosure::stats {
namespace {

TEST(PageTokenTest, ComesBackAsItWas) {
  for (const char* digits : {"00", "43", "430321111"}) {
    PageToken token;
    token.cube = 1234567890123;
    token.from.organ.division = *divisions::DivisionCode::Parse(digits);
    token.from.year = 2020;
    const auto back = ParsePageToken(ToText(token));
    ASSERT_TRUE(back.ok()) << back.status();
    EXPECT_EQ(back->cube, token.cube);
    EXPECT_EQ(back->from, token.from);
  }
}

class BadPageTokenTest : public testing::TestWithParam<std::string> {};

TEST_P(BadPageTokenTest, IsRefusedByName) {
  const auto token = ParsePageToken(GetParam());
  EXPECT_EQ(token.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(token.status()), "BAD_PAGE_TOKEN");
}

INSTANTIATE_TEST_SUITE_P(Tokens, BadPageTokenTest,
                         testing::Values("", "x", "1-43", "1-43--", "-43--2020",
                                         "1-4x--2020", "1-43-BAD-2020",
                                         "1-43--2020-5"));

TEST(ListTokenTest, ComesBackAsItWas) {
  const auto back = ParseListToken(ToText(ListToken{1234567890123, 5'000}));
  ASSERT_TRUE(back.ok()) << back.status();
  EXPECT_EQ(back->cube, 1234567890123u);
  EXPECT_EQ(back->offset, 5'000);
}

TEST(ListTokenTest, AnythingElseIsRefusedByName) {
  for (const char* text : {"", "1", "1-", "1--5", "x-5", "1-43--2020"}) {
    EXPECT_EQ(ReasonOf(ParseListToken(text).status()), "BAD_PAGE_TOKEN");
  }
}

}  // namespace
}  // namespace disclosure::stats
