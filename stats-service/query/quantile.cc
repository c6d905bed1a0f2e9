#include "stats-service/query/quantile.h"

#include <algorithm>

namespace disclosure::stats {
namespace {

double NearestRank(const OrderedFigures& figures, int64_t millionths) {
  const int64_t rank =
      (figures.size() * millionths + kMillionths - 1) / kMillionths;
  return static_cast<double>(figures.At(std::max<int64_t>(rank, 1) - 1));
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
  return method == QuantileMethod::kNearestRank
             ? NearestRank(figures, millionths)
             : Linear(figures, millionths);
}

}  // namespace disclosure::stats
