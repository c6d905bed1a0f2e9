#include "stats-service/cube/lookalikes.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/catalogue.h"

namespace disclosure::stats {
namespace {

using testing::HasSubstr;
using testing::Optional;

class LookalikesTest : public testing::Test {
 protected:
  std::optional<std::string_view> Note(std::string_view cell, v1::Form form) {
    return lookalikes_.NoteFor(CellNamed(cell), form);
  }

  Lookalikes lookalikes_{TestCatalogue()};
};

TEST_F(LookalikesTest, StocksOfTextsDisclosedAndInForceAreNotComparable) {
  EXPECT_THAT(Note("proactive.rules_disclosed_total", v1::FORM_2021),
              Optional(HasSubstr("not a stock of valid texts")));
  EXPECT_THAT(Note("proactive.rules_in_force", v1::FORM_2019),
              Optional(HasSubstr("not comparable")));
  EXPECT_TRUE(Note("proactive.norm_docs_in_force", v1::FORM_2019).has_value());
}

TEST_F(LookalikesTest, FeeItemsAndFeesChargedAreNotComparable) {
  EXPECT_TRUE(Note("proactive.fee_items_prev", v1::FORM_2021).has_value());
  EXPECT_TRUE(Note("proactive.fee_amount_yuan", v1::FORM_2019).has_value());
}

TEST_F(LookalikesTest, AFormThatHasTheCellNeedsNoNote) {
  EXPECT_FALSE(Note("proactive.rules_in_force", v1::FORM_2021).has_value());
}

TEST_F(LookalikesTest, AFormWithNeitherCellIsSilent) {
  EXPECT_FALSE(Note("proactive.rules_in_force", v1::FORM_2014).has_value());
  EXPECT_FALSE(Note("proactive.rules_in_force", v1::FORM_PRE_2014).has_value());
}

TEST_F(LookalikesTest, ASuccessorThatComparesIsNoLookalike) {
  EXPECT_FALSE(Note("annex_2014.norm_docs_made", v1::FORM_2019).has_value());
}

}  // namespace
}  // namespace disclosure::stats
