#include "stats-service/query/quantile.h"

#include <algorithm>

namespace disclosure::stats {
namespace {

// Of `size` figures: the place of the smallest that enough are not above.
int64_t NearestPlace(int64_t size, int64_t millionths) {
  const int64_t rank = (size * millionths + kMillionths - 1) / kMillionths;
  return std::max<int64_t>(rank, 1) - 1;
}

double Linear(const OrderedFigures& figures, int64_t millionths) {
  const int64_t place = (figures.size() - 1) * millionths;
  const int64_t index = place / kMillionths;
  const int64_t part = place % kMillionths;
  const int64_t lower = figures.At(index);
  if (part == 0) return static_cast<double>(lower);
  // In 128 bits: figures may lie at both ends of 64.
  const WideSum difference = WideSum{figures.At(index + 1)} - lower;
  const WideSum total = WideSum{lower} * kMillionths + difference * part;
  return static_cast<double>(static_cast<long double>(total) / kMillionths);
}

}  // namespace

double Quantile(const OrderedFigures& figures, int64_t millionths,
                QuantileMethod method) {
  if (method == QuantileMethod::kNearestRank) {
    return static_cast<double>(
        figures.At(NearestPlace(figures.size(), millionths)));
  }
  return Linear(figures, millionths);
}

double Quantile(std::span<const double> sorted, int64_t millionths,
                QuantileMethod method) {
  const auto size = static_cast<int64_t>(sorted.size());
  if (method == QuantileMethod::kNearestRank) {
    return sorted[NearestPlace(size, millionths)];
  }
  const int64_t place = (size - 1) * millionths;
  const double lower = sorted[place / kMillionths];
  const int64_t part = place % kMillionths;
  if (part == 0) return lower;
  const double upper = sorted[place / kMillionths + 1];
  return lower + (upper - lower) * static_cast<double>(part) /
                     static_cast<double>(kMillionths);
}

}  // namespace disclosure::stats
