#ifndef DISCLOSURE_INGEST_SERVICE_STORE_REVISION_DIFFERENCE_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_REVISION_DIFFERENCE_H_

#include <vector>

#include "absl/status/statusor.h"
#include "disclosure/v1/ingest.pb.h"
#include "form/identity.h"
#include "form/read_report.h"
#include "ingest-service/store/revision_history.h"

namespace disclosure::ingest {

// What changed from one content to the next, cell by cell; every other
// difference is told by `rest_changed`. Pure.
v1::RevisionDifference DifferenceOf(const form::ReportReader& reader,
                                    const v1::AnnualReport& before,
                                    const v1::AnnualReport& after);

// One a revision of `page`, in its order: against the newest content before it,
// past a withdrawal if need be. Empty for the first content and for a
// withdrawal. Reads each revision of the page once, and at most two more.
//
// DATA_LOSS, ROW_UNREADABLE.
absl::StatusOr<std::vector<v1::RevisionDifference>> DifferencesOf(
    const form::ReportReader& reader, const RevisionHistory& history,
    const RevisionPage& page);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_REVISION_DIFFERENCE_H_
