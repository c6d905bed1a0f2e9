#ifndef DISCLOSURE_TESTS_BENCHMARK_ECHO_SERVICE_H_
#define DISCLOSURE_TESTS_BENCHMARK_ECHO_SERVICE_H_

#include <cstddef>
#include <string>

#include "disclosure/v1/ingest.grpc.pb.h"

namespace disclosure::benchmarks {

// What ingest-service is measured against: the same submit methods, served raw
// by the same host, each report parsed by itself, each answered with a receipt
// as large as the real one. It judges nothing and stores nothing. Thread-safe.
class EchoService final
    : public v1::IngestService::WithRawCallbackMethod_SubmitReport<
          v1::IngestService::WithRawCallbackMethod_SubmitReports<
              v1::IngestService::Service>> {
 public:
  // `padding`: bytes by which each receipt is to be larger than it is without
  // findings.
  explicit EchoService(size_t padding);

  grpc::ServerUnaryReactor* SubmitReport(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override;
  grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* SubmitReports(
      grpc::CallbackServerContext* context) override;

 private:
  const std::string padding_;
};

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_ECHO_SERVICE_H_
