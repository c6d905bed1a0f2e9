#include "disclosurectl/output/number_text.h"

#include <gtest/gtest.h>

#include <limits>

#include "disclosurectl/output/display_width.h"

namespace disclosure::ctl {
namespace {

TEST(NumberTextTest, PeopleSeeFourDecimalsAndNoZerosBehindThem) {
  EXPECT_EQ(ShortNumber(12), "12");
  EXPECT_EQ(ShortNumber(100), "100");
  EXPECT_EQ(ShortNumber(3.5), "3.5");
  EXPECT_EQ(ShortNumber(1.0 / 24), "0.0417");
  EXPECT_EQ(ShortNumber(-0.00001), "0");
  EXPECT_EQ(ShortNumber(-2.25), "-2.25");
}

TEST(NumberTextTest, ProgramsReadTheSameNumberBack) {
  EXPECT_EQ(ExactNumber(0.1), "0.1");
  EXPECT_EQ(ExactNumber(12), "12");
  for (const double number : {1.0 / 3, 1e300, -7.25e-5, 0x1p63}) {
    EXPECT_EQ(std::stod(ExactNumber(number)), number);
    EXPECT_EQ(ExactNumber(number).find('e'), std::string::npos);
  }
  EXPECT_EQ(std::stod(ExactNumber(std::numeric_limits<double>::lowest())),
            std::numeric_limits<double>::lowest());
}

TEST(NumberTextTest, BarsAreAsLongAsTheirShare) {
  EXPECT_EQ(Bar(0, 10, 8), "");
  EXPECT_EQ(Bar(10, 10, 3), "███");
  EXPECT_EQ(Bar(5, 10, 3), "█▌");
  EXPECT_EQ(Bar(1, 1'000'000, 8), "▏");
  EXPECT_EQ(DisplayWidth(Bar(7, 7, 40)), 40u);
}

}  // namespace
}  // namespace disclosure::ctl
