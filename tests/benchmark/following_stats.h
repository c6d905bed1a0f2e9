#ifndef DISCLOSURE_TESTS_BENCHMARK_FOLLOWING_STATS_H_
#define DISCLOSURE_TESTS_BENCHMARK_FOLLOWING_STATS_H_

#include <cstdint>
#include <memory>
#include <string>

#include "disclosure/v1/stats.grpc.pb.h"
#include "tests/benchmark/child_process.h"

namespace disclosure::benchmarks {

// A real stats-service, a process of its own, that follows a feed.
class FollowingStats {
 public:
  // Returns once it answers with everything up to `latest`.
  FollowingStats(const std::string& program, const std::string& feed_address,
                 uint64_t latest);

  v1::StatsService::Stub& stub() const { return *stub_; }
  const ChildProcess& process() const { return process_; }

 private:
  ChildProcess process_;
  std::unique_ptr<v1::StatsService::Stub> stub_;
};

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_FOLLOWING_STATS_H_
