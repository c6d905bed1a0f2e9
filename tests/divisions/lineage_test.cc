#include "divisions/lineage.h"

#include <algorithm>
#include <string>
#include <vector>

#include "divisions/division_tree.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/divisions/code.h"

namespace disclosure::divisions {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

struct RecodedCase {
  std::string from;
  std::string to;
  int before;
  int after;
  bool certain;
};

class RecodedPlace : public testing::TestWithParam<RecodedCase> {};

TEST_P(RecodedPlace, HasAnEdgeFromItsOldCodeToItsNewOne) {
  const auto tree = LoadEmbeddedDivisions();
  ASSERT_TRUE(tree.ok()) << tree.status();
  const auto edges = tree->lineage().EdgesFrom(Code(GetParam().from));
  ASSERT_THAT(edges, testing::Not(IsEmpty()));
  const Edge& edge = edges.back();
  EXPECT_EQ(edge.to, Code(GetParam().to));
  EXPECT_EQ(edge.edition_before, GetParam().before);
  EXPECT_EQ(edge.edition_after, GetParam().after);
  EXPECT_EQ(edge.kind, EdgeKind::kRecoded);
  EXPECT_EQ(edge.certain, GetParam().certain);

  const auto back = tree->lineage().EdgesTo(Code(GetParam().to));
  EXPECT_TRUE(std::ranges::any_of(back, [](const Edge& other) {
    return other.kind == EdgeKind::kRecoded &&
           other.from == Code(GetParam().from);
  }));
}

INSTANTIATE_TEST_SUITE_P(
    Known, RecodedPlace,
    testing::ValuesIn(std::vector<RecodedCase>{
        {"430105102", "430105021", 2015, 2016, true},  // 青竹湖镇 -> 街道
        {"430181207", "430181131", 2015, 2016, true},  // 葛家乡 -> 镇
        {"430221201", "430221109", 2015, 2016, true},  // 龙潭乡 -> 镇
        {"430603100", "430603002", 2016, 2019, true},  // 云溪镇 -> 街道
        {"430821100", "430821001", 2021, 2023, true},  // 零阳镇 -> 街道
        {"431124201", "431124113", 2021, 2023, true},  // 乐福堂乡 -> 镇
        {"430112014", "430112017", 2021, 2023, true},  // 白马街道
        {"430124", "430182", 2016, 2019, true},        // 宁乡县 -> 市
        {"430124102", "430182102", 2016, 2019, true},  // 花明楼镇, in it
        {"5422", "5405", 2015, 2016, true},            // 山南地区 -> 市
        {"430221", "430212", 2016, 2019, true},        // 株洲县 -> 渌口区
        {"520321", "520304", 2015, 2016, false},       // most of 遵义县
        {"341521", "340422", 2015, 2016, true},  // 寿县, to another city
        {"341521100", "340422100", 2015, 2016, true},  // 寿春镇, in it
    }),
    [](const auto& row) { return row.param.from + "To" + row.param.to; });

class LineageTest : public testing::Test {
 protected:
  const DivisionTree tree_ = LoadEmbeddedDivisions().value();
  const Lineage& lineage_ = tree_.lineage();
};

TEST_F(LineageTest, APlaceThatNeverChangedHasNoEdges) {
  EXPECT_THAT(lineage_.EdgesFrom(Code("430321111")), IsEmpty());
  EXPECT_THAT(lineage_.EdgesTo(Code("430321111")), IsEmpty());
}

TEST_F(LineageTest, APlaceThatWasMergedAwayJustEnds) {
  EXPECT_THAT(lineage_.EdgesFrom(Code("430321101")), IsEmpty());
  EXPECT_THAT(lineage_.EdgesFrom(Code("430321204")), IsEmpty());
}

TEST_F(LineageTest, AConfirmedMergerHasAnEdgeFromEachOfItsParts) {
  // 汨罗市: 城关镇 + 城郊乡 -> 归义镇
  const auto edges = lineage_.EdgesTo(Code("430681119"));
  ASSERT_THAT(edges, SizeIs(2));
  EXPECT_EQ(edges[0].from, Code("430681100"));
  EXPECT_EQ(edges[1].from, Code("430681200"));
  for (const Edge& edge : edges) {
    EXPECT_EQ(edge.kind, EdgeKind::kMerged);
    EXPECT_TRUE(edge.certain);
  }
}

TEST_F(LineageTest, ShorteningTheKindOfANameIsACertainRenaming) {
  const auto edges = lineage_.EdgesFrom(Code("110101001"));
  ASSERT_THAT(edges, SizeIs(1));  // 东华门街道办事处 -> 东华门街道
  EXPECT_EQ(edges[0].kind, EdgeKind::kRenamed);
  EXPECT_EQ(edges[0].edition_before, 2016);
  EXPECT_EQ(edges[0].edition_after, 2019);
  EXPECT_TRUE(edges[0].certain);
}

TEST_F(LineageTest, AnotherNameUnderTheSameCodeIsAnInferredRenaming) {
  const auto edges = lineage_.EdgesFrom(Code("130502"));  // 桥东区 -> 襄都区
  ASSERT_THAT(edges, SizeIs(1));
  EXPECT_EQ(edges[0].kind, EdgeKind::kRenamed);
  EXPECT_FALSE(edges[0].certain);
}

TEST_F(LineageTest, EdgesJoinKnownCodesOfOneLevelInTheirEditions) {
  size_t renamed = 0, recoded = 0;
  for (const Edge& edge : lineage_.edges()) {
    const Area* from = tree_.Find(edge.from);
    const Area* to = tree_.Find(edge.to);
    ASSERT_TRUE(from != nullptr && to != nullptr);
    EXPECT_TRUE(from->In(edge.edition_before) && to->In(edge.edition_after));
    EXPECT_EQ(from->code.level(), to->code.level());
    EXPECT_EQ(edge.from.AncestorAt(Level::kProvince),
              edge.to.AncestorAt(Level::kProvince));
    if (edge.kind == EdgeKind::kRenamed) ++renamed;
    if (edge.kind == EdgeKind::kRecoded) ++recoded;
  }
  EXPECT_GT(renamed, 5000u);
  EXPECT_GT(recoded, 5000u);
}

TEST_F(LineageTest, NoStepGivesACodeTwoSuccessorsOrTwoPredecessors) {
  for (const Area& area : tree_.areas()) {
    for (const auto& edges :
         {lineage_.EdgesFrom(area.code), lineage_.EdgesTo(area.code)}) {
      int before = 0;
      for (const Edge& edge : edges) {
        // But in mergers and splits.
        if (edge.kind == EdgeKind::kMerged || edge.kind == EdgeKind::kSplit) {
          continue;
        }
        EXPECT_LT(before, edge.edition_before) << area.code.digits();
        before = edge.edition_before;
      }
    }
  }
}

}  // namespace
}  // namespace disclosure::divisions
