#include "form/nearest_name.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace disclosure::form {
namespace {

TEST(EditDistanceTest, CountsBytesAddedDroppedAndReplaced) {
  EXPECT_EQ(EditDistance("", ""), 0u);
  EXPECT_EQ(EditDistance("granted", "granted"), 0u);
  EXPECT_EQ(EditDistance("", "total"), 5u);
  EXPECT_EQ(EditDistance("total", ""), 5u);
  EXPECT_EQ(EditDistance("totl", "total"), 1u);
  EXPECT_EQ(EditDistance("tottal", "total"), 1u);
  EXPECT_EQ(EditDistance("tatal", "total"), 1u);
  EXPECT_EQ(EditDistance("kitten", "sitting"), 3u);
}

TEST(EditDistanceTest, IsTheSameBothWays) {
  EXPECT_EQ(EditDistance("recieved_new", "received_new"),
            EditDistance("received_new", "recieved_new"));
}

TEST(EditDistanceTest, ComparesOnlyTheBeginningsOfLongTexts) {
  const std::string a(1'000'000, 'a');
  const std::string b(1'000'000, 'b');
  EXPECT_LT(EditDistance(a, b), 1000u);
}

TEST(NearestNameTest, IsTheFirstOfTheClosest) {
  const std::vector<std::string> names = {"granted", "upheld", "uphold"};
  EXPECT_EQ(NearestName("uphild", names), "upheld");
  EXPECT_EQ(NearestName("grantet", names), "granted");
}

TEST(NearestNameTest, IsEmptyWhereThereAreNoNames) {
  EXPECT_EQ(NearestName("upheld", {}), "");
}

TEST(IsLikeTest, LessThanHalfDiffers) {
  EXPECT_TRUE(IsLike("norm_docs_made", "proactive.norm_docs_made"));
  EXPECT_TRUE(IsLike("grantet", "granted"));
  EXPECT_FALSE(IsLike("x", "granted"));
  EXPECT_FALSE(IsLike("gran", "upheld"));
  EXPECT_FALSE(IsLike("granted", ""));
}

}  // namespace
}  // namespace disclosure::form
