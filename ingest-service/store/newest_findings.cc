#include "ingest-service/store/newest_findings.h"

#include <limits>
#include <vector>

#include "ingest-service/store/row_unreadable.h"
#include "status/status_macros.h"

namespace disclosure::ingest {

absl::Status FillInNewestFindings(const ReportStore& store,
                                  const KeyIndex& keys, v1::Change& accepted) {
  const Sequence newest = keys.FindingsOf(accepted.sequence());
  if (newest == accepted.sequence()) return absl::OkStatus();
  // Not Read(): there is no text to fetch.
  ASSIGN_OR_RETURN(const std::vector<StoredChange> rows,
                   store.ChangesAfter(newest - 1, /*limit=*/1,
                                      std::numeric_limits<size_t>::max()));
  v1::Change renewed;
  if (rows.empty() || !renewed.ParseFromString(rows.front().change) ||
      !renewed.has_rejudged()) {
    return RowUnreadable(newest, "the findings it renews cannot be read");
  }
  accepted.mutable_accepted()->mutable_findings()->Swap(
      renewed.mutable_rejudged()->mutable_findings());
  return absl::OkStatus();
}

}  // namespace disclosure::ingest
