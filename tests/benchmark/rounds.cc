#include "tests/benchmark/rounds.h"

#include <algorithm>

#include "status/check.h"

namespace disclosure::benchmarks {

double Median(std::vector<double> values) {
  CHECK(!values.empty());
  std::ranges::sort(values);
  const size_t middle = values.size() / 2;
  if (values.size() % 2 == 1) return values[middle];
  return (values[middle - 1] + values[middle]) / 2;
}

double QuantileOf(std::vector<double> values, double share) {
  CHECK(!values.empty());
  std::ranges::sort(values);
  return values[static_cast<size_t>(share *
                                    static_cast<double>(values.size() - 1))];
}

void Rounds::Note(const std::string& name, double value) {
  values_[name].push_back(value);
}

double Rounds::Middle(const std::string& name) const {
  return Median(values_.at(name));
}

double Rounds::MiddleRatio(const std::string& dividend,
                           const std::string& divisor) const {
  return Median(Ratios(dividend, divisor));
}

double Rounds::LowestRatio(const std::string& dividend,
                           const std::string& divisor) const {
  return std::ranges::min(Ratios(dividend, divisor));
}

double Rounds::HighestRatio(const std::string& dividend,
                            const std::string& divisor) const {
  return std::ranges::max(Ratios(dividend, divisor));
}

std::vector<double> Rounds::Ratios(const std::string& dividend,
                                   const std::string& divisor) const {
  const std::vector<double>& above = values_.at(dividend);
  const std::vector<double>& below = values_.at(divisor);
  CHECK_EQ(above.size(), below.size());
  std::vector<double> ratios;
  for (size_t i = 0; i < above.size(); ++i) {
    ratios.push_back(above[i] / below[i]);
  }
  return ratios;
}

}  // namespace disclosure::benchmarks
