#ifndef DISCLOSURE_STATS_SERVICE_QUERY_HISTOGRAM_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_HISTOGRAM_H_

#include <cstdint>
#include <span>
#include <vector>

#include "stats-service/query/ordered_figures.h"

namespace disclosure::stats {

// How figures are put into bins. The numbers are those of v1::HistogramScale.
enum class HistogramScale {
  // kLogarithmic.
  kUnspecified = 0,
  // 0; 1; 2-4; 5-9; 10-19; 20-49; 50-99 and so on, and the same below 0: most
  // organs report 0, a few report thousands.
  kLogarithmic = 1,
  // Of one width: the smallest of 1, 2, 5, 10, 20 ... with which kMaxBins bins
  // reach from the smallest figure to the largest. Bins begin at multiples of
  // it.
  kLinear = 2,
};

inline constexpr int kMaxBins = 20;

// Both ends included.
struct HistogramBin {
  int64_t first = 0;
  int64_t last = 0;
  int64_t count = 0;

  friend bool operator==(const HistogramBin&, const HistogramBin&) = default;
};

// Bins without gaps from that of the smallest figure to that of the largest,
// the empty ones between them included. `figures` is sorted and not empty.
std::vector<HistogramBin> Histogram(const OrderedFigures& figures,
                                    HistogramScale scale);

// Of numbers that are not whole: from `first` up to `last`, which belongs to
// the next bin; of the last bin both ends are included.
struct NumberBin {
  double first = 0;
  double last = 0;
  int64_t count = 0;

  friend bool operator==(const NumberBin&, const NumberBin&) = default;
};

// At most kMaxBins bins of one width, the smallest of 1, 2 and 5 times a power
// of ten that will do; bins begin at multiples of it. `sorted` is in ascending
// order, finite, and not empty.
std::vector<NumberBin> NumberHistogram(std::span<const double> sorted);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_HISTOGRAM_H_
