#ifndef DISCLOSURE_INGEST_SERVICE_API_LISTINGS_H_
#define DISCLOSURE_INGEST_SERVICE_API_LISTINGS_H_

#include "absl/status/status.h"
#include "disclosure/v1/ingest.pb.h"
#include "form/read_report.h"
#include "ingest-service/store/refusal_log.h"
#include "ingest-service/store/refusal_queue.h"
#include "ingest-service/store/report_listing.h"
#include "ingest-service/store/revision_history.h"

namespace disclosure::ingest {

// Where the reading methods read.
struct StoredReports {
  const form::ReportReader& reader;
  const RevisionHistory& history;
  const ReportListing& listing;
  const RefusalLog& refusal_log;
  // What is on its way into the log.
  RefusalQueue& refusals;
};

// Each reads what a method of ingest.proto answers with; the codes are those
// that stand there. Thread-safe.
absl::Status FillReport(const StoredReports& stored,
                        const v1::GetReportRequest& request,
                        v1::GetReportResponse& response);
absl::Status FillRevisions(const StoredReports& stored,
                           const v1::ListRevisionsRequest& request,
                           v1::ListRevisionsResponse& response);
absl::Status FillReports(const StoredReports& stored,
                         const v1::ListReportsRequest& request,
                         v1::ListReportsResponse& response);
absl::Status FillRefusals(const StoredReports& stored,
                          const v1::ListRefusalsRequest& request,
                          v1::ListRefusalsResponse& response);

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_API_LISTINGS_H_
