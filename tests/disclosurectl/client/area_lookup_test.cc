#include "disclosurectl/client/area_lookup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace disclosure::ctl {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

v1::Area Area(const std::string& code, const std::string& name,
              const std::string& full_name, int last_edition = 2023) {
  v1::Area area;
  area.set_division_code(code);
  area.set_name(name);
  area.set_full_name(full_name);
  area.set_last_edition(last_edition);
  return area;
}

std::vector<std::string> CodesOf(const std::vector<v1::Area>& areas) {
  std::vector<std::string> codes;
  codes.reserve(areas.size());
  for (const v1::Area& area : areas) codes.push_back(area.division_code());
  return codes;
}

TEST(AreaLookupTest, DigitsAreACode) {
  EXPECT_TRUE(LooksLikeCode("430321111"));
  EXPECT_FALSE(LooksLikeCode("云湖桥镇"));
  EXPECT_FALSE(LooksLikeCode(""));
}

TEST(AreaLookupTest, NameMayBeginWithTheAreasAbove) {
  EXPECT_THAT(
      NamesToTry("湖南省湘潭县云湖桥镇"),
      ElementsAre("湖南省湘潭县云湖桥镇", "湘潭县云湖桥镇", "云湖桥镇"));
  EXPECT_THAT(NamesToTry("云湖桥镇"), ElementsAre("云湖桥镇"));
  EXPECT_THAT(NamesToTry("湖南省"), ElementsAre("湖南省"));
}

TEST(AreaLookupTest, ExactNameBeatsPartOfAName) {
  const std::vector<v1::Area> found = {
      Area("4303", "湘潭市", "湖南省湘潭市"),
      Area("430321", "湘潭县", "湖南省湘潭市湘潭县")};
  EXPECT_THAT(CodesOf(PickAreas("湘潭县", found)), ElementsAre("430321"));
  EXPECT_THAT(CodesOf(PickAreas("湘潭", found)), ElementsAre("4303", "430321"));
}

TEST(AreaLookupTest, CountyTellsTownshipsOfOneNameApart) {
  const std::vector<v1::Area> found = {
      Area("410100100", "城关镇", "河南省甲县城关镇"),
      Area("410200100", "城关镇", "河南省乙县城关镇")};
  EXPECT_THAT(CodesOf(PickAreas("乙县城关镇", found)),
              ElementsAre("410200100"));
  EXPECT_THAT(PickAreas("城关镇", found), testing::SizeIs(2));
  EXPECT_THAT(PickAreas("丙县城关镇", found), IsEmpty());
}

TEST(AreaLookupTest, NewestEditionWinsAmongCodesOfOneName) {
  const std::vector<v1::Area> found = {
      Area("430112014", "白马街道", "湖南省长沙市白马街道", 2019),
      Area("430112017", "白马街道", "湖南省长沙市白马街道", 2023)};
  EXPECT_THAT(CodesOf(PickAreas("白马街道", found)), ElementsAre("430112017"));
}

}  // namespace
}  // namespace disclosure::ctl
