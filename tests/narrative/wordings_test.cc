#include "narrative/wordings.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace disclosure::narrative {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(WordingsTest, ReadsHowOftenIsDisclosed) {
  EXPECT_EQ(ReadCadence("明确常规性工作定期公开，一般每月或每季度公开一次；"
                        "必要时再一次公开。"),
            "每月或每季度公开一次");
  EXPECT_EQ(ReadCadence("必要时再公开一次。"), "");
}

TEST(WordingsTest, ReadsThePartsOfAnAssessment) {
  EXPECT_THAT(
      ReadAssessmentParts("三是实行三级考核制度。即群众打分测评、成员单位自评、"
                          "政务公开办公室综合考评。"),
      ElementsAre("群众打分测评", "成员单位自评", "政务公开办公室综合考评"));
  EXPECT_THAT(ReadAssessmentParts("列入考核。"), IsEmpty());
}

TEST(WordingsTest, ReadsMeasuresOfAccountability) {
  EXPECT_THAT(
      ReadAccountabilityMeasures(
          "二是建立责任追究制度。进一步规范了政务公开责任追究的内容和形式"
          "，通过签订目标、督查考核等措施，增加了压力和动力。"),
      ElementsAre("签订目标", "督查考核"));
}

TEST(WordingsTest, CountsWindowsThatAreNamed) {
  const auto windows = ReadNamedWindows(
      "总面积120平方米，设有劳动保障服务窗口、民政服务窗口、社会救助受理窗口、"
      "新型农村医疗合作服务窗口、人口计生服务窗口。共有工作人员6名。");
  ASSERT_TRUE(windows);
  EXPECT_EQ(windows->count, 5);
  EXPECT_FALSE(ReadNamedWindows("设有窗口、档案室。"));
}

}  // namespace
}  // namespace disclosure::narrative
