#include "status/annotate.h"

#include "absl/strings/cord.h"
#include "gtest/gtest.h"

namespace disclosure {
namespace {

TEST(AnnotateTest, PutsThePlaceBeforeTheMessageAndKeepsTheCode) {
  const absl::Status status =
      Annotate(absl::NotFoundError("no such revision"), "reading 430321111");
  EXPECT_EQ(status, absl::NotFoundError("reading 430321111: no such revision"));
}

TEST(AnnotateTest, KeepsPayloads) {
  absl::Status status = absl::InternalError("x");
  status.SetPayload("type", absl::Cord("value"));
  EXPECT_EQ(Annotate(status, "place").GetPayload("type"), absl::Cord("value"));
}

TEST(AnnotateTest, LeavesOkAlone) {
  EXPECT_TRUE(Annotate(absl::OkStatus(), "place").ok());
}

}  // namespace
}  // namespace disclosure
