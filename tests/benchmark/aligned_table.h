#ifndef DISCLOSURE_TESTS_BENCHMARK_ALIGNED_TABLE_H_
#define DISCLOSURE_TESTS_BENCHMARK_ALIGNED_TABLE_H_

#include <string>
#include <vector>

#include "tests/benchmark/rounds.h"

namespace disclosure::benchmarks {

// Rows of text whose columns are as wide as their widest entry: the first one
// flush left, the others right. Entries need not all be there.
class AlignedTable {
 public:
  explicit AlignedTable(std::vector<std::string> heading);

  void Add(std::vector<std::string> row);
  // "name  1.23 (1.10-1.31)  ≥ 1.00  met", with the lowest and the highest
  // ratio of any round. Nothing if one of both was not measured.
  void AddRatio(const std::string& name, const Rounds& rounds,
                const std::string& dividend, const std::string& divisor,
                double at_least);
  void AddRatioAtMost(const std::string& name, const Rounds& rounds,
                      const std::string& dividend, const std::string& divisor,
                      double at_most);
  // Without a target.
  void AddRatio(const std::string& name, const Rounds& rounds,
                const std::string& dividend, const std::string& divisor);

  // To standard output.
  void Print() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

// "12,345"
std::string WithThousands(double value);
// "1.23"
std::string TwoDecimals(double value);

}  // namespace disclosure::benchmarks

#endif  // DISCLOSURE_TESTS_BENCHMARK_ALIGNED_TABLE_H_
