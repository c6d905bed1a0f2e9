#include "ingest-service/store/change_bytes.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "google/protobuf/util/message_differencer.h"
#include "tests/ingest-service/support/pending_builder.h"
#include "tests/support/status_matchers.h"

namespace disclosure::ingest {
namespace {

using google::protobuf::util::MessageDifferencer;
using testing::IsEmpty;
using testing::SizeIs;
using enum absl::StatusCode;

// A text of 300 bytes makes lengths of two bytes.
PendingRevision AFirstRevision() {
  return APending()
      .Figure(123'456)
      .Text("文")
      .RequestId(RequestIdOf(7))
      .Finding("F-APP-02")
      .Finding(std::string(300, 'F'));
}

record::Revision RevisionOf(const PendingRevision& pending) {
  record::Revision revision;
  revision.identity = pending.identity;
  revision.number = 3;
  revision.sequence = 1'000'000;
  revision.accept_time =
      absl::FromUnixSeconds(1'600'000'000) + absl::Nanoseconds(5);
  revision.caller = pending.caller;
  revision.content_hash = pending.content_hash;
  revision.request_id = pending.request_id;
  return revision;
}

std::string AcceptedBytes() {
  const PendingRevision pending = AFirstRevision();
  return AcceptedChangeBytes(RevisionOf(pending), pending.content.cells,
                             pending.findings);
}

TEST(ChangeBytesTest, AnAcceptedChangeParsesToTheMessageItStandsFor) {
  const PendingRevision pending = AFirstRevision();
  v1::Change expected;
  expected.set_sequence(1'000'000);
  *expected.mutable_revision() = ToProto(RevisionOf(pending));
  v1::AcceptedChange& accepted = *expected.mutable_accepted();
  ASSERT_TRUE(
      accepted.mutable_report()->ParseFromString(pending.content.cells));
  for (const v1::Finding& finding : pending.findings) {
    *accepted.add_findings() = finding;
  }

  v1::Change change;
  ASSERT_TRUE(change.ParseFromString(AcceptedBytes()));
  EXPECT_TRUE(MessageDifferencer::Equals(change, expected))
      << change.DebugString();
  EXPECT_EQ(change.accepted().report().proactive().norm_docs_made(), 123'456);
  EXPECT_THAT(change.accepted().report().narrative(), IsEmpty());
}

TEST(ChangeBytesTest, AChangeIsWrittenAsProtobufWouldWriteIt) {
  v1::Change change;
  ASSERT_TRUE(change.ParseFromString(AcceptedBytes()));
  EXPECT_EQ(change.SerializeAsString(), AcceptedBytes());
}

// Followers skip it: the contract has no field of that number.
TEST(ChangeBytesTest, ASketchOfTheNarrativeChangesNothingThatFollowersSee) {
  const PendingRevision pending = AFirstRevision();
  const std::string sketch(64, '\xFE');
  const std::string bytes = AcceptedChangeBytes(
      RevisionOf(pending), pending.content.cells, pending.findings, sketch);
  EXPECT_THAT(bytes, testing::HasSubstr(sketch));
  v1::Change change;
  ASSERT_TRUE(change.ParseFromString(bytes));
  change.mutable_accepted()->DiscardUnknownFields();
  EXPECT_EQ(change.SerializeAsString(), AcceptedBytes());
}

TEST(ChangeBytesTest, AWithdrawalParsesToTheMessageItStandsFor) {
  record::Revision revision = RevisionOf(AFirstRevision());
  revision.withdrawn = true;
  revision.content_hash = {};
  revision.withdrawal_reason = "sent twice";
  v1::Change expected;
  expected.set_sequence(1'000'000);
  *expected.mutable_revision() = ToProto(revision);
  expected.mutable_withdrawn();

  v1::Change change;
  ASSERT_TRUE(change.ParseFromString(WithdrawnChangeBytes(revision)));
  EXPECT_TRUE(MessageDifferencer::Equals(change, expected))
      << change.DebugString();
}

TEST(ChangeBytesTest, TheHeaderTellsSequenceAndKind) {
  const std::string accepted = AcceptedBytes();
  const auto header = ReadChangeHeader(accepted);
  ASSERT_THAT(header, IsOk());
  EXPECT_EQ(header->sequence, 1'000'000u);
  EXPECT_EQ(header->revision_sequence, 1'000'000u);
  EXPECT_EQ(header->kind, record::ChangeKind::kAccepted);

  const std::string withdrawn =
      WithdrawnChangeBytes(RevisionOf(AFirstRevision()));
  EXPECT_EQ(ReadChangeHeader(withdrawn)->kind, record::ChangeKind::kWithdrawn);
}

TEST(ChangeBytesTest, AReJudgementNamesTheRevisionItSpeaksOf) {
  v1::Change change;
  change.set_sequence(12);
  *change.mutable_revision() = ToProto(RevisionOf(AFirstRevision()));
  change.mutable_rejudged();
  const std::string bytes = change.SerializeAsString();
  const auto header = ReadChangeHeader(bytes);
  ASSERT_THAT(header, IsOk());
  EXPECT_EQ(header->kind, record::ChangeKind::kRejudged);
  EXPECT_EQ(header->sequence, 12u);
  EXPECT_EQ(header->revision_sequence, 1'000'000u);
}

TEST(ChangeBytesTest, TheReceiptComesBackAsItWasGiven) {
  const auto receipt = ReadReceipt(AcceptedBytes());
  ASSERT_THAT(receipt, IsOk());
  EXPECT_TRUE(MessageDifferencer::Equals(
      ToProto(receipt->revision), ToProto(RevisionOf(AFirstRevision()))));
  ASSERT_THAT(receipt->findings, SizeIs(2));
  EXPECT_EQ(receipt->findings[0].rule_id(), "F-APP-02");
}

TEST(ChangeBytesTest, EveryCutIsADataLoss) {
  const std::string whole = AcceptedBytes();
  for (size_t size = 0; size < whole.size(); ++size) {
    EXPECT_THAT(ReadChangeHeader(whole.substr(0, size)), StatusIs(kDataLoss))
        << size;
  }
}

TEST(ChangeBytesTest, ForeignBytesAreADataLoss) {
  for (const std::string bytes : {"x", "\x08\x01", "\x30\x01", "\xff\xff"}) {
    EXPECT_THAT(ReadChangeHeader(bytes), StatusIs(kDataLoss));
    EXPECT_THAT(ReadReceipt(bytes), StatusIs(kDataLoss));
  }
}

}  // namespace
}  // namespace disclosure::ingest
