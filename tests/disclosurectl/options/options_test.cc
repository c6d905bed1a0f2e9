#include "disclosurectl/options/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace disclosure::ctl {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr auto kSpecs = std::to_array<OptionSpec>({
    {"verbose", OptionKind::kFlag, "", "", {"", ""}},
    {"to", OptionKind::kText, "DIR", "", {"", ""}},
    {"limit", OptionKind::kInteger, "N", "20", {"", ""}},
    {"output", OptionKind::kChoice, "table|json|csv", "table", {"", ""}},
    {"timeout", OptionKind::kDuration, "DURATION", "30s", {"", ""}},
    {"years", OptionKind::kYears, "YEARS", "", {"", ""}},
    {"today", OptionKind::kDate, "YYYY-MM-DD", "", {"", ""}},
    {"broken", OptionKind::kShare, "SHARE", "0%", {"", ""}},
});

absl::StatusOr<Options> Parse(std::vector<std::string_view> command_line) {
  return Options::Parse(command_line, kSpecs, Language::kEnglish);
}

TEST(OptionsTest, ValueStandsAfterEqualsSignOrAsNextWord) {
  for (const auto& command_line :
       {std::vector<std::string_view>{"--limit=7"}, {"--limit", "7"}}) {
    const auto options = Parse(command_line);
    ASSERT_TRUE(options.ok()) << options.status();
    EXPECT_EQ(options->Integer("limit"), 7);
    EXPECT_TRUE(options->Given("limit"));
  }
}

TEST(OptionsTest, DefaultsHoldWhereNothingIsGiven) {
  const auto options = Parse({});
  ASSERT_TRUE(options.ok());
  EXPECT_EQ(options->Integer("limit"), 20);
  EXPECT_EQ(options->Get("output"), "table");
  EXPECT_EQ(options->Duration("timeout"), absl::Seconds(30));
  EXPECT_FALSE(options->Given("limit"));
  EXPECT_FALSE(options->Has("to"));
  EXPECT_FALSE(options->Flag("verbose"));
}

TEST(OptionsTest, ArgumentsMixWithOptionsAndFollowTheDoubleDash) {
  const auto options = Parse({"a", "--verbose", "b", "--", "--limit=x"});
  ASSERT_TRUE(options.ok());
  EXPECT_TRUE(options->Flag("verbose"));
  EXPECT_THAT(options->arguments(), ElementsAre("a", "b", "--limit=x"));
}

TEST(OptionsTest, ValuesAreRead) {
  const auto options =
      Parse({"--years=2018-2022", "--today=2021-01-26", "--broken=1%"});
  ASSERT_TRUE(options.ok());
  EXPECT_EQ(options->Years("years"), (YearSpan{2018, 2022}));
  EXPECT_EQ(options->Date("today").ToString(), "2021-01-26");
  EXPECT_DOUBLE_EQ(options->Share("broken"), 0.01);
}

TEST(OptionsTest, SingleDashAloneIsAnArgument) {
  const auto options = Parse({"-"});
  ASSERT_TRUE(options.ok());
  EXPECT_THAT(options->arguments(), ElementsAre("-"));
}

struct BadCase {
  const char* name;
  std::vector<std::string_view> command_line;
  const char* message;
};

class BadOptionsTest : public testing::TestWithParam<BadCase> {};

TEST_P(BadOptionsTest, IsRefusedWithAHint) {
  const auto options = Parse(GetParam().command_line);
  EXPECT_TRUE(absl::IsInvalidArgument(options.status()));
  EXPECT_THAT(std::string(options.status().message()),
              HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    CommandLines, BadOptionsTest,
    testing::ValuesIn(std::vector<BadCase>{
        {"MisspeltName", {"--limt=3"}, "did you mean --limit?"},
        {"MissingValue", {"--limit"}, "--limit needs a value: N"},
        {"NoNumber", {"--limit=many"}, "--limit=many: expected N"},
        {"NegativeNumber", {"--limit=-1"}, "expected N"},
        {"NumberBeyond64Bits", {"--limit=99999999999999999999"}, "expected N"},
        {"NoneOfTheWords", {"--output=xml"}, "expected table|json|csv"},
        {"TwoOfTheWords", {"--output=table|json"}, "expected table|json|csv"},
        {"YearsBackwards", {"--years=2022-2018"}, "expected YEARS"},
        {"YearsOpen", {"--years=2018-"}, "expected YEARS"},
        {"NoSuchDay", {"--today=2021-02-30"}, "expected YYYY-MM-DD"},
        {"NoDuration", {"--timeout=soon"}, "expected DURATION"},
        {"ZeroDuration", {"--timeout=0s"}, "expected DURATION"},
        {"ShareAboveOne", {"--broken=101%"}, "expected SHARE"},
        {"ValueForAFlag", {"--verbose=yes"}, "expected no value"},
        {"GivenTwice", {"--limit=1", "--limit=2"}, "--limit is given twice"},
    }),
    [](const auto& row) { return row.param.name; });

TEST(OptionsTest, SpeaksChineseIfAsked) {
  const std::vector<std::string_view> command_line = {"--limt=3"};
  const auto options = Options::Parse(command_line, kSpecs, Language::kChinese);
  EXPECT_EQ(options.status().message(),
            "没有这个选项：--limt；是否指 --limit？");
}

}  // namespace
}  // namespace disclosure::ctl
