#include "rules/wording.h"

#include "gtest/gtest.h"

namespace disclosure::rules {
namespace {

TEST(WordingTest, FillsInPlaceholders) {
  EXPECT_EQ(FillIn("{cell}: {found}, {expected} ({instance}) {found} {quote}",
                   {.cell = "a",
                    .instance = "b",
                    .expected = "1",
                    .found = "2",
                    .quote = "c"}),
            "a: 2, 1 (b) 2 c");
}

TEST(WordingTest, DoesNotFillInWhatWasFilledIn) {
  EXPECT_EQ(
      FillIn("{found}",
             {.cell = "x", .instance = "", .expected = "", .found = "{cell}"}),
      "{cell}");
}

TEST(WordingTest, NamesPlaceholdersThatDoNotExist) {
  EXPECT_EQ(UnknownPlaceholder("{cell} {sum} {found}"), "{sum}");
  EXPECT_EQ(UnknownPlaceholder("{cell} {found}"), "");
}

}  // namespace
}  // namespace disclosure::rules
