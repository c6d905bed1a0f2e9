#include "status/reason.h"

#include "gtest/gtest.h"

namespace disclosure {
namespace {

TEST(ReasonTest, IsAbsentUnlessGiven) {
  const absl::Status status = absl::UnavailableError("queue is full");
  EXPECT_EQ(ReasonOf(status), "");
  EXPECT_EQ(FieldOf(status), "");
  EXPECT_FALSE(RetryDelayOf(status).has_value());
}

TEST(ReasonTest, ReasonFieldAndDelayTravelTogether) {
  const absl::Status status = WithRetryDelay(
      WithField(WithReason(absl::UnavailableError("x"), "OVERLOADED"),
                "requests[3].report"),
      absl::Milliseconds(250));
  EXPECT_EQ(ReasonOf(status), "OVERLOADED");
  EXPECT_EQ(FieldOf(status), "requests[3].report");
  EXPECT_EQ(RetryDelayOf(status), absl::Milliseconds(250));
}

TEST(ReasonTest, LeavesOkAlone) {
  EXPECT_EQ(WithReason(absl::OkStatus(), "OVERLOADED"), absl::OkStatus());
}

}  // namespace
}  // namespace disclosure
