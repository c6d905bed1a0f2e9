#include "stats-service/follow/feed_frame.h"

#include <string>

#include "disclosure/v1/feed.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/catalogue.h"
#include "tests/support/report_builder.h"
#include "tests/support/status_matchers.h"

namespace disclosure::stats {
namespace {

using testing::HasSubstr;

v1::FollowChangesResponse Response() {
  v1::FollowChangesResponse response;
  response.set_feed_id("a-feed");
  response.set_up_to_sequence(7);
  response.set_latest_sequence(9);
  v1::Change& change = *response.add_changes();
  change.set_sequence(6);
  change.mutable_revision()->mutable_identity()->set_division_code("430321111");
  change.mutable_revision()->mutable_identity()->set_scope(v1::SCOPE_OWN_ORGAN);
  change.mutable_revision()->mutable_identity()->set_report_year(2020);
  change.mutable_revision()->set_revision(1);
  *change.mutable_accepted()->mutable_report() =
      AReport().With("proactive.norm_docs_made", 99).Message();
  return response;
}

TEST(FeedFrameTest, ReadsWhatTheFeedSends) {
  const auto frame =
      ReadFeedFrame(TestReader(), Response().SerializeAsString());
  ASSERT_TRUE(frame.ok()) << frame.status();
  EXPECT_EQ(frame->feed_id, "a-feed");
  EXPECT_EQ(frame->up_to, 7U);
  EXPECT_EQ(frame->latest, 9U);
  ASSERT_EQ(frame->changes.size(), 1U);
  EXPECT_EQ(frame->changes[0].sequence, 6U);
  EXPECT_EQ(frame->changes[0].cells.Get(CellNamed("proactive.norm_docs_made")),
            99);
}

TEST(FeedFrameTest, AHeartbeatHasNoChanges) {
  v1::FollowChangesResponse response = Response();
  response.clear_changes();
  const auto frame = ReadFeedFrame(TestReader(), response.SerializeAsString());
  ASSERT_TRUE(frame.ok());
  EXPECT_TRUE(frame->changes.empty());
  EXPECT_EQ(frame->up_to, 7U);
}

TEST(FeedFrameTest, SkipsFieldsOfALaterVersion) {
  v1::FollowChangesResponse response = Response();
  google::protobuf::UnknownFieldSet& unknown =
      *response.GetReflection()->MutableUnknownFields(&response);
  unknown.AddLengthDelimited(77, "later");
  unknown.AddFixed64(78, 1);
  unknown.AddVarint(79, 1);
  const auto frame = ReadFeedFrame(TestReader(), response.SerializeAsString());
  ASSERT_TRUE(frame.ok()) << frame.status();
  EXPECT_EQ(frame->changes.size(), 1U);
}

TEST(FeedFrameTest, RefusesEveryTruncation) {
  const std::string whole = Response().SerializeAsString();
  int refused = 0;
  for (size_t size = 0; size < whole.size(); ++size) {
    refused += ReadFeedFrame(TestReader(), whole.substr(0, size)).ok() ? 0 : 1;
  }
  // All but those that end between two fields: nothing, after the feed id,
  // after the change, and after the first number.
  EXPECT_GE(refused, static_cast<int>(whole.size()) - 4);
}

TEST(FeedFrameTest, NamesTheChangeThatCannotBeRead) {
  v1::FollowChangesResponse response = Response();
  response.add_changes()->set_sequence(7);
  const auto frame = ReadFeedFrame(TestReader(), response.SerializeAsString());
  EXPECT_EQ(frame.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(std::string(frame.status().message()), HasSubstr("change 1"));
}

}  // namespace
}  // namespace disclosure::stats
