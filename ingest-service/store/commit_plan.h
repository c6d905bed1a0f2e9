#ifndef DISCLOSURE_INGEST_SERVICE_STORE_COMMIT_PLAN_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_COMMIT_PLAN_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ingest-service/store/change_bytes.h"
#include "ingest-service/store/key_index.h"
#include "ingest-service/store/pending_revision.h"
#include "ingest-service/store/report_store.h"
#include "ingest-service/store/year_review.h"

namespace disclosure::ingest {

// One commit before it happens: decides one after the other what becomes of
// each pending revision, as if all that was accepted before it were stored, and
// composes the rows. Changes neither store nor index. For one thread, and of no
// use once something was appended.
//
// The rules, in this order:
// 1. A request id that is known returns the revision it was stored with; if the
//    content is another, it fails. Only what is stored uses an id up.
// 2. Content equal to the current revision is repeated, whatever it amends.
// 3. Else it must amend the current revision. Where there is none yet, it
//    amends nothing, or 0.
// 4. All other is a conflict.
// A withdrawal is a content of its own, equal to any other withdrawal. None of
// this is asked of a report that the rules refuse: it stays refused.
//
// With a review, findings are those of the report alone and those about other
// years, as they stand at its turn; and each report that reads a year which was
// changed gets, if it is judged otherwise now, a change with its new findings.
class CommitPlan {
 public:
  // Borrows all. `accept_time` is that of all revisions of the commit. Without
  // a review, reports are judged alone.
  CommitPlan(const ReportStore& store, const KeyIndex& keys,
             absl::Time accept_time, YearReview* review = nullptr);

  // Makes room for as many decisions.
  void Reserve(size_t decisions);

  // INVALID_ARGUMENT, BAD_REQUEST_ID: not a UUID. ALREADY_EXISTS,
  // REQUEST_ID_REUSED. The codes of ReportStore, if a row cannot be read that
  // the answer, or the renewal of findings, takes.
  absl::StatusOr<Outcome> Decide(PendingRevision pending);
  // The same, and NOT_FOUND, REPORT_NOT_FOUND: there is nothing to withdraw.
  absl::StatusOr<Outcome> Decide(PendingWithdrawal pending);

  // What has to be appended, the revisions that it makes, and those whose
  // findings it renews.
  const std::vector<StoredChange>& rows() const { return rows_; }
  const std::vector<record::Revision>& revisions() const { return revisions_; }
  const std::vector<KeyIndex::Rejudgement>& rejudgements() const {
    return rejudgements_;
  }

 private:
  struct Candidate;

  absl::StatusOr<Outcome> Refuse(Candidate candidate) const;
  absl::StatusOr<Outcome> DecideCandidate(Candidate candidate);
  // What the candidate's request id was stored with, if it is known.
  absl::StatusOr<std::optional<Receipt>> FindRepeated(
      const Candidate& candidate) const;
  absl::StatusOr<Outcome> Conflict(Candidate candidate,
                                   const KeyIndex::Current& current) const;
  absl::StatusOr<Outcome> Accept(Candidate candidate, Sequence previous);
  // Adds what is found in the midst of the other years.
  absl::Status JudgeAmongYears(Candidate& candidate) const;
  // Adds what is found because the candidate replaces `current`.
  absl::Status JudgeAmendment(Candidate& candidate,
                              const KeyIndex::Current& current) const;
  // Makes the candidate's year current, to which it goes, and judges its
  // readers again. Nothing else is changed if that fails.
  absl::StatusOr<std::vector<Receipt>> RenewReaders(Candidate& candidate);
  absl::StatusOr<std::vector<Receipt>> RenewReadersOf(
      const form::Identity& identity);
  // Numbers the candidate's revision and adds its row.
  void Compose(Candidate& candidate, Sequence previous);
  // Adds a row that renews the findings of a revision.
  void ComposeRejudgement(const Receipt& renewed);

  KeyIndex::Current FindCurrent(const form::Identity& identity) const;
  std::optional<Sequence> FindRequest(const RequestId& id) const;
  Sequence FindingsOf(Sequence revision) const;
  // Of the revision at `sequence`, with its newest findings.
  absl::StatusOr<Receipt> ReceiptOf(Sequence sequence) const;
  absl::StatusOr<Receipt> ReadRow(Sequence sequence) const;
  // The bytes of the change at `sequence`.
  absl::StatusOr<std::string> ReadChange(Sequence sequence) const;

  const ReportStore& store_;
  const KeyIndex& keys_;
  const absl::Time accept_time_;
  YearReview* const review_;
  const Sequence stored_;
  std::vector<StoredChange> rows_;
  std::vector<record::Revision> revisions_;
  std::vector<KeyIndex::Rejudgement> rejudgements_;
  // What `rows_` will change in the index. The first by place in `revisions_`.
  absl::flat_hash_map<form::Identity, uint32_t> current_;
  absl::flat_hash_map<RequestId, Sequence> requests_;
  absl::flat_hash_map<Sequence, Sequence> rejudged_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_COMMIT_PLAN_H_
