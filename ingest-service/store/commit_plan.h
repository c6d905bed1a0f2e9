#ifndef DISCLOSURE_INGEST_SERVICE_STORE_COMMIT_PLAN_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_COMMIT_PLAN_H_

#include <optional>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "ingest-service/store/change_bytes.h"
#include "ingest-service/store/key_index.h"
#include "ingest-service/store/pending_revision.h"
#include "ingest-service/store/report_store.h"

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
// A withdrawal is a content of its own, equal to any other withdrawal.
class CommitPlan {
 public:
  // Borrows both. `accept_time` is that of all revisions of the commit.
  CommitPlan(const ReportStore& store, const KeyIndex& keys,
             absl::Time accept_time);

  // INVALID_ARGUMENT, BAD_REQUEST_ID: not a UUID. ALREADY_EXISTS,
  // REQUEST_ID_REUSED. The codes of ReportStore, if a receipt cannot be read.
  absl::StatusOr<Outcome> Decide(PendingRevision pending);
  // The same, and NOT_FOUND, REPORT_NOT_FOUND: there is nothing to withdraw.
  absl::StatusOr<Outcome> Decide(PendingWithdrawal pending);

  // What has to be appended, and the revisions that it makes.
  const std::vector<StoredChange>& rows() const { return rows_; }
  const std::vector<record::Revision>& revisions() const { return revisions_; }

 private:
  struct Candidate;

  absl::StatusOr<Outcome> DecideCandidate(Candidate candidate);
  // What the candidate's request id was stored with, if it is known.
  absl::StatusOr<std::optional<Receipt>> FindRepeated(
      const Candidate& candidate) const;
  absl::StatusOr<Outcome> Conflict(Candidate candidate,
                                   const KeyIndex::Current& current) const;
  Outcome Accept(Candidate candidate, Sequence previous);
  // Numbers the candidate's revision and adds its row.
  void Compose(Candidate& candidate, Sequence previous);

  KeyIndex::Current FindCurrent(const form::Identity& identity) const;
  std::optional<Sequence> FindRequest(const RequestId& id) const;
  absl::StatusOr<Receipt> ReceiptOf(Sequence sequence) const;

  const ReportStore& store_;
  const KeyIndex& keys_;
  const absl::Time accept_time_;
  const Sequence stored_;
  std::vector<StoredChange> rows_;
  std::vector<record::Revision> revisions_;
  // What `rows_` will change in the index.
  absl::flat_hash_map<form::Identity, KeyIndex::Current> current_;
  absl::flat_hash_map<RequestId, Sequence> requests_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_COMMIT_PLAN_H_
