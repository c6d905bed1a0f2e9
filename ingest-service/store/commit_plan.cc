#include "ingest-service/store/commit_plan.h"

#include <limits>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "status/annotate.h"
#include "status/reason.h"
#include "status/status_macros.h"

namespace disclosure::ingest {
namespace {

bool SameContent(const KeyIndex::Current& a, const KeyIndex::Current& b) {
  return a.withdrawn == b.withdrawn && a.content_hash == b.content_hash;
}

absl::Status RequestIdReused(const record::Revision& known) {
  return WithReason(
      absl::AlreadyExistsError(absl::StrCat(
          "request id ", known.request_id, " was used for other content (",
          known.identity.ToString(), ", revision ", known.number, ")")),
      "REQUEST_ID_REUSED");
}

absl::Status BadRequestId(const std::string& text) {
  return WithField(WithReason(absl::InvalidArgumentError(absl::StrCat(
                                  "request_id is no UUID: \"", text, "\"")),
                              "BAD_REQUEST_ID"),
                   "request_id");
}

Outcome OutcomeOf(Outcome::Kind kind, Receipt receipt) {
  return {kind, std::move(receipt.revision), std::move(receipt.findings)};
}

}  // namespace

// A revision or a withdrawal. `revision` has no number, sequence or time yet.
struct CommitPlan::Candidate {
  record::Revision revision;
  int32_t amends_revision = 0;
  bool validate_only = false;
  record::ContentParts content;
  std::vector<v1::Finding> findings;
  std::string narrative_sketch;
  // Absent for a withdrawal, and without a review; until it is judged, also
  // where nobody has packed it.
  std::optional<YearReport> year_report;
};

CommitPlan::CommitPlan(const ReportStore& store, const KeyIndex& keys,
                       absl::Time accept_time, YearReview* review)
    : store_(store),
      keys_(keys),
      accept_time_(accept_time),
      review_(review),
      stored_(store.latest()) {}

void CommitPlan::Reserve(size_t decisions) {
  rows_.reserve(decisions);
  revisions_.reserve(decisions);
  current_.reserve(decisions);
}

absl::StatusOr<Outcome> CommitPlan::Decide(PendingRevision pending) {
  Candidate candidate;
  candidate.revision.identity = pending.identity;
  candidate.revision.caller = std::move(pending.caller);
  candidate.revision.mode = pending.mode;
  candidate.revision.content_hash = pending.content_hash;
  candidate.revision.request_id = std::move(pending.request_id);
  candidate.amends_revision = pending.amends_revision.value_or(0);
  candidate.validate_only = pending.validate_only;
  candidate.content = std::move(pending.content);
  candidate.findings = std::move(pending.findings);
  candidate.narrative_sketch = std::move(pending.narrative_sketch);
  candidate.year_report = std::move(pending.year_report);
  if (pending.refused) return Refuse(std::move(candidate));
  return DecideCandidate(std::move(candidate));
}

absl::StatusOr<Outcome> CommitPlan::Decide(PendingWithdrawal pending) {
  if (FindCurrent(pending.identity).revision == 0) {
    return WithReason(absl::NotFoundError(absl::StrCat(
                          pending.identity.ToString(),
                          ": there is no report that could be withdrawn")),
                      "REPORT_NOT_FOUND");
  }
  Candidate candidate;
  candidate.revision.identity = pending.identity;
  candidate.revision.caller = std::move(pending.caller);
  candidate.revision.withdrawn = true;
  candidate.revision.withdrawal_reason = std::move(pending.reason);
  candidate.revision.request_id = std::move(pending.request_id);
  candidate.amends_revision = pending.amends_revision;
  return DecideCandidate(std::move(candidate));
}

// Whoever sends it learns of its other years, too, without sending it twice.
absl::StatusOr<Outcome> CommitPlan::Refuse(Candidate candidate) const {
  RETURN_IF_ERROR(JudgeAmongYears(candidate));
  return Outcome{Outcome::Kind::kRefused, std::move(candidate.revision),
                 std::move(candidate.findings)};
}

absl::StatusOr<Outcome> CommitPlan::DecideCandidate(Candidate candidate) {
  ASSIGN_OR_RETURN(std::optional<Receipt> known, FindRepeated(candidate));
  if (known) return OutcomeOf(Outcome::Kind::kRepeated, *std::move(known));

  const KeyIndex::Current current = FindCurrent(candidate.revision.identity);
  if (current.revision != 0 &&
      SameContent(current, KeyIndex::CurrentOf(candidate.revision))) {
    ASSIGN_OR_RETURN(Receipt receipt, ReceiptOf(current.sequence));
    return OutcomeOf(Outcome::Kind::kRepeated, std::move(receipt));
  }
  RETURN_IF_ERROR(JudgeAmongYears(candidate));
  if (candidate.amends_revision != current.revision) {
    return Conflict(std::move(candidate), current);
  }
  RETURN_IF_ERROR(JudgeAmendment(candidate, current));
  candidate.revision.number = current.revision + 1;
  return Accept(std::move(candidate), current.sequence);
}

absl::StatusOr<std::optional<Receipt>> CommitPlan::FindRepeated(
    const Candidate& candidate) const {
  const record::Revision& wanted = candidate.revision;
  if (wanted.request_id.empty()) return std::nullopt;
  const std::optional<RequestId> id = ParseRequestId(wanted.request_id);
  if (!id) return BadRequestId(wanted.request_id);
  const std::optional<Sequence> sequence = FindRequest(*id);
  if (!sequence) return std::nullopt;
  ASSIGN_OR_RETURN(Receipt known, ReceiptOf(*sequence));
  // A withdrawal has no hash that would tell one identity from another.
  if (known.revision.identity != wanted.identity ||
      !SameContent(KeyIndex::CurrentOf(known.revision),
                   KeyIndex::CurrentOf(wanted))) {
    return RequestIdReused(known.revision);
  }
  return known;
}

absl::StatusOr<Outcome> CommitPlan::Conflict(
    Candidate candidate, const KeyIndex::Current& current) const {
  Outcome outcome;
  outcome.kind = Outcome::Kind::kConflict;
  outcome.findings = std::move(candidate.findings);
  if (current.revision == 0) return outcome;
  ASSIGN_OR_RETURN(Receipt receipt, ReceiptOf(current.sequence));
  outcome.revision = std::move(receipt.revision);
  return outcome;
}

absl::StatusOr<Outcome> CommitPlan::Accept(Candidate candidate,
                                           Sequence previous) {
  if (!candidate.validate_only) {
    ASSIGN_OR_RETURN(const std::vector<Receipt> renewed,
                     RenewReaders(candidate));
    Compose(candidate, previous);
    for (const Receipt& reader : renewed) ComposeRejudgement(reader);
  }
  return Outcome{Outcome::Kind::kAccepted, std::move(candidate.revision),
                 std::move(candidate.findings)};
}

absl::Status CommitPlan::JudgeAmongYears(Candidate& candidate) const {
  const record::Revision& revision = candidate.revision;
  if (review_ == nullptr || revision.withdrawn) return absl::OkStatus();
  if (!candidate.year_report) {
    ASSIGN_OR_RETURN(
        candidate.year_report,
        review_->Pack(candidate.content.cells, candidate.narrative_sketch));
  }
  candidate.year_report->mode = revision.mode;
  review_->Judge(revision.identity, *candidate.year_report, candidate.findings);
  return absl::OkStatus();
}

// Amendments are few, so that reading the row costs nothing that counts.
absl::Status CommitPlan::JudgeAmendment(
    Candidate& candidate, const KeyIndex::Current& current) const {
  const record::Revision& revision = candidate.revision;
  if (review_ == nullptr || revision.withdrawn) return absl::OkStatus();
  if (current.revision == 0 || current.withdrawn) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::string row, ReadChange(current.sequence));
  v1::Change amended;
  v1::AnnualReport report;
  if (!amended.ParseFromString(row) ||
      !report.ParseFromString(candidate.content.cells)) {
    return absl::DataLossError(
        absl::StrCat("row ", current.sequence, " cannot be parsed"));
  }
  review_->JudgeAmendment(revision.mode, report, amended.accepted().report(),
                          candidate.findings);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Receipt>> CommitPlan::RenewReaders(
    Candidate& candidate) {
  if (review_ == nullptr) return std::vector<Receipt>();
  const form::Identity& identity = candidate.revision.identity;
  review_->Put(identity, std::move(candidate.year_report));
  absl::StatusOr<std::vector<Receipt>> renewed = RenewReadersOf(identity);
  if (!renewed.ok()) review_->TakeBackLast();
  return renewed;
}

absl::StatusOr<std::vector<Receipt>> CommitPlan::RenewReadersOf(
    const form::Identity& identity) {
  std::vector<YearReview::Judged> readers =
      review_->FindOtherwiseJudged(identity);
  std::vector<Receipt> renewed;
  for (const YearReview::Judged& reader : readers) {
    ASSIGN_OR_RETURN(renewed.emplace_back(),
                     ReceiptOf(FindCurrent(reader.identity).sequence));
  }
  // Only now that nothing can fail any more.
  for (size_t i = 0; i < readers.size(); ++i) {
    renewed[i].findings =
        review_->Renew(std::move(readers[i]), std::move(renewed[i].findings));
  }
  return renewed;
}

void CommitPlan::Compose(Candidate& candidate, Sequence previous) {
  record::Revision& revision = candidate.revision;
  revision.sequence = stored_ + rows_.size() + 1;
  revision.accept_time = accept_time_;
  StoredChange& row = rows_.emplace_back();
  row.sequence = revision.sequence;
  row.change =
      revision.withdrawn
          ? WithdrawnChangeBytes(revision)
          : AcceptedChangeBytes(revision, candidate.content.cells,
                                candidate.findings, candidate.narrative_sketch);
  row.text = std::move(candidate.content.text);
  row.division_code = revision.identity.organ.division.ToString();
  row.previous = previous;
  current_[revision.identity] = static_cast<uint32_t>(revisions_.size());
  if (const auto id = ParseRequestId(revision.request_id)) {
    requests_.emplace(*id, revision.sequence);
  }
  revisions_.push_back(revision);
}

void CommitPlan::ComposeRejudgement(const Receipt& renewed) {
  const record::Revision& revision = renewed.revision;
  StoredChange& row = rows_.emplace_back();
  row.sequence = stored_ + rows_.size();
  row.change = RejudgedChangeBytes(row.sequence, revision, renewed.findings);
  row.division_code = revision.identity.organ.division.ToString();
  row.previous = revision.sequence;
  rejudgements_.push_back({revision.sequence, row.sequence});
  rejudged_[revision.sequence] = row.sequence;
}

KeyIndex::Current CommitPlan::FindCurrent(
    const form::Identity& identity) const {
  const auto found = current_.find(identity);
  if (found != current_.end()) {
    return KeyIndex::CurrentOf(revisions_[found->second]);
  }
  return keys_.Find(identity).value_or(KeyIndex::Current{});
}

std::optional<Sequence> CommitPlan::FindRequest(const RequestId& id) const {
  const auto found = requests_.find(id);
  if (found != requests_.end()) return found->second;
  return keys_.FindRequest(id);
}

Sequence CommitPlan::FindingsOf(Sequence revision) const {
  const auto found = rejudged_.find(revision);
  return found != rejudged_.end() ? found->second : keys_.FindingsOf(revision);
}

absl::StatusOr<Receipt> CommitPlan::ReceiptOf(Sequence sequence) const {
  return ReadRow(FindingsOf(sequence));
}

absl::StatusOr<Receipt> CommitPlan::ReadRow(Sequence sequence) const {
  ASSIGN_OR_RETURN(const std::string change, ReadChange(sequence));
  auto receipt = ReadReceipt(change);
  if (receipt.ok()) return receipt;
  return Annotate(receipt.status(), absl::StrCat("row ", sequence));
}

absl::StatusOr<std::string> CommitPlan::ReadChange(Sequence sequence) const {
  if (sequence > stored_) return rows_[sequence - stored_ - 1].change;
  // Not Read(): nobody here needs the text.
  ASSIGN_OR_RETURN(std::vector<StoredChange> found,
                   store_.ChangesAfter(sequence - 1, /*limit=*/1,
                                       std::numeric_limits<size_t>::max()));
  if (found.empty()) {
    return absl::DataLossError(absl::StrCat("row ", sequence, " is missing"));
  }
  return std::move(found.front().change);
}

}  // namespace disclosure::ingest
