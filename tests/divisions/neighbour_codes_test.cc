// Under which codes one place reports in two years.
#include "divisions/neighbour_codes.h"

#include <algorithm>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "status/check.h"
#include "tests/divisions/code.h"

namespace disclosure::divisions {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

const DivisionTree& TestDivisions() {
  static const auto& tree = *new auto(LoadEmbeddedDivisions());
  CHECK_OK(tree.status());
  return *tree;
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
