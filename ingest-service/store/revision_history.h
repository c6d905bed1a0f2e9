#ifndef DISCLOSURE_INGEST_SERVICE_STORE_REVISION_HISTORY_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_REVISION_HISTORY_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/v1/finding.pb.h"
#include "disclosure/v1/record.pb.h"
#include "form/identity.h"
#include "ingest-service/store/key_index.h"
#include "ingest-service/store/report_store.h"

namespace disclosure::ingest {

// One revision as it was stored, with its newest findings.
struct StoredRevision {
  v1::Revision revision;
  // The content, byte for byte; empty for a withdrawal.
  std::string content;
  // As judged last.
  std::vector<v1::Finding> findings;
  // The sequence of the same report's revision before this one; 0 if none.
  Sequence previous = 0;
};

// A page of revisions, newest first.
struct RevisionPage {
  std::vector<v1::Revision> revisions;
  // Where the next page starts; 0 on the last.
  Sequence next = 0;
};

// Reads revisions back, by the chain from each to the one before. Thread-safe.
class RevisionHistory {
 public:
  // Borrows both.
  RevisionHistory(const ReportStore& store, const KeyIndex& keys)
      : store_(store), keys_(keys) {}

  // Revision `number` of a report, 0 for the current one.
  //
  // NOT_FOUND: REPORT_NOT_FOUND, REVISION_NOT_FOUND. DATA_LOSS: ROW_UNREADABLE.
  absl::StatusOr<StoredRevision> Read(const form::Identity& identity,
                                      int32_t number) const;

  // The revision at `sequence`. NOT_FOUND or DATA_LOSS: ROW_UNREADABLE.
  absl::StatusOr<StoredRevision> ReadAt(Sequence sequence) const;

  // At most `limit` revisions from `from` on, which is the sequence of one of
  // this report's revisions; 0 for the newest. NOT_FOUND: REPORT_NOT_FOUND, or
  // `from` is no revision of this report.
  absl::StatusOr<RevisionPage> List(const form::Identity& identity,
                                    Sequence from, int limit) const;

 private:
  struct Row;

  absl::StatusOr<Sequence> Newest(const form::Identity& identity) const;
  absl::StatusOr<Row> ReadRow(Sequence sequence) const;
  absl::StatusOr<StoredRevision> ToStored(Row row) const;

  const ReportStore& store_;
  const KeyIndex& keys_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_REVISION_HISTORY_H_
