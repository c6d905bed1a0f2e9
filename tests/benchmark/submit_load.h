#ifndef DISCLOSURE_TESTS_BENCHMARK_SUBMIT_LOAD_H_
#define DISCLOSURE_TESTS_BENCHMARK_SUBMIT_LOAD_H_

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "disclosure/v1/ingest.pb.h"

namespace grpc {
class ByteBuffer;
class Channel;
}  // namespace grpc

namespace disclosure::benchmarks {

// What submitting took, and what came back. A call or stream that fails, or a
// report that is not accepted, ends the program: then nothing was measured.
struct LoadResult {
  double seconds = 0;
  size_t accepted = 0;
  // Of the prepared stream only.
  size_t answer_bytes = 0;
};

// Each request as a call of its own, `in_flight` of them at a time.
LoadResult SubmitEach(const std::shared_ptr<grpc::Channel>& channel,
                      std::span<const v1::SubmitReportRequest> requests,
                      size_t in_flight);

// All messages through one stream, at most `window` of them unanswered; gRPC
// serialises them and parses the answers while the clock runs.
LoadResult SubmitStream(const std::shared_ptr<grpc::Channel>& channel,
                        std::span<const v1::SubmitReportsRequest> messages,
                        size_t window);

// The same from bytes that were serialised before; the answers are read when
// the clock has stopped. What remains of the client is as little as can be.
LoadResult SubmitPreparedStream(const std::shared_ptr<grpc::Channel>& channel,
                                std::span<const grpc::ByteBuffer> messages,
                                size_t window);

std::vector<grpc::ByteBuffer> Prepare(
    std::span<const v1::SubmitReportsRequest> messages);

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_SUBMIT_LOAD_H_
