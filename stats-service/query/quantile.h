#ifndef DISCLOSURE_STATS_SERVICE_QUERY_QUANTILE_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_QUANTILE_H_

#include <cstdint>
#include <span>

#include "stats-service/query/ordered_figures.h"

namespace disclosure::stats {

// How a quantile is read from n figures in ascending order, counted from 0. The
// numbers are those of v1::QuantileMethod.
enum class QuantileMethod {
  // kLinear.
  kUnspecified = 0,
  // Hyndman and Fan's type 7: the figure at place (n - 1) p, and between two
  // places in proportion. The median of an even number is the mean of the two
  // in the middle.
  kLinear = 1,
  // Hyndman and Fan's type 1: the smallest reported figure such that at least
  // the share p of all figures is not above it.
  kNearestRank = 2,
};

// Probabilities are whole millionths, so that places are computed exactly.
inline constexpr int64_t kMillionths = 1'000'000;

// `figures` is sorted and not empty; `millionths` lies between 0 and
// kMillionths. Computed in 128 bits, then rounded to a double.
double Quantile(const OrderedFigures& figures, int64_t millionths,
                QuantileMethod method);
// The same of numbers that are not whole, in ascending order.
double Quantile(std::span<const double> sorted, int64_t millionths,
                QuantileMethod method);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_QUANTILE_H_
