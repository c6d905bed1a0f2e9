#include "disclosurectl/output/failure_text.h"

#include <gtest/gtest.h>

#include "status/reason.h"

namespace disclosure::ctl {
namespace {

TEST(FailureTextTest, ReasonIsPutIntoChineseBeforeTheMessage) {
  const absl::Status failure =
      WithReason(absl::NotFoundError("there is none"), "REPORT_NOT_FOUND");
  EXPECT_EQ(FailureText(failure, Language::kEnglish), "there is none");
  EXPECT_EQ(FailureText(failure, Language::kChinese),
            "没有这份报告。there is none");
}

TEST(FailureTextTest, WithoutAReasonThatIsKnownTheMessageStandsAlone) {
  EXPECT_EQ(FailureText(absl::NotFoundError("x"), Language::kChinese), "x");
  EXPECT_EQ(FailureText("NEW", "x", Language::kChinese), "x");
}

}  // namespace
}  // namespace disclosure::ctl
