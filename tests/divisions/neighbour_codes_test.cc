// Under which codes one place reports in two years.
#include "divisions/neighbour_codes.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "status/check.h"
#include "tests/divisions/code.h"
#include "tests/divisions/table_headings.h"

namespace disclosure::divisions {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::UnorderedElementsAre;

const DivisionTree& TestDivisions() {
  static const auto& tree = *new auto(LoadEmbeddedDivisions());
  CHECK_OK(tree.status());
  return *tree;
}

// A city of these areas with these edges, and mergers that a notice tells.
DivisionTree ACity(const std::string& areas, const std::string& edges,
                   const std::string& mergers) {
  auto tree =
      ParseDivisions(std::string(kAreaHeading) +
                         "00\t-\t2015-2023\t国\n"
                         "11\t-\t2015-2023\t省\n"
                         "1101\t-\t2015-2023\t市\n" +
                         areas,
                     std::string(kEdgeHeading) + edges,
                     "from\tto\tbefore\tafter\tkind\tsource\n" + mergers);
  CHECK_OK(tree.status());
  return *std::move(tree);
}

TEST(NeighbourCodesTest, APlaceThatNeverChangedKeepsItsCode) {
  for (int year = 2008; year <= 2026; ++year) {
    for (const char* digits : {"430321111", "430321", "43", "00"}) {
      EXPECT_THAT(CodesBefore(TestDivisions(), Code(digits), year),
                  ElementsAre(Code(digits)));
      EXPECT_THAT(CodesAfter(TestDivisions(), Code(digits), year),
                  ElementsAre(Code(digits)));
    }
  }
}

TEST(NeighbourCodesTest, ACertainReCodingIsFollowedBetweenItsEditionsOnly) {
  int seen = 0;
  for (const Edge& edge : TestDivisions().lineage().edges()) {
    if (edge.kind != EdgeKind::kRecoded) continue;
    const int year = edge.edition_after;
    const auto before = CodesBefore(TestDivisions(), edge.to, year);
    const auto after = CodesAfter(TestDivisions(), edge.from, year - 1);
    if (edge.certain) {
      ASSERT_THAT(before, Contains(edge.from));
      ASSERT_THAT(after, Contains(edge.to));
      ++seen;
    }
    ASSERT_THAT(CodesBefore(TestDivisions(), edge.to, year + 1),
                ElementsAre(edge.to));
  }
  EXPECT_GT(seen, 100);
}

// Who asks whether a code is settled need not ask for its neighbours.
TEST(NeighbourCodesTest, ASettledCodeHasItselfAloneInAllYears) {
  size_t settled = 0;
  for (const Area& area : TestDivisions().areas()) {
    if (!TestDivisions().IsSettled(area.code)) continue;
    ++settled;
    for (const int year : {2016, 2019, 2021, 2023}) {
      ASSERT_THAT(CodesBefore(TestDivisions(), area.code, year),
                  ElementsAre(area.code));
      ASSERT_THAT(CodesAfter(TestDivisions(), area.code, year - 1),
                  ElementsAre(area.code));
    }
  }
  EXPECT_GT(settled, TestDivisions().areas().size() / 2);
  EXPECT_LT(settled, TestDivisions().areas().size());
}

TEST(NeighbourCodesTest, WhatAnEdgeTouchesIsNotSettled) {
  for (const Edge& edge : TestDivisions().lineage().edges()) {
    ASSERT_FALSE(TestDivisions().IsSettled(edge.from));
    ASSERT_FALSE(TestDivisions().IsSettled(edge.to));
  }
  EXPECT_FALSE(TestDivisions().IsSettled(Code("999999")));
}

TEST(NeighbourCodesTest, AnInferredReCodingIsNot) {
  for (const Edge& edge : TestDivisions().lineage().edges()) {
    if (edge.kind != EdgeKind::kRecoded || edge.certain) continue;
    ASSERT_THAT(CodesBefore(TestDivisions(), edge.to, edge.edition_after),
                Not(Contains(edge.from)));
  }
}

TEST(NeighbourCodesTest, ANumberUsedAgainBeginsAnew) {
  int seen = 0;
  for (const Area& area : TestDivisions().areas()) {
    if (!area.In(2019) || !area.In(2021)) continue;
    if (TestDivisions().SamePlace(area.code, 2019, 2021)) continue;
    ++seen;
    ASSERT_THAT(CodesBefore(TestDivisions(), area.code, 2021),
                Not(Contains(area.code)));
    ASSERT_THAT(CodesAfter(TestDivisions(), area.code, 2020),
                Not(Contains(area.code)));
  }
  EXPECT_GT(seen, 0);
}

std::vector<std::string> PartsOf(const char* digits, int year) {
  std::vector<std::string> parts;
  for (const DivisionCode& code :
       PartsBefore(TestDivisions(), Code(digits), year).codes) {
    parts.emplace_back(code.digits());
  }
  return parts;
}

TEST(NeighbourCodesTest, AMergedPlaceHasAllItsParts) {
  // 崇安区, 南长区, 北塘区 -> 梁溪区
  EXPECT_THAT(PartsOf("320213", 2016),
              ElementsAre("320202", "320203", "320204"));
  // 格塘镇 went into 靖港镇, which goes on.
  EXPECT_THAT(PartsOf("430112106", 2016),
              ElementsAre("430112106", "430112117"));
  // 青竹湖镇 became the street that 新港街道 was merged into.
  EXPECT_THAT(PartsOf("430105021", 2016),
              UnorderedElementsAre("430105102", "430105017"));
  EXPECT_THAT(PartsOf("320213", 2017), IsEmpty());
  EXPECT_THAT(PartsOf("430321111", 2016), IsEmpty());
}

// 甲区 only seems to have become 丙区, which 乙区 was merged into.
TEST(NeighbourCodesTest, AGuessMakesNoPart) {
  const DivisionTree tree = ACity(
      "110101\t-\t2015\t甲区\n110102\t-\t2015\t乙区\n"
      "110103\t-\t2016-2023\t丙区\n",
      "110101\t110103\t2015\t2016\trecoded\tinferred\n",
      "110102\t110103\t2015\t2016\tmerged\ta notice\n");
  const MergedPlaces parts = PartsBefore(tree, Code("110103"), 2016);
  EXPECT_THAT(parts.codes, ElementsAre(Code("110102")));
  EXPECT_FALSE(parts.certain);
}

// The number of 甲镇, which goes on under another, is that of 乙镇 now, which
// took in 丁镇: what it meant before is no part, nor is it new.
TEST(NeighbourCodesTest, AnotherPlaceUnderItsNumberIsNoPart) {
  const DivisionTree tree = ACity(
      "110101\t-\t2015-2023\t县\n"
      "110101100\t-\t2016-2023\t乙镇\t2015\t甲镇\n"
      "110101101\t-\t2015\t丁镇\n110101102\t-\t2016-2023\t甲镇\n",
      "110101100\t110101102\t2015\t2016\trecoded\tcertain\n",
      "110101101\t110101100\t2015\t2016\tmerged\ta notice\n");
  const MergedPlaces parts = PartsBefore(tree, Code("110101100"), 2016);
  EXPECT_THAT(parts.codes, ElementsAre(Code("110101101")));
  EXPECT_FALSE(parts.code_is_new);
  EXPECT_TRUE(PartsBefore(TestDivisions(), Code("320213"), 2016).code_is_new);
}

TEST(NeighbourCodesTest, AMergerIsFollowedBothWays) {
  EXPECT_THAT(CodesBefore(TestDivisions(), Code("320213"), 2016),
              IsSupersetOf({Code("320202"), Code("320203"), Code("320204")}));
  EXPECT_THAT(CodesAfter(TestDivisions(), Code("320203"), 2015),
              Contains(Code("320213")));
}

// Who is read, and who reads, are two sides of one relation.
TEST(NeighbourCodesTest, BeforeAndAfterMirrorEachOther) {
  for (const int year : {2016, 2019, 2021, 2023}) {
    for (const Edge& edge : TestDivisions().lineage().edges()) {
      for (const DivisionCode& code : {edge.from, edge.to}) {
        for (const DivisionCode& before :
             CodesBefore(TestDivisions(), code, year)) {
          ASSERT_THAT(CodesAfter(TestDivisions(), before, year - 1),
                      Contains(code));
        }
        for (const DivisionCode& after :
             CodesAfter(TestDivisions(), code, year - 1)) {
          ASSERT_THAT(CodesBefore(TestDivisions(), after, year),
                      Contains(code));
        }
      }
    }
  }
}

}  // namespace
}  // namespace disclosure::divisions
