#include "record/revision.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace disclosure::record {
namespace {

using testing::Each;
using testing::HasSubstr;
using enum absl::StatusCode;

std::string Hex(const ContentHash& hash) {
  return absl::BytesToHexString(
      std::string(reinterpret_cast<const char*>(hash.data()), hash.size()));
}

TEST(HashContentTest, IsSha256) {
  // The examples of FIPS 180.
  EXPECT_EQ(Hex(HashContent("")),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Hex(HashContent("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Hex(HashContent(std::string(1'000'000, 'a'))),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

Revision Accepted() {
  Revision revision;
  revision.identity =
      *form::ParseIdentity("430321111", "", v1::SCOPE_OWN_ORGAN, 2020);
  revision.number = 2;
  revision.sequence = 41'352;
  revision.accept_time =
      absl::FromUnixSeconds(1'611'619'200) + absl::Nanoseconds(123'456'789);
  revision.caller = "local";
  revision.mode = v1::MODE_ARCHIVE;
  revision.content_hash = HashContent("content");
  revision.request_id = "7b0f3c52-6d3b-4a8e-9c50-0d5a5a1d2e3f";
  return revision;
}

Revision Withdrawn() {
  Revision revision = Accepted();
  revision.content_hash = {};
  revision.withdrawn = true;
  revision.withdrawal_reason = "填报有误";
  return revision;
}

void ExpectSame(const Revision& a, const Revision& b) {
  EXPECT_EQ(a.identity, b.identity);
  EXPECT_EQ(a.number, b.number);
  EXPECT_EQ(a.sequence, b.sequence);
  EXPECT_EQ(a.accept_time, b.accept_time);
  EXPECT_EQ(a.caller, b.caller);
  EXPECT_EQ(a.mode, b.mode);
  EXPECT_EQ(a.content_hash, b.content_hash);
  EXPECT_EQ(a.withdrawn, b.withdrawn);
  EXPECT_EQ(a.withdrawal_reason, b.withdrawal_reason);
  EXPECT_EQ(a.request_id, b.request_id);
}

TEST(RevisionTest, GoesThroughTheMessageUnchanged) {
  for (const Revision& revision : {Accepted(), Withdrawn()}) {
    const auto back = FromProto(ToProto(revision));
    ASSERT_THAT(back, IsOk());
    ExpectSame(*back, revision);
  }
}

TEST(RevisionTest, ATimeBefore1970KeepsItsNanoseconds) {
  Revision revision = Accepted();
  revision.accept_time = absl::UnixEpoch() - absl::Nanoseconds(1);
  const v1::Revision proto = ToProto(revision);
  EXPECT_EQ(proto.accept_time().seconds(), -1);
  EXPECT_EQ(proto.accept_time().nanos(), 999'999'999);
  EXPECT_EQ(FromProto(proto)->accept_time, revision.accept_time);
}

TEST(RevisionTest, AWithdrawalHasNoContentHash) {
  EXPECT_EQ(ToProto(Withdrawn()).content_hash(), "");
  EXPECT_THAT(FromProto(ToProto(Withdrawn()))->content_hash, Each(0));
}

TEST(RevisionTest, AnUnspecifiedModeMeansSubmission) {
  v1::Revision proto = ToProto(Accepted());
  proto.clear_mode();
  EXPECT_EQ(FromProto(proto)->mode, v1::MODE_SUBMISSION);
}

TEST(RevisionTest, AMalformedIdentityIsDataLossWithItsPlace) {
  v1::Revision proto = ToProto(Accepted());
  proto.mutable_identity()->set_division_code("4303211");
  EXPECT_THAT(FromProto(proto),
              StatusIs(kDataLoss, HasSubstr("sequence 41352")));
  EXPECT_THAT(FromProto(proto),
              StatusIs(kDataLoss, HasSubstr("division_code")));
}

TEST(RevisionTest, AHashOfTheWrongLengthIsDataLoss) {
  v1::Revision proto = ToProto(Accepted());
  for (const size_t size : {0u, 31u, 33u}) {
    proto.set_content_hash(std::string(size, 'x'));
    EXPECT_THAT(FromProto(proto), StatusIs(kDataLoss)) << size;
  }
  v1::Revision withdrawn = ToProto(Withdrawn());
  withdrawn.set_content_hash(std::string(32, 'x'));
  EXPECT_THAT(FromProto(withdrawn), StatusIs(kDataLoss));
}

}  // namespace
}  // namespace disclosure::record
