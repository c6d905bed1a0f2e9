#include "stats-service/query/list_areas.h"

#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/stats-service/support/country.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class ListAreasTest : public testing::Test {
 protected:
  std::vector<std::string> Codes() const {
    const auto answer = ListAreas(TestDivisions(), ask_);
    EXPECT_THAT(answer, IsOk());
    std::vector<std::string> codes;
    for (const auto& code : answer->areas) codes.push_back(code.ToString());
    return codes;
  }
  std::string Reason() const {
    return ReasonOf(ListAreas(TestDivisions(), ask_).status());
  }

  AreasQuestion ask_;
};

TEST_F(ListAreasTest, AnAreaAndItsChildrenAreThereWithoutFurtherWords) {
  ask_.area = Code("430321");
  ask_.year = 2023;
  const auto codes = Codes();
  EXPECT_EQ(codes.size(), 18u);
  EXPECT_EQ(codes.front(), "430321");
  EXPECT_THAT(codes, Contains("430321111"));
  EXPECT_THAT(codes, Not(Contains("430321101")));
}

TEST_F(ListAreasTest, WithoutAYearAreasOfAllEditionsAreThere) {
  ask_.area = Code("430321");
  EXPECT_THAT(Codes(), Contains("430321101"));
}

TEST_F(ListAreasTest, LevelsThatACityLacksArePassedOver) {
  ask_.area = Code("4419");
  ask_.year = 2023;
  EXPECT_THAT(Codes(), Contains("441900003"));
  EXPECT_THAT(Codes(), Not(Contains("441900")));
  ask_.level = AreaLevel::kCounty;
  EXPECT_THAT(Codes(), IsEmpty());
  ask_.area = Code("441900");
  EXPECT_THAT(Codes(), ElementsAre("441900"));
}

TEST_F(ListAreasTest, ANameIsLookedForAtAllLevels) {
  ask_.name = "云湖桥";
  EXPECT_THAT(Codes(), ElementsAre("430321111"));
  ask_.area = Code("43");
  ask_.name = "湘潭";
  EXPECT_THAT(Codes(), testing::IsSupersetOf({"4303", "430321"}));
  ask_.level = AreaLevel::kPrefecture;
  EXPECT_THAT(Codes(), ElementsAre("4303"));
}

TEST_F(ListAreasTest, ANameIsThatOfTheYearAskedFor) {
  ask_.area = Code("441900003");
  ask_.name = "街道办事处";
  EXPECT_THAT(Codes(), IsEmpty());
  ask_.year = 2015;
  EXPECT_THAT(Codes(), ElementsAre("441900003"));
}

TEST_F(ListAreasTest, PagesFollowEachOtherWithoutGapOrOverlap) {
  ask_.area = Code("43");
  ask_.level = AreaLevel::kTownship;
  ask_.year = 2023;
  ask_.page_size = 300;
  std::vector<divisions::DivisionCode> all;
  int pages = 0;
  do {
    const auto page = ListAreas(TestDivisions(), ask_);
    ASSERT_THAT(page, IsOk());
    EXPECT_LE(page->areas.size(), 300u);
    all.insert(all.end(), page->areas.begin(), page->areas.end());
    ask_.from = page->next;
    ++pages;
  } while (ask_.from.has_value());
  EXPECT_EQ(pages, 7);
  EXPECT_EQ(all.size(), 2'008u);
  EXPECT_EQ(std::set(all.begin(), all.end()).size(), 2'008u);
}

TEST_F(ListAreasTest, RefusesWhatIsNoQuestion) {
  ask_.area = Code("99");
  EXPECT_EQ(Reason(), "UNKNOWN_AREA");
  ask_.area = Code("43");
  ask_.level = AreaLevel::kOrgan;
  EXPECT_EQ(Reason(), "BAD_LEVEL");
  ask_.level = AreaLevel::kUnspecified;
  ask_.year = -1;
  EXPECT_EQ(Reason(), "BAD_YEARS");
  ask_.year = 0;
  ask_.page_size = -1;
  EXPECT_EQ(Reason(), "BAD_PAGE_SIZE");
}

TEST(DescribeAreaTest, SaysWhereAnAreaLiesAndSinceWhen) {
  const AreaDescription town =
      DescribeArea(TestDivisions(), Code("430321111"), std::nullopt);
  EXPECT_EQ(town.name, "云湖桥镇");
  EXPECT_EQ(town.full_name, "湖南省湘潭市湘潭县云湖桥镇");
  EXPECT_EQ(town.level, AreaLevel::kTownship);
  EXPECT_EQ(town.parent, Code("430321"));
  EXPECT_EQ(town.first_edition, 2015);
  EXPECT_EQ(town.last_edition, 2023);
}

TEST(DescribeAreaTest, TheNamesAreThoseOfTheEdition) {
  struct {
    std::optional<int> edition;
    const char* name;
    const char* full_name;
  } cases[] = {
      {2019, "牛古吐镇", "内蒙古自治区赤峰市敖汉旗牛古吐镇"},
      {2021, "古鲁板蒿镇", "内蒙古自治区赤峰市敖汉旗古鲁板蒿镇"},
      {std::nullopt, "古鲁板蒿镇", "内蒙古自治区赤峰市敖汉旗古鲁板蒿镇"},
      // Has no such code, so that the newest tells.
      {2016, "古鲁板蒿镇", "内蒙古自治区赤峰市敖汉旗古鲁板蒿镇"},
  };
  for (const auto& [edition, name, full_name] : cases) {
    const AreaDescription town =
        DescribeArea(TestDivisions(), Code("150430109"), edition);
    EXPECT_EQ(town.name, name) << edition.value_or(0);
    EXPECT_EQ(town.full_name, full_name) << edition.value_or(0);
  }
}

TEST_F(ListAreasTest, TheNamesToShowAreThoseOfTheYearAskedFor) {
  ask_.area = Code("150430109");
  EXPECT_EQ(ListAreas(TestDivisions(), ask_)->edition, std::nullopt);
  ask_.year = 2020;
  EXPECT_EQ(ListAreas(TestDivisions(), ask_)->edition, 2019);
}

TEST(DescribeAreaTest, AnUnknownAreaIsItsCodeAlone) {
  const AreaDescription unknown =
      DescribeArea(TestDivisions(), Code("99"), 2023);
  EXPECT_EQ(unknown.code, Code("99"));
  EXPECT_EQ(unknown.level, AreaLevel::kProvince);
  EXPECT_EQ(unknown.name, "");
}

}  // namespace
}  // namespace disclosure::stats
