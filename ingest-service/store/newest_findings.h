#ifndef DISCLOSURE_INGEST_SERVICE_STORE_NEWEST_FINDINGS_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_NEWEST_FINDINGS_H_

#include "absl/status/status.h"
#include "disclosure/v1/record.pb.h"
#include "ingest-service/store/key_index.h"
#include "ingest-service/store/report_store.h"

namespace disclosure::ingest {

// Puts the newest findings of a revision into the change that accepted it, if
// other years have renewed them since. Leaves any other change as it is.
//
// The codes of ReportStore; DATA_LOSS, ROW_UNREADABLE names the row.
absl::Status FillInNewestFindings(const ReportStore& store,
                                  const KeyIndex& keys, v1::Change& accepted);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_NEWEST_FINDINGS_H_
