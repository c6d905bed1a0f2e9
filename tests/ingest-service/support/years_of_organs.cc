#include "tests/ingest-service/support/years_of_organs.h"

#include "absl/strings/str_cat.h"
#include "form/read_report.h"
#include "record/content_parts.h"
#include "rules/narrative_reading.h"
#include "status/check.h"
#include "tests/rules/rules_fixture.h"
#include "tests/support/catalogue.h"

namespace disclosure::ingest {
namespace {

std::vector<std::string> IdsOf(const std::vector<v1::Finding>& findings) {
  std::vector<std::string> ids;
  for (const v1::Finding& finding : findings) {
    if (ids.empty() || ids.back() != finding.rule_id()) {
      ids.push_back(finding.rule_id());
    }
  }
  return ids;
}

}  // namespace

form::Identity IdentityOf(const ReportBuilder& report) {
  const auto identity = report.Value().identity();
  CHECK(identity.has_value());
  return *identity;
}

PendingRevision Submission(const ReportBuilder& report, int32_t amends,
                           v1::Mode mode) {
  rules::Judgement judgement = rules::OnSubmission();
  judgement.mode = mode;
  const form::Report value = report.Value();
  const rules::RuleSet& rules = rules::EmbeddedRules();
  const rules::Findings findings =
      rules.CheckAlone(value, report.Message(), judgement);
  CHECK(!findings.HaveErrors()) << report.Message().ShortDebugString();
  PendingRevision pending;
  pending.identity = *value.identity();
  const std::string content = form::SerializeContent(report.Message());
  auto parts = record::SplitContent(content);
  CHECK_OK(parts.status());
  pending.content = *std::move(parts);
  pending.content_hash = record::HashContent(content);
  pending.mode = mode;
  if (amends != 0) pending.amends_revision = amends;
  pending.caller = "local";
  pending.findings = rules.ToProto(findings, value);
  pending.narrative_sketch = rules::SketchNarrative(report.Message());
  return pending;
}

PendingWithdrawal Withdrawal(const form::Identity& identity, int32_t amends) {
  PendingWithdrawal withdrawal;
  withdrawal.identity = identity;
  withdrawal.amends_revision = amends;
  withdrawal.reason = "sent to the wrong year";
  withdrawal.caller = "local";
  return withdrawal;
}

YearsOfOrgans::YearsOfOrgans()
    : judge_(TestReader(), rules::EmbeddedRules(), rules::TestDivisions()) {}

std::vector<absl::StatusOr<Outcome>> YearsOfOrgans::Commit(
    std::vector<Pending> batch) {
  YearReview review(judge_, years_);
  CommitPlan plan(store_, keys_, absl::UnixEpoch(), &review);
  std::vector<absl::StatusOr<Outcome>> outcomes;
  outcomes.reserve(batch.size());
  for (Pending& pending : batch) {
    outcomes.push_back(std::visit(
        [&plan](auto& one) { return plan.Decide(std::move(one)); }, pending));
  }
  CHECK_OK(store_.Append(plan.rows()));
  keys_.Put(plan.revisions(), plan.rejudgements());
  review.Keep();
  return outcomes;
}

Outcome YearsOfOrgans::CommitOne(Pending pending) {
  std::vector<Pending> batch;
  batch.push_back(std::move(pending));
  auto outcomes = Commit(std::move(batch));
  CHECK_OK(outcomes.front().status());
  return *std::move(outcomes.front());
}

void YearsOfOrgans::Restart() {
  years_ = YearIndex();
  CHECK_OK(keys_.Rebuild(store_, [this](const ChangeHeader& change,
                                        const record::Revision& revision) {
    return judge_.Replay(change, revision, years_);
  }));
}

Receipt YearsOfOrgans::ReadRow(Sequence sequence) const {
  const auto row = store_.Read(sequence);
  CHECK_OK(row.status());
  auto receipt = ReadReceipt(row->change);
  CHECK_OK(receipt.status());
  return *std::move(receipt);
}

Receipt YearsOfOrgans::Current(const form::Identity& identity) const {
  const auto current = keys_.Find(identity);
  CHECK(current.has_value()) << identity.ToString();
  return ReadRow(keys_.FindingsOf(current->sequence));
}

std::vector<std::string> YearsOfOrgans::RulesOf(
    const form::Identity& identity) const {
  return IdsOf(Current(identity).findings);
}

std::map<std::string, std::string> YearsOfOrgans::FinalState() const {
  std::map<std::string, std::string> state;
  for (Sequence row = 1; row <= store_.latest(); ++row) {
    const Receipt receipt = ReadRow(row);
    const form::Identity& identity = receipt.revision.identity;
    std::string& text = state[identity.ToString()];
    if (!text.empty()) continue;
    const Receipt current = Current(identity);
    text = current.revision.withdrawn ? "withdrawn\n" : "there\n";
    text.append(current.revision.content_hash.begin(),
                current.revision.content_hash.end());
    for (const v1::Finding& finding : current.findings) {
      absl::StrAppend(&text, "\n", finding.ShortDebugString());
    }
  }
  return state;
}

std::vector<record::ChangeKind> YearsOfOrgans::Changes() const {
  std::vector<record::ChangeKind> kinds;
  for (Sequence row = 1; row <= store_.latest(); ++row) {
    const auto stored = store_.Read(row);
    CHECK_OK(stored.status());
    const auto header = ReadChangeHeader(stored->change);
    CHECK_OK(header.status());
    kinds.push_back(header->kind);
  }
  return kinds;
}

}  // namespace disclosure::ingest
