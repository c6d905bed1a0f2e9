#include "divisions/place_history.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/divisions/code.h"

namespace disclosure::divisions {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PlaceHistoryTest : public testing::Test {
 protected:
  static const DivisionTree& Tree() {
    static const DivisionTree tree = LoadEmbeddedDivisions().value();
    return tree;
  }
  std::vector<HistoryStep> Of(std::string_view digits) const {
    return HistoryOf(Tree(), Code(digits));
  }
};

TEST_F(PlaceHistoryTest, APlaceThatNeverChangedHasNone) {
  EXPECT_THAT(Of("430321111"), IsEmpty());
  EXPECT_THAT(Of("430321999"), IsEmpty());
}

TEST_F(PlaceHistoryTest, ATownshipThatBecameATownHasChangedItsKind) {
  EXPECT_THAT(Of("430181131"),
              ElementsAre(HistoryStep{Code("430181207"), Code("430181131"),
                                      "葛家乡", "葛家镇", 2015, 2016,
                                      StepKind::kKindChanged, true}));
  // Its old code tells the same.
  EXPECT_EQ(Of("430181207"), Of("430181131"));
}

TEST_F(PlaceHistoryTest, AMergerIsToldFromBothSides) {
  const HistoryStep merged = {Code("430105017"),
                              Code("430105021"),
                              "新港街道",
                              "青竹湖街道",
                              2015,
                              2016,
                              StepKind::kMerged,
                              true};
  EXPECT_THAT(
      Of("430105021"),
      ElementsAre(merged, HistoryStep{Code("430105102"), Code("430105021"),
                                      "青竹湖镇", "青竹湖街道", 2015, 2016,
                                      StepKind::kKindChanged, true}));
  EXPECT_THAT(Of("430105017"), ElementsAre(merged));
}

TEST_F(PlaceHistoryTest, ASplitIsToldFromBothSides) {
  const HistoryStep split = {Code("440307014"),
                             Code("440307018"),
                             "布吉街道办事处",
                             "吉华街道",
                             2016,
                             2019,
                             StepKind::kSplit,
                             true};
  EXPECT_THAT(Of("440307018"), ElementsAre(split));
  // The old place goes on, and was renamed in the same step.
  EXPECT_THAT(Of("440307014"),
              ElementsAre(HistoryStep{Code("440307014"), Code("440307014"),
                                      "布吉街道办事处", "布吉街道", 2016, 2019,
                                      StepKind::kRenamed, true},
                          split));
}

TEST_F(PlaceHistoryTest, APlaceThatOthersWentIntoKeepsItsOwnPast) {
  const auto steps = Of("430621100");  // 荣家湾镇
  ASSERT_EQ(steps.size(), 2u);
  for (const HistoryStep& step : steps) {
    EXPECT_EQ(step.kind, StepKind::kMerged);
    EXPECT_EQ(step.to, Code("430621100"));
  }
}

TEST_F(PlaceHistoryTest, WhoVanishedWithoutATraceIsSaidToHaveEnded) {
  EXPECT_THAT(
      Of("430321101"),
      ElementsAre(HistoryStep{Code("430321101"), Code("430321101"), "梅林桥镇",
                              "", 2015, 2016, StepKind::kEnded, false}));
}

TEST_F(PlaceHistoryTest, WhoCameFromNowhereIsSaidToHaveBegun) {
  size_t begun = 0;
  for (const Area& area : Tree().areas()) {
    if (area.first_edition() == 2015) continue;
    for (const HistoryStep& step : HistoryOf(Tree(), area.code)) {
      if (step.kind != StepKind::kBegan) continue;
      ++begun;
      EXPECT_EQ(step.name_before, "");
      EXPECT_NE(step.name_after, "");
    }
  }
  EXPECT_GT(begun, 1'000u);
}

TEST_F(PlaceHistoryTest, ARenamingKeepsTheCode) {
  EXPECT_THAT(Of("110101001"),
              ElementsAre(HistoryStep{Code("110101001"), Code("110101001"),
                                      "东华门街道办事处", "东华门街道", 2016,
                                      2019, StepKind::kRenamed, true}));
}

TEST_F(PlaceHistoryTest, InferredStepsSaySo) {
  const auto steps = Of("520304");  // 遵义县 -> 播州区
  ASSERT_EQ(steps.size(), 1u);
  EXPECT_EQ(steps[0].kind, StepKind::kRecoded);
  EXPECT_FALSE(steps[0].certain);
}

// What is certain of every place: steps go forward in time, and each one but
// the ends joins codes that its editions have.
TEST_F(PlaceHistoryTest, EveryStepOfEveryPlaceHoldsTogether) {
  for (const Area& area : Tree().areas()) {
    for (const HistoryStep& step : HistoryOf(Tree(), area.code)) {
      ASSERT_LT(step.edition_before, step.edition_after);
      if (step.kind != StepKind::kBegan) {
        ASSERT_TRUE(Tree().Find(step.from)->In(step.edition_before));
      }
      if (step.kind != StepKind::kEnded) {
        ASSERT_TRUE(Tree().Find(step.to)->In(step.edition_after));
      }
    }
  }
}

}  // namespace
}  // namespace disclosure::divisions
