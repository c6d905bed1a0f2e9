#include "divisions/division_tree.h"

#include <array>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/divisions/code.h"

namespace disclosure::divisions {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Digits(const std::vector<const Area*>& areas) {
  std::vector<std::string> digits;
  digits.reserve(areas.size());
  for (const Area* area : areas) digits.push_back(area->code.ToString());
  return digits;
}

class DivisionTreeTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    tree_ = new DivisionTree(LoadEmbeddedDivisions().value());
  }
  static void TearDownTestSuite() { delete tree_; }

  const Area& At(std::string_view digits) {
    const Area* area = tree_->Find(Code(digits));
    EXPECT_NE(area, nullptr) << digits;
    return *area;
  }
  size_t ChildCount(std::string_view digits, int edition) {
    return tree_->Children(Code(digits), edition).size();
  }

  static const DivisionTree* tree_;
};
const DivisionTree* DivisionTreeTest::tree_ = nullptr;

TEST_F(DivisionTreeTest, EachEditionHasAllItsAreas) {
  // Provinces, prefectures, counties, townships; pseudo areas included.
  const std::vector<std::array<int, 4>> expected = {{34, 346, 3136, 39982},
                                                    {31, 344, 2856, 42951},
                                                    {31, 342, 2995, 43105},
                                                    {31, 342, 2990, 41356},
                                                    {31, 342, 2978, 41352}};
  for (size_t i = 0; i < kEditions.size(); ++i) {
    std::array<int, 4> found = {};
    for (const Area& area : tree_->areas()) {
      const auto level = static_cast<size_t>(area.code.level());
      if (level > 0 && area.In(kEditions[i])) ++found[level - 1];
    }
    EXPECT_EQ(found, expected[i]) << kEditions[i];
  }
}

TEST_F(DivisionTreeTest, KindsOf2023AreThoseOfTheStandard) {
  std::array<int, 5> found = {};
  for (const Area& area : tree_->areas()) {
    if (area.code.level() == Level::kTownship && area.In(2023)) {
      ++found[static_cast<size_t>(area.code.unit_kind())];
    }
  }
  // The one without a kind is 350527000, whose number is 000.
  EXPECT_THAT(found, ElementsAre(1, 9066, 21377, 8198, 2710));
}

TEST_F(DivisionTreeTest, YunhuqiaoIsWhereItIsInAllEditions) {
  const Area& town = At("430321111");
  EXPECT_EQ(town.name, "云湖桥镇");
  EXPECT_EQ(town.parent, Code("430321"));
  EXPECT_EQ(At("430321").parent, Code("4303"));
  EXPECT_EQ(At("4303").parent, Code("43"));
  EXPECT_EQ(At("43").parent, DivisionCode());
  EXPECT_EQ(tree_->FullName(town.code), "湖南省湘潭市湘潭县云湖桥镇");
  EXPECT_EQ(town.first_edition(), 2015);
  EXPECT_EQ(town.last_edition(), 2023);
  for (const int edition : kEditions) {
    EXPECT_TRUE(town.In(edition)) << edition;
    EXPECT_EQ(tree_->NameIn(town.code, edition), "云湖桥镇") << edition;
  }
  EXPECT_TRUE(tree_->SamePlace(town.code, 2015, 2023));
}

TEST_F(DivisionTreeTest, XiangtanCountyLostTwoTownshipsAfter2015) {
  EXPECT_EQ(ChildCount("430321", 2015), 19u);
  EXPECT_EQ(ChildCount("430321", 2016), 17u);
  EXPECT_EQ(ChildCount("430321", 2023), 17u);
  EXPECT_EQ(tree_->Children(Code("430321"), std::nullopt).size(), 19u);
  EXPECT_EQ(At("430321101").last_edition(), 2015);
  EXPECT_EQ(At("430321204").last_edition(), 2015);
}

TEST_F(DivisionTreeTest, CitiesWithoutCountiesHaveTownshipsDirectly) {
  struct City {
    std::string code, filled_in, name, township, full_name;
    size_t townships;
  };
  for (const City& city : std::vector<City>{
           {"4419", "441900", "东莞市", "441900101", "广东省东莞市石碣镇", 36},
           {"4420", "442000", "中山市", "442000100", "广东省中山市小榄镇", 23},
           {"4604", "460400", "儋州市", "460400100", "海南省儋州市那大镇", 18},
           {"6202", "620201", "嘉峪关市", "620201100", "甘肃省嘉峪关市新城镇",
            5}}) {
    const Area& township = At(city.township);
    EXPECT_EQ(township.parent, Code(city.code));
    EXPECT_EQ(tree_->FullName(township.code), city.full_name);
    EXPECT_TRUE(At(city.filled_in).pseudo);
    EXPECT_FALSE(At(city.code).pseudo);
    EXPECT_EQ(At(city.code).name, city.name);
    const auto children = tree_->Children(Code(city.code), 2023);
    for (const Area* child : children) {
      EXPECT_EQ(child->code.level(), Level::kTownship);
    }
    EXPECT_EQ(children.size(), city.townships);
    EXPECT_EQ(Digits(tree_->Children(Code(city.filled_in), 2023)),
              Digits(children));
  }
  EXPECT_EQ(tree_->FullName(Code("441900")), "广东省东莞市");
}

TEST_F(DivisionTreeTest, PseudoPrefecturesArePassedThrough) {
  for (const char* code : {"1101", "1201", "3101", "5001", "5002", "4190",
                           "4290", "4690", "6590", "1102", "1390", "130101"}) {
    EXPECT_TRUE(At(code).pseudo) << code;
  }
  EXPECT_EQ(At("110101").parent, Code("11"));
  EXPECT_EQ(ChildCount("11", 2023), 16u);
  EXPECT_EQ(tree_->FullName(Code("110101")), "北京市东城区");
  EXPECT_EQ(tree_->FullName(Code("1101")), "北京市市辖区");
  EXPECT_EQ(At("419001").parent, Code("41"));
  EXPECT_EQ(tree_->FullName(Code("419001")), "河南省济源市");
}

TEST_F(DivisionTreeTest, NineFilledInPrefecturesAndFourCountiesIn2023) {
  int prefectures = 0, counties = 0;
  for (const Area& area : tree_->areas()) {
    if (!area.pseudo || !area.In(2023)) continue;
    prefectures += area.code.level() == Level::kPrefecture;
    counties += area.code.level() == Level::kCounty;
  }
  EXPECT_EQ(prefectures, 9);
  EXPECT_EQ(counties, 4);
}

TEST_F(DivisionTreeTest, ThreeRegionsAreKnownFrom2015AndReportNothing) {
  for (const char* code : {"71", "81", "82"}) {
    EXPECT_TRUE(At(code).pseudo);
    EXPECT_EQ(At(code).last_edition(), 2015);
  }
  for (const int edition : kEditions) {
    EXPECT_EQ(ChildCount("00", edition), 31u) << edition;
  }
}

TEST_F(DivisionTreeTest, EverythingIsReachedOverChildren) {
  size_t townships = 0;
  std::vector<DivisionCode> open = {DivisionCode()};
  while (!open.empty()) {
    const DivisionCode code = open.back();
    open.pop_back();
    townships += code.level() == Level::kTownship;
    for (const Area* child : tree_->Children(code, 2023)) {
      EXPECT_EQ(child->parent, code);
      open.push_back(child->code);
    }
  }
  EXPECT_EQ(townships, 41352u);
}

TEST_F(DivisionTreeTest, ASubtreeIsExactlyWhatItsAreaContains) {
  const auto areas = tree_->areas();
  size_t held = 0, around = 0;
  for (size_t i = 0; i < areas.size(); ++i) {
    ASSERT_EQ(tree_->IndexOf(areas[i].code), i);
    const auto [begin, end] = tree_->Subtree(areas[i].code);
    ASSERT_EQ(begin, i);
    for (size_t j = begin; j < end; ++j) {
      ASSERT_TRUE(areas[i].code.Contains(areas[j].code));
    }
    held += end - begin;
    around += static_cast<size_t>(areas[i].code.level()) + 1;
  }
  // No range is too small either: each area lies in those of itself and of one
  // area for every level above it.
  EXPECT_EQ(held, around);
  EXPECT_EQ(tree_->Subtree(DivisionCode()), std::pair(size_t{0}, areas.size()));
}

TEST_F(DivisionTreeTest, UnknownCodesHaveNothing) {
  const DivisionCode unknown = Code("430321110");
  EXPECT_FALSE(tree_->Knows(unknown));
  EXPECT_EQ(tree_->IndexOf(unknown), std::nullopt);
  EXPECT_EQ(tree_->FullName(unknown), "");
  EXPECT_EQ(tree_->NameIn(unknown, 2023), "");
  EXPECT_THAT(tree_->Children(unknown, std::nullopt), IsEmpty());
  const auto [begin, end] = tree_->Subtree(unknown);
  EXPECT_EQ(begin, end);
  EXPECT_TRUE(tree_->Knows(DivisionCode()));
  EXPECT_FALSE(tree_->SamePlace(unknown, 2015, 2023));
}

TEST_F(DivisionTreeTest, NamesAreThoseOfTheEdition) {
  const DivisionCode street = Code("110101001");
  EXPECT_EQ(At("110101001").name, "东华门街道");
  EXPECT_EQ(tree_->NameIn(street, 2016), "东华门街道办事处");
  EXPECT_EQ(tree_->NameIn(street, 2019), "东华门街道");
  EXPECT_EQ(tree_->NameIn(Code("430321101"), 2023), "梅林桥镇");
  EXPECT_TRUE(tree_->SamePlace(street, 2016, 2023));
  EXPECT_EQ(tree_->FullName(street, 2016), "北京市东城区东华门街道办事处");
  EXPECT_EQ(tree_->FullName(street, 2019), "北京市东城区东华门街道");
  EXPECT_EQ(tree_->FullName(street), "北京市东城区东华门街道");
}

TEST_F(DivisionTreeTest, NamesAreFoundInsideAnAreaAndInAnyEdition) {
  EXPECT_THAT(Digits(tree_->FindByName("云湖桥镇", DivisionCode())),
              ElementsAre("430321111"));
  EXPECT_THAT(Digits(tree_->FindByName("东华门街道办事处", Code("11"))),
              ElementsAre("110101001"));
  EXPECT_THAT(tree_->FindByName("云湖桥镇", Code("44")), IsEmpty());
  EXPECT_THAT(tree_->FindByName("云湖桥", DivisionCode()), IsEmpty());
  EXPECT_THAT(Digits(tree_->FindByName("湘潭县", Code("43"))),
              ElementsAre("430321"));

  const auto many = tree_->FindByName("城关镇", DivisionCode());
  EXPECT_GE(many.size(), 88u);
  for (size_t i = 1; i < many.size(); ++i) {
    EXPECT_LT(many[i - 1]->code, many[i]->code);
  }
}

TEST_F(DivisionTreeTest, ANumberUsedAgainIsNotTheSamePlace) {
  // 甘谷县 numbered its towns anew: 礼辛镇 went from 109 to 107.
  EXPECT_EQ(tree_->NameIn(Code("620523109"), 2016), "礼辛镇");
  EXPECT_EQ(tree_->NameIn(Code("620523109"), 2019), "大庄镇");
  EXPECT_TRUE(tree_->SamePlace(Code("620523109"), 2019, 2023));
  EXPECT_FALSE(tree_->SamePlace(Code("620523109"), 2016, 2019));
  EXPECT_FALSE(tree_->SamePlace(Code("620523109"), 2016, 2023));
}

TEST(EditionForTest, IsTheNearestAtOrBeforeTheYearElseTheFirst) {
  for (const auto& [year, edition] :
       std::vector<std::pair<int, int>>{{2008, 2015},
                                        {2014, 2015},
                                        {2015, 2015},
                                        {2016, 2016},
                                        {2018, 2016},
                                        {2019, 2019},
                                        {2020, 2019},
                                        {2021, 2021},
                                        {2022, 2021},
                                        {2023, 2023},
                                        {2031, 2023}}) {
    EXPECT_EQ(DivisionTree::EditionFor(year), edition) << year;
  }
}

}  // namespace
}  // namespace disclosure::divisions
