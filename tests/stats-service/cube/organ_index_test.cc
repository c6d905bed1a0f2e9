#include "stats-service/cube/organ_index.h"

#include <algorithm>
#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/stats-service/support/country.h"
#include "tests/stats-service/support/random_changes.h"

namespace disclosure::stats {
namespace {

using form::OrganKey;
using testing::ElementsAre;

std::vector<OrganKey> GovernmentsInside(std::string_view digits) {
  std::vector<OrganKey> keys;
  for (const auto& area : AreasInside(Code(digits))) {
    keys.push_back({area, form::CreditCode()});
  }
  return keys;
}

std::vector<OrganKey> AllOf(const OrganIndex& index) {
  std::vector<OrganKey> keys;
  for (size_t block = 0; block < index.blocks(); ++block) {
    keys.insert(keys.end(), index.block(block).begin(),
                index.block(block).end());
  }
  return keys;
}

TEST(OrganIndexTest, AnEmptyIndexKnowsNobody) {
  const OrganIndex index;
  EXPECT_FALSE(index.Find(Government("430321111")).has_value());
  const OrganRange range = index.RangeOf(Code("00"));
  EXPECT_EQ(range.begin, range.end);
}

TEST(OrganIndexTest, OrgansStandByCodeThenByOrganGovernmentFirst) {
  const OrganKey department = {Code("4303"), Department(1)};
  std::vector<OrganKey> keys = {Government("430321"), department,
                                Government("4303"), Government("00")};
  std::sort(keys.begin(), keys.end());
  const OrganIndex index = OrganIndex().With(keys, {}).index;
  EXPECT_THAT(AllOf(index), ElementsAre(Government("00"), Government("4303"),
                                        department, Government("430321")));
}

TEST(OrganIndexTest, AnAreaIsOneRangeGoingByPrefix) {
  const OrganIndex index = OrganIndex().With(GovernmentsInside("00"), {}).index;
  const auto all = AllOf(index);
  for (const char* digits :
       {"00", "43", "4303", "430321", "430321111", "4419", "441900"}) {
    const OrganRange range = index.RangeOf(Code(digits));
    const auto expected =
        std::count_if(all.begin(), all.end(), [&](const OrganKey& key) {
          return Code(digits).Contains(key.division);
        });
    EXPECT_EQ(index.Distance(range.begin, range.end),
              static_cast<size_t>(expected))
        << digits;
    EXPECT_EQ(index.key(range.begin), Government(digits));
  }
}

TEST(OrganIndexTest, AnAreaWithoutOrgansIsAnEmptyRange) {
  const OrganIndex index = OrganIndex().With(GovernmentsInside("43"), {}).index;
  for (const char* digits : {"42", "44", "430399"}) {
    const OrganRange range = index.RangeOf(Code(digits));
    EXPECT_EQ(range.begin, range.end) << digits;
  }
}

TEST(OrganIndexTest, ALateOrganCutsItsOwnBlockOnlyAndSharesTheOthers) {
  auto keys = GovernmentsInside("00");
  const OrganKey late = Government("430321111");
  std::erase(keys, late);
  const OrganIndex before = OrganIndex().With(keys, {}).index;
  const OrganIndex::Extended extended = before.With(std::span(&late, 1), {});
  const OrganIndex& after = extended.index;
  ASSERT_EQ(extended.cuts.size(), 1u);
  ASSERT_EQ(after.blocks(), before.blocks());
  size_t shared = 0;
  for (size_t block = 0; block < before.blocks(); ++block) {
    shared += &before.block(block) == &after.block(block);
  }
  EXPECT_EQ(shared, before.blocks() - 1);
  EXPECT_TRUE(after.Find(late).has_value());
  EXPECT_FALSE(before.Find(late).has_value());
}

TEST(OrganIndexTest, InWhateverOrderOrgansComeTheIndexIsTheSameInContent) {
  auto keys = GovernmentsInside("43");
  std::mt19937_64 random(1);
  std::shuffle(keys.begin(), keys.end(), random);
  OrganIndex index;
  for (auto begin = keys.begin(); begin != keys.end();) {
    const auto size = std::min<ptrdiff_t>(
        1 + static_cast<ptrdiff_t>(random() % 700), keys.end() - begin);
    std::vector<OrganKey> some(begin, begin + size);
    std::sort(some.begin(), some.end());
    index = index.With(some, {}).index;
    begin += size;
  }
  std::sort(keys.begin(), keys.end());
  EXPECT_EQ(AllOf(index), keys);
  for (size_t block = 0; block < index.blocks(); ++block) {
    EXPECT_LE(index.block(block).size(), kMaxOrgansPerBlock);
  }
  for (const OrganKey& key : keys) {
    EXPECT_EQ(index.key(*index.Find(key)), key);
  }
}

TEST(OrganIndexTest, StepsOverTheBordersOfBlocks) {
  const OrganIndex index = OrganIndex().With(GovernmentsInside("43"), {}).index;
  ASSERT_GT(index.blocks(), 1u);
  OrganPlace place;
  for (size_t i = 0; i < index.size(); ++i) {
    EXPECT_EQ(index.Advance({}, i), place);
    EXPECT_EQ(index.Distance({}, place), i);
    place = index.Next(place);
  }
}

TEST(OrganIndexTest, GovernmentsOfARangeKnowWhereTheirAreasStand) {
  const OrganKey unknown = Government("430321998");
  std::vector<OrganKey> keys = {Government("430321"),
                                {Code("430321"), Department(1)},
                                Government("430321111"),
                                unknown,
                                Government("430382")};
  const OrganIndex index = OrganIndex().With(keys, TestFrame().areas()).index;
  std::vector<uint32_t> found;
  std::vector<uint16_t> slots;
  for (const auto& government :
       index.GovernmentsIn(index.RangeOf(Code("430321")), 0)) {
    found.push_back(government.area);
    slots.push_back(government.slot);
  }
  EXPECT_THAT(slots, ElementsAre(0, 2, 3));
  EXPECT_THAT(
      found, ElementsAre(*TestDivisions().IndexOf(Code("430321")),
                         *TestDivisions().IndexOf(Code("430321111")), kNoArea));
}

}  // namespace
}  // namespace disclosure::stats
