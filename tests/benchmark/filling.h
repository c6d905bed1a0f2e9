#ifndef DISCLOSURE_TESTS_BENCHMARK_FILLING_H_
#define DISCLOSURE_TESTS_BENCHMARK_FILLING_H_

#include <memory>
#include <vector>

#include "disclosure/v1/ingest.pb.h"

namespace grpc {
class Channel;
}

namespace disclosure::benchmarks {

// Submits the reports of a country as they come, some ten thousand at a time;
// one that is not accepted ends the program.
class Filling {
 public:
  explicit Filling(std::shared_ptr<grpc::Channel> channel);

  void Add(const v1::AnnualReport& report);
  // What is left; after the last one.
  void Flush();

 private:
  const std::shared_ptr<grpc::Channel> channel_;
  std::vector<v1::SubmitReportRequest> pending_;
};

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_FILLING_H_
