#ifndef DISCLOSURE_DISCLOSURECTL_CLIENT_INGEST_CLIENT_H_
#define DISCLOSURE_DISCLOSURECTL_CLIENT_INGEST_CLIENT_H_

#include <memory>

#include "absl/status/statusor.h"
#include "disclosure/v1/ingest.pb.h"
#include "disclosurectl/client/service_address.h"

namespace disclosure::ctl {

// Reads back from the ingest-service, and withdraws, one call at a time;
// submitting is SubmitStream's. Connects with the first call. Failures are
// those of ingest.proto, and kUnreachableReason.
class IngestClient {
 public:
  explicit IngestClient(ServiceAddress service);
  ~IngestClient();

  absl::StatusOr<v1::GetReportResponse> GetReport(
      const v1::GetReportRequest& request);
  absl::StatusOr<v1::ListRevisionsResponse> ListRevisions(
      const v1::ListRevisionsRequest& request);
  absl::StatusOr<v1::ListReportsResponse> ListReports(
      const v1::ListReportsRequest& request);
  absl::StatusOr<v1::ListRefusalsResponse> ListRefusals(
      const v1::ListRefusalsRequest& request);
  absl::StatusOr<v1::WithdrawReportResponse> WithdrawReport(
      const v1::WithdrawReportRequest& request);

 private:
  struct Connection;

  const ServiceAddress service_;
  const std::unique_ptr<Connection> connection_;
};

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_CLIENT_INGEST_CLIENT_H_
