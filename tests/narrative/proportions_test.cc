#include "narrative/proportions.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::narrative {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// "16 > 18 2": the total, then the parts; "16 = ..." where they claim to be
// all.
std::vector<std::string> Breakdowns(std::string_view text) {
  std::vector<std::string> found;
  for (const Breakdown& breakdown : FindBreakdowns(Read(text))) {
    std::string line = std::to_string(*breakdown.total.numeral.Times(1));
    line += breakdown.claims_whole ? " =" : " >";
    for (const Quantity& part : breakdown.parts) {
      line += " " + std::to_string(*part.numeral.Times(1));
    }
    found.push_back(line);
  }
  return found;
}

TEST(BreakdownsTest, AreTheListsBehindAmongThem) {
  EXPECT_THAT(Breakdowns("公开信息16条，其中网站18条、微信2条。"),
              ElementsAre("16 > 18 2"));
  EXPECT_THAT(Breakdowns("公开信息16条（其中网站10条，其他6条）。"),
              ElementsAre("16 = 10 6"));
  EXPECT_THAT(Breakdowns("收到申请16件。其中：网上10件；"),
              ElementsAre("16 > 10"));
  EXPECT_THAT(Breakdowns("申请16件，其中网上、信函分别为10件、6件。"),
              ElementsAre("16 = 10 6"));
  EXPECT_THAT(Breakdowns("申请16件，其中网上10件（占62.5%）、其他6件。"),
              ElementsAre("16 = 10 6"));
  EXPECT_THAT(Breakdowns("公开信息16条，网站10条。"), IsEmpty());
}

TEST(BreakdownsTest, EndWhereTheListEnds) {
  EXPECT_THAT(Breakdowns("申请16件，其中网上10件，答复18件。"),
              ElementsAre("16 > 10"));
  EXPECT_THAT(Breakdowns("申请16件，其中网上10件。制发文件30件。"),
              ElementsAre("16 > 10"));
  EXPECT_THAT(Breakdowns("信息16条，其中网站10条，资料500份，其他6条。"),
              ElementsAre("16 > 10"));
  EXPECT_THAT(Breakdowns("申请20件，其中个人15件，其中网上10件。"),
              ElementsAre("20 > 15", "15 > 10"));
}

TEST(BreakdownsTest, AreOfWhatStandsBeforeTheBrackets) {
  EXPECT_THAT(Breakdowns("全年受理政府信息公开申请13件（含上年结转1件），其中"
                         "予以公开6件，部分公开2件。"),
              ElementsAre("13 > 6 2"));
  EXPECT_THAT(Breakdowns("受理申请13件(其中上年结转1件)，其中予以公开6件。"),
              ElementsAre("13 > 6"));
  EXPECT_THAT(Breakdowns("申请16件（网上10件、信函6件），其中个人18件。"),
              ElementsAre("16 > 18"));
  EXPECT_THAT(Breakdowns("申请16件（其中网上10件），其中个人9件，其他7件。"),
              ElementsAre("16 > 10", "16 = 9 7"));
}

TEST(BreakdownsTest, OfATotalThatCannotBeToldAreLeftOut) {
  for (const std::string text :
       {"收到申请12件，上年结转1件，其中予以公开6件。",
        "收到申请12件，上年度结转申请1件；其中：予以公开6件。",
        "收到申请12件（不含上年结转1件），其中予以公开13件。",
        "收到申请12件（另有上年结转1件），其中予以公开13件。",
        "收到申请12件，均已办结（含上年结转1件），其中予以公开13件。",
        "办结率99%（含上年结转1件），其中予以公开13件。",
        "上年结转1件（网上1件），其中予以公开13件。"}) {
    EXPECT_THAT(Breakdowns(text), IsEmpty()) << text;
  }
}

TEST(BreakdownsTest, WithAnItemThatHasNoNumberAreNoWhole) {
  EXPECT_THAT(Breakdowns("信息16条，其中网站10条、公开栏若干、其他2条。"),
              ElementsAre("16 > 10 2"));
}

TEST(BreakdownsTest, OfTwoKindsAreNoWhole) {
  EXPECT_THAT(
      Breakdowns("申请9件，其中网上5件、其他方式4件、个人7件、其他组织2件。"),
      ElementsAre("9 > 5 4 7 2"));
}

TEST(SharesTest, AreOfATotalInTheSentence) {
  const auto shares =
      FindShares(Read("收到申请805件，其中自然人258件，占33.9%。"));
  ASSERT_THAT(shares, SizeIs(1));
  EXPECT_THAT(shares[0].numerators, ElementsAre(258, 1063));
  EXPECT_THAT(shares[0].denominators, ElementsAre(805));
}

TEST(SharesTest, MayNameTheirTotal) {
  const auto shares = FindShares(Read("自然人258件，占805件的33.9%。"));
  ASSERT_THAT(shares, SizeIs(1));
  EXPECT_EQ(shares[0].numerators[0], 258);
  EXPECT_THAT(shares[0].denominators, ElementsAre(805));
}

TEST(SharesTest, OfSomethingElseAreLeftOut) {
  for (const std::string text :
       {"自然人258件，占33.9%。", "申请805件，自然人258件，办结率100%。",
        "申请805件，自然人258件，占全县总数的33.9%。",
        "申请800余件，自然人258件，占33.9%。",
        "申请805件，自然人258件，占约33.9%。", "满意率99%，办结率100%。"}) {
    EXPECT_THAT(FindShares(Read(text)), IsEmpty()) << text;
  }
}

Numeral Percent(std::string_view text) {
  return ReadNumerals(text).at(0);
}

TEST(SharesTest, AreRoundedOrCutOff) {
  EXPECT_TRUE(IsShare(10'538, 34'430, Percent("30.61%")));
  EXPECT_TRUE(IsShare(31, 669, Percent("4.63%")));
  EXPECT_TRUE(IsShare(2, 3, Percent("66.6%")));
  EXPECT_TRUE(IsShare(2, 3, Percent("66.7%")));
  EXPECT_TRUE(IsShare(1, 1, Percent("100%")));
  EXPECT_FALSE(IsShare(258, 805, Percent("33.9%")));
  EXPECT_FALSE(IsShare(2, 3, Percent("66.8%")));
  EXPECT_FALSE(IsShare(1, 0, Percent("100%")));
}

}  // namespace
}  // namespace disclosure::narrative
