#ifndef DISCLOSURE_TESTS_BENCHMARK_SUBMITTED_STORE_H_
#define DISCLOSURE_TESTS_BENCHMARK_SUBMITTED_STORE_H_

#include <cstdint>
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

// The newest sequence in the feed.
uint64_t LatestSequence(const std::shared_ptr<grpc::Channel>& channel);

// Ends the program unless the feed of the ingest-service at `channel` accepts
// exactly `expected` reports, and the service gives back some of them as they
// were sent, at revision 1 and with nothing before it.
void VerifyStored(const std::shared_ptr<grpc::Channel>& channel,
                  size_t expected,
                  std::span<const v1::SubmitReportRequest> sent);

// The last `count` rows of the store file that accept a report, with their
// text; nobody else may have it open.
std::vector<ingest::StoredChange> LastRows(const std::string& store_path,
                                           size_t count);

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_SUBMITTED_STORE_H_
