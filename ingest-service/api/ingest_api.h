#ifndef DISCLOSURE_INGEST_SERVICE_API_INGEST_API_H_
#define DISCLOSURE_INGEST_SERVICE_API_INGEST_API_H_

#include "disclosure/v1/ingest.grpc.pb.h"
#include "ingest-service/api/listings.h"
#include "ingest-service/intake.h"
#include "service-host/open_streams.h"

namespace disclosure::ingest {

// Streams of SubmitReports at one time.
inline constexpr size_t kMaxSubmitStreams = 256;

// The methods of IngestService that are served: those that write raw, so that
// each report is parsed by itself and text that is not UTF-8 is named, the
// others typed.
using ServedIngestService =
    v1::IngestService::WithRawCallbackMethod_SubmitReport<
        v1::IngestService::WithRawCallbackMethod_SubmitReports<
            v1::IngestService::WithCallbackMethod_GetReport<
                v1::IngestService::WithCallbackMethod_ListRevisions<
                    v1::IngestService::WithCallbackMethod_ListReports<
                        v1::IngestService::WithRawCallbackMethod_WithdrawReport<
                            v1::IngestService::WithCallbackMethod_ListRefusals<
                                v1::IngestService::Service>>>>>>>;

// The edge of ingest-service: translates, delegates, translates. Thread-safe.
class IngestApi final : public ServedIngestService {
 public:
  // Borrows the intake, and all that `stored` refers to.
  IngestApi(Intake& intake, const StoredReports& stored);

  grpc::ServerUnaryReactor* SubmitReport(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override;
  grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* SubmitReports(
      grpc::CallbackServerContext* context) override;
  grpc::ServerUnaryReactor* GetReport(grpc::CallbackServerContext* context,
                                      const v1::GetReportRequest* request,
                                      v1::GetReportResponse* response) override;
  grpc::ServerUnaryReactor* ListRevisions(
      grpc::CallbackServerContext* context,
      const v1::ListRevisionsRequest* request,
      v1::ListRevisionsResponse* response) override;
  grpc::ServerUnaryReactor* ListReports(
      grpc::CallbackServerContext* context,
      const v1::ListReportsRequest* request,
      v1::ListReportsResponse* response) override;
  grpc::ServerUnaryReactor* WithdrawReport(grpc::CallbackServerContext* context,
                                           const grpc::ByteBuffer* request,
                                           grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListRefusals(
      grpc::CallbackServerContext* context,
      const v1::ListRefusalsRequest* request,
      v1::ListRefusalsResponse* response) override;

  // Ends open streams once what they have taken is answered.
  void Drain() { streams_.DrainAll(); }

 private:
  Intake& intake_;
  const StoredReports stored_;
  service_host::OpenStreams streams_{kMaxSubmitStreams};
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_API_INGEST_API_H_
