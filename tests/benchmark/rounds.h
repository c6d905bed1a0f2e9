#ifndef DISCLOSURE_TESTS_BENCHMARK_ROUNDS_H_
#define DISCLOSURE_TESTS_BENCHMARK_ROUNDS_H_

#include <map>
#include <string>
#include <vector>

namespace disclosure::benchmarks {

// The middle value, or the mean of the two in the middle. Not of nothing.
double Median(std::vector<double> values);
// The value below which a share of them lies. Not of nothing.
double QuantileOf(std::vector<double> values, double share);

// What was measured, by name, one value a round. Machines are noisy, so what
// counts is the median of the ratios within a round, not the ratio of medians.
class Rounds {
 public:
  // Once a round for each name.
  void Note(const std::string& name, double value);

  bool Has(const std::string& name) const { return values_.contains(name); }
  double Middle(const std::string& name) const;
  double MiddleRatio(const std::string& dividend,
                     const std::string& divisor) const;
  double LowestRatio(const std::string& dividend,
                     const std::string& divisor) const;
  double HighestRatio(const std::string& dividend,
                      const std::string& divisor) const;

 private:
  std::vector<double> Ratios(const std::string& dividend,
                             const std::string& divisor) const;

  std::map<std::string, std::vector<double>> values_;
};

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_ROUNDS_H_
