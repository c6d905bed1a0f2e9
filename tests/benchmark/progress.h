#ifndef DISCLOSURE_TESTS_BENCHMARK_PROGRESS_H_
#define DISCLOSURE_TESTS_BENCHMARK_PROGRESS_H_

#include <functional>
#include <string_view>

namespace disclosure::benchmarks {

// What a benchmark that takes minutes says on standard error meanwhile.
class Progress {
 public:
  explicit constexpr Progress(std::string_view benchmark)
      : benchmark_(benchmark) {}

  void Say(std::string_view what) const;
  // Calls `run` with 0, 1, 2 ..., and says so.
  void ForEachRound(int rounds,
                    const std::function<void(int round)>& run) const;

 private:
  const std::string_view benchmark_;
};

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_PROGRESS_H_
