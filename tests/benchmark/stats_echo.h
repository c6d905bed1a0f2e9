#ifndef DISCLOSURE_TESTS_BENCHMARK_STATS_ECHO_H_
#define DISCLOSURE_TESTS_BENCHMARK_STATS_ECHO_H_

#include <memory>
#include <string>

#include "disclosure/v1/stats.grpc.pb.h"
#include "google/protobuf/message.h"
#include "tests/benchmark/child_process.h"

namespace disclosure::benchmarks {

// The echo of stats-service in a process of its own: the same host, which
// serialises an answer that it was given. What goes wrong ends this program.
class StatsEcho {
 public:
  // `program` is benchmark_stats_echo; answers are handed over by a file in
  // `folder`.
  StatsEcho(const std::string& program, const std::string& folder);

  // What calls of this type are answered with from now on.
  void AnswerWith(const google::protobuf::Message& answer);
  v1::StatsService::Stub& stub() { return *stub_; }

 private:
  const std::string file_;
  ChildProcess process_;
  std::unique_ptr<v1::StatsService::Stub> stub_;
};

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_STATS_ECHO_H_
