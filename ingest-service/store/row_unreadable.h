#ifndef DISCLOSURE_INGEST_SERVICE_STORE_ROW_UNREADABLE_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_ROW_UNREADABLE_H_

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "record/revision.h"
#include "status/reason.h"

namespace disclosure::ingest {

// DATA_LOSS, ROW_UNREADABLE: what the store holds at `sequence` makes no sense.
inline absl::Status RowUnreadable(record::Sequence sequence,
                                  absl::string_view what) {
  return WithReason(
      absl::DataLossError(absl::StrCat("row ", sequence, ": ", what)),
      "ROW_UNREADABLE");
}

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_ROW_UNREADABLE_H_
