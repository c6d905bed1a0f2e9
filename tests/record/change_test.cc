#include "record/change.h"

#include <string>
#include <utility>
#include <vector>

#include "disclosure/v1/record.pb.h"
#include "gmock/gmock.h"
#include "google/protobuf/stubs/logging.h"
#include "gtest/gtest.h"
#include "tests/support/catalogue.h"
#include "tests/support/random_reports.h"
#include "tests/support/report_builder.h"
#include "tests/support/status_matchers.h"

namespace disclosure::record {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Optional;
using enum absl::StatusCode;

constexpr int kRandomChanges = 3'000;

// The plain way: parse, then translate.
std::vector<form::CellIndex> IndexesOf(const auto& names) {
  std::vector<form::CellIndex> cells;
  for (const std::string& name : names) {
    const auto cell = TestCatalogue().Find(name);
    if (cell.has_value()) cells.push_back(*cell);
  }
  return cells;
}

std::vector<FindingNote> NotesOf(const auto& findings) {
  std::vector<FindingNote> notes;
  for (const v1::Finding& finding : findings) {
    std::vector<std::string> names;
    for (const auto& cell : finding.cells()) names.push_back(cell.cell());
    notes.push_back({finding.rule_id(), finding.severity(), IndexesOf(names)});
  }
  return notes;
}

Change Translated(const v1::Change& proto) {
  Change change;
  change.sequence = proto.sequence();
  change.identity = *form::IdentityFromProto(proto.revision().identity());
  change.revision = proto.revision().revision();
  if (const int64_t seconds = proto.revision().accept_time().seconds();
      seconds > 0) {
    change.accepted_on =
        form::CivilDate(static_cast<int32_t>((seconds + 8 * 3'600) / 86'400));
  }
  if (const auto& at = proto.revision().accept_time();
      proto.revision().has_accept_time()) {
    change.accept_time =
        absl::FromUnixSeconds(at.seconds()) + absl::Nanoseconds(at.nanos());
  }
  change.cells = form::CellValues(TestCatalogue().size());
  if (proto.has_withdrawn()) change.kind = ChangeKind::kWithdrawn;
  if (proto.has_rejudged()) {
    change.kind = ChangeKind::kRejudged;
    change.findings = NotesOf(proto.rejudged().findings());
  }
  if (proto.has_accepted()) {
    const v1::AnnualReport& report = proto.accepted().report();
    change.kind = ChangeKind::kAccepted;
    change.form = report.form();
    change.published_on =
        form::CivilDate::FromProto(report.publication().published_on());
    change.procurement_unit = report.proactive().procurement_unit();
    change.cells = CellsByReflection(report);
    change.approximate_cells = IndexesOf(report.approximate_cells());
    change.findings = NotesOf(proto.accepted().findings());
  }
  return change;
}

void ExpectSame(const Change& a, const Change& b) {
  EXPECT_EQ(a.sequence, b.sequence);
  EXPECT_EQ(a.kind, b.kind);
  EXPECT_EQ(a.identity, b.identity);
  EXPECT_EQ(a.revision, b.revision);
  EXPECT_EQ(a.accept_time, b.accept_time);
  EXPECT_EQ(a.form, b.form);
  EXPECT_EQ(a.procurement_unit, b.procurement_unit);
  EXPECT_EQ(a.cells, b.cells);
  EXPECT_EQ(a.approximate_cells, b.approximate_cells);
  EXPECT_EQ(a.published_on, b.published_on);
  EXPECT_EQ(a.accepted_on, b.accepted_on);
  ASSERT_EQ(a.findings.size(), b.findings.size());
  for (size_t i = 0; i < a.findings.size(); ++i) {
    EXPECT_EQ(a.findings[i].rule_id, b.findings[i].rule_id);
    EXPECT_EQ(a.findings[i].severity, b.findings[i].severity);
    EXPECT_EQ(a.findings[i].cells, b.findings[i].cells);
  }
}

void FillRevision(RandomReports& random, v1::Revision& revision) {
  v1::ReportIdentity& identity = *revision.mutable_identity();
  identity.set_division_code(random.OneIn(2) ? "430321111" : "43");
  if (random.OneIn(4)) identity.set_organ_credit_code("9144030071526726XG");
  identity.set_scope(static_cast<v1::Scope>(random.Below(3)));
  identity.set_report_year(2008 + static_cast<int32_t>(random.Below(18)));
  revision.set_revision(static_cast<int32_t>(random.Below(1000)));
  revision.set_caller(random.Text());
  if (!random.OneIn(3)) {
    revision.mutable_accept_time()->set_seconds(
        static_cast<int64_t>(random.Below(4'000'000'000)));
    revision.mutable_accept_time()->set_nanos(
        static_cast<int32_t>(random.Below(1'000'000'000)));
  }
  revision.set_content_hash(std::string(32, '\xaa'));
}

void FillFinding(RandomReports& random, v1::Finding& finding) {
  finding.set_rule_id("F-APP-0" + std::to_string(random.Below(9)));
  finding.set_severity(static_cast<v1::Severity>(random.Below(4)));
  for (uint64_t left = random.Below(5); left > 0; --left) {
    v1::FindingCell& cell = *finding.add_cells();
    const auto index =
        static_cast<form::CellIndex>(random.Below(TestCatalogue().size()));
    cell.set_cell(random.OneIn(6) ? random.Text()
                                  : TestCatalogue().cell(index).name);
    cell.set_label(random.Text());
    if (random.OneIn(2)) cell.set_value(random.Figure());
  }
  finding.set_message_zh(random.Text());
}

v1::Change RandomChange(RandomReports& random) {
  v1::Change change;
  change.set_sequence(random.Below(1'000'000'000));
  FillRevision(random, *change.mutable_revision());
  switch (random.Below(4)) {
    case 0:
      change.mutable_withdrawn();
      break;
    case 1:
      for (uint64_t left = random.Below(4); left > 0; --left) {
        FillFinding(random, *change.mutable_rejudged()->add_findings());
      }
      change.mutable_rejudged();
      break;
    default:
      *change.mutable_accepted()->mutable_report() = random.Next();
      for (uint64_t left = random.Below(4); left > 0; --left) {
        FillFinding(random, *change.mutable_accepted()->add_findings());
      }
  }
  return change;
}

TEST(ReadChangeTest, AgreesWithTheParsedMessage) {
  RandomReports random(1);
  Change change;  // One for all, so that what is left behind would show.
  for (int i = 0; i < kRandomChanges && !HasFailure(); ++i) {
    const v1::Change proto = RandomChange(random);
    ASSERT_THAT(ReadChange(TestReader(), proto.SerializeAsString(), change),
                IsOk());
    ExpectSame(change, Translated(proto));
  }
}

TEST(ReadChangeTest, AgreesWithProtobufOnChangesSentInParts) {
  RandomReports random(2);
  Change change;
  for (int i = 0; i < kRandomChanges && !HasFailure(); ++i) {
    std::string bytes;
    for (int parts = 0; parts < 3; ++parts) {
      bytes += RandomChange(random).SerializeAsString();
    }
    v1::Change parsed;
    ASSERT_TRUE(parsed.ParseFromString(bytes));
    ASSERT_THAT(ReadChange(TestReader(), bytes, change), IsOk());
    ExpectSame(change, Translated(parsed));
  }
}

// Whatever protobuf takes and means a change, we take, and see the same in it.
TEST(ReadChangeTest, AgreesWithProtobufOnDamagedBytes) {
  const google::protobuf::LogSilencer complaints_about_text;
  RandomReports random(3);
  Change change;
  int parsed_all_the_same = 0;
  for (int i = 0; i < kRandomChanges && !HasFailure(); ++i) {
    std::string bytes = RandomChange(random).SerializeAsString();
    if (random.OneIn(3)) bytes.resize(random.Below(bytes.size()));
    if (bytes.empty()) continue;
    bytes[random.Below(bytes.size())] = static_cast<char>(random.Below(256));
    const absl::Status status = ReadChange(TestReader(), bytes, change);
    v1::Change parsed;
    if (!parsed.ParseFromString(bytes)) continue;
    if (!form::IdentityFromProto(parsed.revision().identity()).ok()) continue;
    if (parsed.kind_case() == v1::Change::KIND_NOT_SET) continue;
    ++parsed_all_the_same;
    ASSERT_THAT(status, IsOk());
    ExpectSame(change, Translated(parsed));
  }
  EXPECT_GT(parsed_all_the_same, kRandomChanges / 10);
}

v1::Change AcceptedChange() {
  v1::Change change;
  change.set_sequence(7);
  change.mutable_revision()->set_revision(1);
  v1::ReportIdentity& identity = *change.mutable_revision()->mutable_identity();
  identity.set_division_code("430321111");
  identity.set_report_year(2020);
  *change.mutable_accepted()->mutable_report() =
      AReport()
          .With("applications.received_new.total", 1)
          .Approximate("narrative_figures.visits_received");
  v1::Finding& finding = *change.mutable_accepted()->add_findings();
  finding.set_rule_id("F-STR-06");
  finding.set_severity(v1::SEVERITY_WARNING);
  finding.add_cells()->set_cell("proactive.rules_made");
  finding.add_cells()->set_cell("proactive.rules_of_next_year");
  return change;
}

TEST(ReadChangeTest, AnAcceptedChangeHasFiguresAndFindings) {
  Change change;
  ASSERT_THAT(
      ReadChange(TestReader(), AcceptedChange().SerializeAsString(), change),
      IsOk());
  EXPECT_EQ(change.sequence, 7u);
  EXPECT_EQ(change.kind, ChangeKind::kAccepted);
  EXPECT_EQ(change.identity.ToString(), "430321111/2020");
  EXPECT_EQ(change.revision, 1);
  EXPECT_EQ(change.form, v1::FORM_2019);
  EXPECT_THAT(change.cells.Get(CellNamed("applications.received_new.total")),
              Optional(1));
  EXPECT_THAT(change.approximate_cells,
              ElementsAre(CellNamed("narrative_figures.visits_received")));
  ASSERT_EQ(change.findings.size(), 1u);
  EXPECT_EQ(change.findings[0].rule_id, "F-STR-06");
  EXPECT_EQ(change.findings[0].severity, v1::SEVERITY_WARNING);
  EXPECT_THAT(change.findings[0].cells,
              ElementsAre(CellNamed("proactive.rules_made")));
}

TEST(ReadChangeTest, AWithdrawalLeavesNothingOfTheChangeReadBefore) {
  Change change;
  ASSERT_THAT(
      ReadChange(TestReader(), AcceptedChange().SerializeAsString(), change),
      IsOk());
  v1::Change withdrawal = AcceptedChange();
  withdrawal.mutable_withdrawn();
  ASSERT_THAT(ReadChange(TestReader(), withdrawal.SerializeAsString(), change),
              IsOk());
  EXPECT_EQ(change.kind, ChangeKind::kWithdrawn);
  EXPECT_EQ(change.cells, form::CellValues(TestCatalogue().size()));
  EXPECT_EQ(change.form, v1::FORM_UNSPECIFIED);
  EXPECT_THAT(change.approximate_cells, IsEmpty());
  EXPECT_THAT(change.findings, IsEmpty());
}

TEST(ReadChangeTest, WhatCannotBeReadIsDataLossWithItsSequence) {
  Change change;
  const std::string bytes = AcceptedChange().SerializeAsString();
  EXPECT_THAT(
      ReadChange(TestReader(), bytes.substr(0, bytes.size() - 1), change),
      StatusIs(kDataLoss, HasSubstr("change 7")));

  v1::Change proto = AcceptedChange();
  proto.mutable_revision()->mutable_identity()->set_division_code("x");
  EXPECT_THAT(ReadChange(TestReader(), proto.SerializeAsString(), change),
              StatusIs(kDataLoss, HasSubstr("division_code")));

  proto = AcceptedChange();
  proto.clear_kind();
  EXPECT_THAT(ReadChange(TestReader(), proto.SerializeAsString(), change),
              StatusIs(kDataLoss, HasSubstr("kind")));
}

}  // namespace
}  // namespace disclosure::record
