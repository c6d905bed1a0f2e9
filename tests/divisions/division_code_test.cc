#include "divisions/division_code.h"

#include <string>
#include <type_traits>
#include <vector>

#include "absl/hash/hash.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "status/abseil_view.h"
#include "tests/divisions/code.h"

namespace disclosure::divisions {
namespace {

using testing::HasSubstr;

static_assert(std::is_trivially_copyable_v<DivisionCode>);
static_assert(sizeof(DivisionCode) <= 16);

struct GoodCase {
  std::string name;
  std::string text;
  std::string digits;
  Level level;
  UnitKind kind;
};

class WellFormedCode : public testing::TestWithParam<GoodCase> {};

TEST_P(WellFormedCode, IsReadWithItsLevelAndKind) {
  const auto code = DivisionCode::Parse(GetParam().text);
  ASSERT_TRUE(code.ok()) << code.status();
  EXPECT_EQ(code->ToString(), GetParam().digits);
  EXPECT_EQ(code->level(), GetParam().level);
  EXPECT_EQ(code->unit_kind(), GetParam().kind);
  EXPECT_FALSE(DivisionCode::LooksLikeVillage(GetParam().text));
}

TEST_P(WellFormedCode, SurvivesPacking) {
  const DivisionCode code = Code(GetParam().text);
  EXPECT_EQ(DivisionCode::FromPacked(code.packed()), code);
}

using enum Level;
INSTANTIATE_TEST_SUITE_P(
    Levels, WellFormedCode,
    testing::ValuesIn(std::vector<GoodCase>{
        {"Nation", "00", "00", kNation, UnitKind::kNone},
        {"Province", "43", "43", kProvince, UnitKind::kNone},
        {"Prefecture", "4303", "4303", kPrefecture, UnitKind::kNone},
        {"County", "430321", "430321", kCounty, UnitKind::kNone},
        {"Street", "430603002", "430603002", kTownship, UnitKind::kStreet},
        {"Town", "430321111", "430321111", kTownship, UnitKind::kTown},
        {"Township", "430321202", "430321202", kTownship, UnitKind::kTownship},
        {"LateTownship", "430321399", "430321399", kTownship,
         UnitKind::kTownship},
        {"Zone", "430321400", "430321400", kTownship, UnitKind::kQuasi},
        {"Farm", "230321500", "230321500", kTownship, UnitKind::kQuasi},
        {"NumberZero", "350527000", "350527000", kTownship, UnitKind::kNone},
        {"BeyondTheStandard", "430321600", "430321600", kTownship,
         UnitKind::kNone},
        {"TwelveDigits", "430321111000", "430321111", kTownship,
         UnitKind::kTown},
    }),
    [](const auto& row) { return row.param.name; });

struct BadCase {
  std::string name;
  std::string text;
  std::string why;
};

class MalformedCode : public testing::TestWithParam<BadCase> {};

TEST_P(MalformedCode, IsRefusedWithItsTextAndTheReason) {
  const auto code = DivisionCode::Parse(GetParam().text);
  ASSERT_EQ(code.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(code.status().message()), HasSubstr(GetParam().why));
}

INSTANTIATE_TEST_SUITE_P(
    Texts, MalformedCode,
    testing::ValuesIn(std::vector<BadCase>{
        {"Empty", "", "division code \"\" has 0 digits"},
        {"OneDigit", "4", "\"4\" has 1 digits"},
        {"Odd", "43032", "\"43032\" has 5 digits"},
        {"CountyAndSixMoreOfATownBook", "43032111100", "has 11 digits"},
        {"Longer", "4303211110000", "has 13 digits"},
        {"Village", "430321111201", "\"430321111201\" is that of a village"},
        {"Letters", "43032111O", "other than the digits"},
        {"FullWidthDigits", "４３", "other than the digits"},
        {"Space", " 43", "\" 43\" has characters"},
        {"Sign", "+430", "other than the digits"},
        {"NulByte", std::string("43\0003", 4), "\"43\\0003\" has characters"},
        {"InsideTheNation", "0012", "begins with 00"},
        {"Endless", std::string(1000, '4'),
         "\"" + std::string(32, '4') + "...\" has 1000 digits"},
    }),
    [](const auto& row) { return row.param.name; });

TEST(DivisionCodeTest, OnlyTwelveDigitsWithANumberAtTheEndAreAVillage) {
  EXPECT_TRUE(DivisionCode::LooksLikeVillage("430321111201"));
  EXPECT_FALSE(DivisionCode::LooksLikeVillage("430321111000"));
  EXPECT_FALSE(DivisionCode::LooksLikeVillage("43032111120x"));
  EXPECT_FALSE(DivisionCode::LooksLikeVillage("430321111"));
}

TEST(DivisionCodeTest, WithoutDigitsItIsTheNation) {
  EXPECT_EQ(DivisionCode(), Code("00"));
}

TEST(DivisionCodeTest, AreasStandBeforeWhatTheyContainAndAfterWhatPrecedes) {
  const std::vector<std::string> in_order = {
      "00",     "11",     "1101",      "110101",    "110101001", "110102",
      "1102",   "4300",   "430000",    "430000001", "430001",    "4303",
      "430321", "430322", "430322111", "44"};
  for (size_t i = 0; i < in_order.size(); ++i) {
    for (size_t j = 0; j < in_order.size(); ++j) {
      const DivisionCode a = Code(in_order[i]), b = Code(in_order[j]);
      EXPECT_EQ(a < b, i < j) << in_order[i] << " " << in_order[j];
      EXPECT_EQ(a == b, i == j) << in_order[i] << " " << in_order[j];
      EXPECT_EQ(a.packed() < b.packed(), i < j);
      EXPECT_EQ(absl::HashOf(a) == absl::HashOf(b), i == j);
      EXPECT_EQ(std::hash<DivisionCode>()(a) == std::hash<DivisionCode>()(b),
                i == j);
    }
  }
}

TEST(DivisionCodeTest, ContainsItselfAndWhatBeginsWithIt) {
  const DivisionCode county = Code("430321");
  EXPECT_TRUE(county.Contains(county));
  EXPECT_TRUE(county.Contains(Code("430321111")));
  EXPECT_FALSE(county.Contains(Code("4303")));
  EXPECT_FALSE(county.Contains(Code("430322")));
  EXPECT_TRUE(Code("00").Contains(county));
  EXPECT_FALSE(county.Contains(Code("00")));
}

TEST(DivisionCodeTest, AncestorsArePrefixes) {
  const DivisionCode town = Code("430321111");
  EXPECT_EQ(town.AncestorAt(kNation), Code("00"));
  EXPECT_EQ(town.AncestorAt(kProvince), Code("43"));
  EXPECT_EQ(town.AncestorAt(kPrefecture), Code("4303"));
  EXPECT_EQ(town.AncestorAt(kCounty), Code("430321"));
  EXPECT_EQ(town.AncestorAt(kTownship), town);
  EXPECT_EQ(Code("43").AncestorAt(kTownship), Code("43"));
  EXPECT_EQ(Code("00").AncestorAt(kCounty), Code("00"));
}

}  // namespace
}  // namespace disclosure::divisions
