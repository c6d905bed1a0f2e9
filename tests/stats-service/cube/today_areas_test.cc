#include "stats-service/cube/today_areas.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "stats-service/cube/apply.h"
#include "stats-service/cube/area_year.h"
#include "tests/stats-service/support/country.h"
#include "tests/support/catalogue.h"

namespace disclosure::stats {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;

// "+430181207": joins; "-": leaves; "/": split; "!": the area itself. Only what
// the edition of the year has.
std::vector<std::string> MovesOf(std::string_view area, int32_t year) {
  const divisions::DivisionTree& tree = TestDivisions();
  std::vector<std::string> moves;
  for (const MovedCode& moved : TestFrame().today().Moves(
           *tree.IndexOf(Code(area)), TodayAreas::EditionOf(year))) {
    if (!moved.stands) continue;
    const char* signs[] = {"+", "-", "/"};
    moves.push_back(signs[static_cast<int>(moved.move)] +
                    tree.areas()[moved.code].code.ToString() +
                    (moved.is_area ? "!" : ""));
  }
  return moves;
}

LineageDoubt DoubtOf(std::string_view area, int32_t year) {
  return TestFrame().today().Doubt(*TestDivisions().IndexOf(Code(area)),
                                   TodayAreas::EditionOf(year));
}

TEST(TodayAreasTest, APlaceThatNeverChangedHasNoMoves) {
  for (int32_t year = 2012; year <= 2024; ++year) {
    EXPECT_THAT(MovesOf("430321111", year), IsEmpty()) << year;
  }
}

TEST(TodayAreasTest, ARecodedTownshipJoinsItsNewCode) {
  EXPECT_THAT(MovesOf("430181131", 2014), ElementsAre("+430181207!"));
  EXPECT_THAT(MovesOf("430181131", 2016), IsEmpty());
}

TEST(TodayAreasTest, WhatHappensWithinACountyIsNoMoveOfIt) {
  EXPECT_THAT(MovesOf("430623", 2014), IsEmpty());
  EXPECT_THAT(MovesOf("43", 2014), IsEmpty());
  EXPECT_THAT(MovesOf("00", 2014), IsEmpty());
}

TEST(TodayAreasTest, PlacesThatMergedJoinTheNewOne) {
  // 华容县 城关镇 + 护城乡 + 胜峰乡 -> 章华镇
  EXPECT_THAT(MovesOf("430623120", 2015),
              ElementsAre("+430623100!", "+430623200!", "+430623202!"));
  // 岳阳县 鹿角镇 + 麻塘镇 -> 荣家湾镇, which keeps its code.
  EXPECT_THAT(MovesOf("430621100", 2015),
              ElementsAre("+430621102!", "+430621103!"));
  EXPECT_THAT(MovesOf("430621100", 2016), IsEmpty());
}

TEST(TodayAreasTest, APlaceThatWasSplitLiesInBothOfItsPartsAndWhollyAround) {
  // 荔城街道, of which 荔湖街道 was a part.
  EXPECT_THAT(MovesOf("440118001", 2017), ElementsAre("/440118001!"));
  EXPECT_THAT(MovesOf("440118005", 2017), ElementsAre("/440118001!"));
  EXPECT_THAT(MovesOf("440118001", 2020), IsEmpty());
  EXPECT_THAT(MovesOf("440118", 2017), IsEmpty());
}

TEST(TodayAreasTest, ARecodedCountyBringsItsTownshipsAlong) {
  // 宁乡县 -> 宁乡市, with 花明楼镇.
  EXPECT_THAT(MovesOf("430182", 2018),
              IsSupersetOf({"+430124!", "+430124102"}));
  EXPECT_THAT(MovesOf("430182102", 2018), ElementsAre("+430124102!"));
  EXPECT_THAT(MovesOf("4301", 2018), IsEmpty());
}

TEST(TodayAreasTest, ACountyThatWentToAnotherCityJoinsThatCity) {
  // 寿县, from 六安 to 淮南.
  EXPECT_THAT(MovesOf("3404", 2015), IsSupersetOf({"+341521", "+341521100"}));
  EXPECT_THAT(MovesOf("3415", 2015), IsSupersetOf({"-341521", "-341521100"}));
  EXPECT_THAT(MovesOf("34", 2015), IsEmpty());
  EXPECT_THAT(MovesOf("3404", 2016), IsEmpty());
}

TEST(TodayAreasTest, WhatNobodyKnowsIsToldOfWhereItMayHaveGone) {
  // 湘潭县 lost 梅林桥镇 and 龙口乡; which neighbours took them was not found.
  EXPECT_EQ(DoubtOf("430321111", 2015), (LineageDoubt{0, 2}));
  EXPECT_EQ(DoubtOf("430321", 2015).inferred, 2);
  EXPECT_EQ(DoubtOf("430321111", 2016), LineageDoubt());
  EXPECT_EQ(DoubtOf("430321", 2016), LineageDoubt());
}

TEST(TodayAreasTest, AnInferredRecodingIsInDoubt) {
  EXPECT_GE(DoubtOf("520304", 2015).inferred, 1);  // most of 遵义县 -> 播州区
  EXPECT_EQ(DoubtOf("430212", 2016).inferred, 0);  // 株洲县 -> 渌口区
  EXPECT_EQ(DoubtOf("430182", 2018).inferred, 0);  // 宁乡县 -> 宁乡市
}

TEST(TodayAreasTest, AnotherCodeOfAPlaceIsKnown) {
  const divisions::DivisionTree& tree = TestDivisions();
  const auto others = TestFrame().today().OtherCodes(
      Code("430181131"), TodayAreas::EditionOf(2015));
  ASSERT_EQ(others.size(), 1u);
  EXPECT_EQ(tree.areas()[others[0].code].code, Code("430181207"));
  EXPECT_EQ(tree.areas()[others[0].other].code, Code("430181131"));
}

TEST(TodayAreasTest, TakesFewMegabytes) {
  EXPECT_LT(TestFrame().today().HeapBytes(), 10u << 20);
}

TEST(AreaYearTodayTest, IsTheSumOfTheDigitsAndOfWhatMoved) {
  const std::string cell = "applications.received_new.total";
  const auto cube = Apply(Cube(TestFrame()),
                          std::vector<record::Change>{
                              AChange(1, "341521100", 2015).With(cell, 5),
                              AChange(2, "340421100", 2015).With(cell, 7),
                              AChange(3, "341502001", 2015).With(cell, 11)});
  const auto sum_of = [&](std::string_view area) {
    const AreaPlace place(*cube, Code(area));
    return AreaYear::Today(*cube, place, 2015).Sum(CellNamed(cell)).sum;
  };
  EXPECT_TRUE(sum_of("3404") == 12);
  EXPECT_TRUE(sum_of("3415") == 11);
  EXPECT_TRUE(sum_of("34") == 23);
  EXPECT_TRUE(sum_of("340422") == 5);
}

TEST(AreaYearTodayTest, ExpectsEachPlaceOnce) {
  const Cube cube(TestFrame());
  int64_t as_reported = 0;
  int64_t today = 0;
  for (const char* city : {"3404", "3415"}) {
    const AreaPlace place(cube, Code(city));
    as_reported += AreaYear(cube, place, 2015).expected();
    today += AreaYear::Today(cube, place, 2015).expected();
  }
  EXPECT_EQ(today, as_reported);
}

}  // namespace
}  // namespace disclosure::stats
