#ifndef DISCLOSURE_TESTS_BENCHMARK_SUBMITTED_STORE_H_
#define DISCLOSURE_TESTS_BENCHMARK_SUBMITTED_STORE_H_

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "disclosure/v1/ingest.pb.h"
#include "ingest-service/store/report_store.h"

namespace grpc {
class Channel;
}

namespace disclosure::benchmarks {

// Ends the program unless the ingest-service at `channel` has exactly
// `expected` changes, and gives back some of the reports as they were sent, at
// revision 1 and with nothing before it.
void VerifyStored(const std::shared_ptr<grpc::Channel>& channel,
                  size_t expected,
                  std::span<const v1::SubmitReportRequest> sent);

// The last `count` rows of the store file, with their text; nobody else may
// have it open.
std::vector<ingest::StoredChange> LastRows(const std::string& store_path,
                                           size_t count);

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_SUBMITTED_STORE_H_
