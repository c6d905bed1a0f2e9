#include "narrative/parts.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::narrative {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

std::vector<PartKind> Kinds(const std::vector<Part>& parts) {
  std::vector<PartKind> kinds;
  kinds.reserve(parts.size());
  for (const Part& part : parts) kinds.push_back(part.kind);
  return kinds;
}

TEST(PartsTest, SplitsTheSixPartsOfTheForm) {
  const std::string text =
      "根据条例，特发布本报告。\n"
      "一、总体情况\n甲。\n"
      "二、主动公开政府信息情况\n\n"
      "三、收到和处理政府信息公开申请情况\n"
      "四、政府信息公开行政复议、行政诉讼情况\n"
      "五、存在的主要问题及改进情况\n乙。\n丙。\n"
      "六、其他需要报告的事项\n无。\n";
  const auto parts = SplitParts(text);
  EXPECT_THAT(
      Kinds(parts),
      ElementsAre(PartKind::kPreface, PartKind::kOverview, PartKind::kProactive,
                  PartKind::kApplications, PartKind::kDisputes,
                  PartKind::kProblems, PartKind::kOther));
  EXPECT_EQ(parts[1].heading, "一、总体情况");
  EXPECT_EQ(parts[2].text, "");
  EXPECT_EQ(parts[5].text, "乙。\n丙。");
}

TEST(PartsTest, KeepsAHeadingThatNoFormHas) {
  const auto parts = SplitParts("一、概述\n甲。\n二、政务公开的主要效果\n乙。");
  EXPECT_THAT(Kinds(parts),
              ElementsAre(PartKind::kOverview, PartKind::kUnknown));
}

TEST(PartsTest, TakesNoListInsideAPartForAHeading) {
  const auto parts = SplitParts(
      "一、概述\n甲。\n五、存在的问题\n一、认识不足\n二、力量薄弱\n六、其他事项"
      "\n无");
  EXPECT_THAT(parts, SizeIs(3));
}

TEST(PartsTest, TakesNoSentenceForAHeading) {
  EXPECT_THAT(SplitParts("一、全年共公开信息十条。其中网站五条。"), SizeIs(1));
  EXPECT_EQ(SplitParts("一、全年公开信息。")[0].kind, PartKind::kPreface);
}

TEST(PartsTest, FindsOfficialTitlesInsideALine) {
  const auto parts = SplitParts(
      "本报告。 一、总体情况 甲。二、主动公开政府信息情况 乙。 "
      "三、收到和处理政府信息公开申请情况 丙。");
  EXPECT_THAT(Kinds(parts),
              ElementsAre(PartKind::kPreface, PartKind::kOverview,
                          PartKind::kProactive, PartKind::kApplications));
  EXPECT_EQ(parts[1].text, "甲。");
}

TEST(PartsTest, GivesThePlainTextWhereThereIsNoHeading) {
  const auto parts = SplitParts("  只有一段。\n");
  ASSERT_THAT(parts, SizeIs(1));
  EXPECT_EQ(parts[0].text, "只有一段。");
  EXPECT_TRUE(SplitParts(" \n ").empty());
}

}  // namespace
}  // namespace disclosure::narrative
