#include "form/risk_thresholds.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace disclosure::form {

std::string_view FaultOf(const RiskThresholds& thresholds, bool is_ratio) {
  std::vector<double> numbers;
  if (thresholds.has_red_below()) numbers.push_back(thresholds.red_below());
  if (thresholds.has_yellow_below()) {
    numbers.push_back(thresholds.yellow_below());
  }
  if (thresholds.has_yellow_above()) {
    numbers.push_back(thresholds.yellow_above());
  }
  if (thresholds.has_red_above()) numbers.push_back(thresholds.red_above());
  if (numbers.empty()) return "needs a threshold at least";
  if (!std::ranges::all_of(numbers,
                           [](double n) { return std::isfinite(n); })) {
    return "has a threshold that is no number";
  }
  const auto unordered =
      std::ranges::adjacent_find(numbers, std::greater_equal<>());
  if (unordered != numbers.end()) {
    return "red_below, yellow_below, yellow_above and red_above do not ascend";
  }
  if (thresholds.least_cases() < 0) return "least_cases is not negative";
  if (thresholds.least_cases() > 0 && !is_ratio) {
    return "least_cases needs an indicator with a denominator";
  }
  return "";
}

}  // namespace disclosure::form
