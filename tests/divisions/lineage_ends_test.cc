#include "divisions/lineage_ends.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/divisions/code.h"
#include "tests/divisions/table_headings.h"

namespace disclosure::divisions {
namespace {

using testing::ElementsAre;

size_t EditionIndex(int edition) {
  return std::ranges::find(kEditions, edition) - kEditions.begin();
}

// A tree and its ends.
struct Country {
  explicit Country(DivisionTree divisions)
      : tree(std::move(divisions)), ends(tree) {}

  std::vector<LineageEnd> Of(std::string_view digits, int edition) const {
    const auto found =
        ends.Of(*tree.IndexOf(Code(digits)), EditionIndex(edition));
    return {found.begin(), found.end()};
  }
  uint32_t PlaceOf(std::string_view digits, int edition) const {
    return ends.PlaceOf(*tree.IndexOf(Code(digits)), EditionIndex(edition));
  }

  const DivisionTree tree;
  const LineageEnds ends;
};

const Country& China() {
  static const Country country(LoadEmbeddedDivisions().value());
  return country;
}

LineageEnd Known(std::string_view digits) {
  return {Code(digits), true, true};
}
LineageEnd Inferred(std::string_view digits) {
  return {Code(digits), true, false};
}
LineageEnd Lost(std::string_view around) {
  return {Code(around), false, false};
}

struct EndCase {
  std::string name;
  std::string code;
  int edition;
  LineageEnd end;
};

class RealPlace : public testing::TestWithParam<EndCase> {};

TEST_P(RealPlace, EndsThere) {
  EXPECT_THAT(China().Of(GetParam().code, GetParam().edition),
              ElementsAre(GetParam().end));
}

INSTANTIATE_TEST_SUITE_P(
    Hunan, RealPlace,
    testing::ValuesIn(std::vector<EndCase>{
        {"NeverChanged", "430321111", 2015, Known("430321111")},
        {"TownshipToTown", "430181207", 2015, Known("430181131")},
        {"TownToStreet", "430603100", 2016, Known("430603002")},
        {"StreetToStreet", "430112014", 2015, Known("430112017")},
        {"MergedIntoOneThatGoesOn", "430621102", 2015, Known("430621100")},
        {"MergedIntoANewOne", "430681200", 2015, Known("430681119")},
        {"OneOfTwoThatMerged", "430105017", 2015, Known("430105021")},
        {"TheOtherWasRecoded", "430105102", 2015, Known("430105021")},
        {"CountyToCity", "430124", 2015, Known("430182")},
        {"TownInIt", "430124102", 2015, Known("430182102")},
        {"CountyToDistrict", "430221", 2016, Known("430212")},
        {"NobodyKnows", "430321101", 2015, Lost("430321")},
        // What came later means the place that it means then.
        {"BeforeItsTime", "430181131", 2015, Known("430181131")},
        // What ended is asked for by its last meaning.
        {"AfterItsTime", "430181207", 2023, Known("430181131")},
        {"Nation", "00", 2015, Known("00")},
    }),
    [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(
    MergedCountiesAndCities, RealPlace,
    testing::ValuesIn(std::vector<EndCase>{
        {"IntoOneThatGoesOn", "310108", 2015, Known("310106")},
        {"ThreeIntoANewOne", "320203", 2015, Known("320213")},
        {"BothIntoANewOne", "320811", 2015, Known("320812")},
        {"CountyIntoADistrict", "130721", 2015, Known("130705")},
        {"IslandsIntoADistrict", "370634", 2019, Known("370614")},
        {"City", "3712", 2016, Known("3701")},
        {"DistrictOfIt", "371202", 2016, Known("370116")},
        // Of its streets nothing is known but the district that they went to.
        {"StreetNobodyKnows", "230702001", 2016, Lost("230717")},
        // 遵义县, but for ten towns.
        {"MostOfIt", "520321", 2015, Inferred("520304")},
        // 江干区 went to two districts.
        {"DividedAmongSeveral", "330104", 2019, Lost("3301")},
    }),
    [](const auto& row) { return row.param.name; });

TEST(LineageEndsTest, TheNewestEditionIsWhereAllEnd) {
  const Country& china = China();
  for (size_t i = 0; i < china.tree.areas().size(); ++i) {
    const Area& area = china.tree.areas()[i];
    for (size_t edition = 0; edition < kEditions.size(); ++edition) {
      const auto ends = china.ends.Of(i, edition);
      ASSERT_FALSE(ends.empty()) << area.code.digits();
      for (const LineageEnd& end : ends) {
        ASSERT_TRUE(china.tree.Find(end.area)->In(2023)) << area.code.digits();
      }
    }
    if (area.In(2023)) {
      ASSERT_EQ(china.ends.Of(i, EditionIndex(2023))[0],
                Known(area.code.digits()));
    }
  }
}

TEST(LineageEndsTest, RecodedCodesAreOnePlaceAndMergedOnesAreNot) {
  const Country& china = China();
  EXPECT_EQ(china.PlaceOf("430181207", 2015), china.PlaceOf("430181131", 2016));
  EXPECT_EQ(china.PlaceOf("430181207", 2023), china.PlaceOf("430181131", 2015));
  EXPECT_EQ(china.PlaceOf("430621100", 2015), china.PlaceOf("430621100", 2023));
  EXPECT_NE(china.PlaceOf("430621102", 2015), china.PlaceOf("430621100", 2015));
}

constexpr std::string_view kConfirmedHeading =
    "from\tto\tbefore\tafter\tkind\tsource\n";

// One province with two counties.
Country MadeUp(std::string_view areas, std::string_view edges,
               std::string_view confirmed) {
  const std::string above =
      "00\t-\t2015-2023\t国\n11\t-\t2015-2023\t省\n"
      "1101\t-\t2015-2023\t市\n";
  return Country(
      ParseDivisions(std::string(kAreaHeading) + above + std::string(areas),
                     std::string(kEdgeHeading) + std::string(edges),
                     std::string(kConfirmedHeading) + std::string(confirmed))
          .value());
}

TEST(LineageEndsTest, ASplitEndsInAllItsParts) {
  const Country country = MadeUp(
      "110101\t-\t2015-2023\t甲县\n110101100\t-\t2015-2023\t子镇\n"
      "110101101\t-\t2019-2023\t丑镇\n110102\t-\t2015-2023\t乙县\n"
      "110102100\t-\t2019,2021\t寅镇\n110102101\t-\t2023\t寅街道\n",
      "110102100\t110102101\t2021\t2023\trecoded\tinferred\n",
      "110101100\t110101101\t2016\t2019\tsplit\tnotice\n"
      "110101100\t110102100\t2016\t2019\tsplit\tnotice\n");
  EXPECT_THAT(
      country.Of("110101100", 2015),
      testing::UnorderedElementsAre(Known("110101100"), Known("110101101"),
                                    Inferred("110102101")));
  EXPECT_THAT(country.Of("110101100", 2019), ElementsAre(Known("110101100")));
  EXPECT_EQ(country.PlaceOf("110101100", 2015),
            country.PlaceOf("110101100", 2023));
  EXPECT_NE(country.PlaceOf("110101100", 2015),
            country.PlaceOf("110101101", 2019));
}

TEST(LineageEndsTest, ACodeThatWasUsedAgainBeginsALineage) {
  const Country country = MadeUp(
      "110101\t-\t2015-2023\t甲县\n"
      "110101100\t-\t2019-2023\t新镇\t2015-2016\t旧镇\n"
      "110101101\t-\t2019-2023\t旧镇\n",
      "110101100\t110101101\t2016\t2019\trecoded\tcertain\n", "");
  EXPECT_THAT(country.Of("110101100", 2016), ElementsAre(Known("110101101")));
  EXPECT_THAT(country.Of("110101100", 2019), ElementsAre(Known("110101100")));
  EXPECT_NE(country.PlaceOf("110101100", 2016),
            country.PlaceOf("110101100", 2019));
}

TEST(LineageEndsTest, APlaceThatNobodyKnowsOfEndsWhereItsCountyDoes) {
  const Country country = MadeUp(
      "110101\t-\t2015-2016\t甲县\n110101100\t-\t2015-2016\t子镇\n"
      "110102\t-\t2019-2023\t甲市\n",
      "110101\t110102\t2016\t2019\trecoded\tcertain\n", "");
  EXPECT_THAT(country.Of("110101100", 2015), ElementsAre(Lost("110102")));
}

}  // namespace
}  // namespace disclosure::divisions
