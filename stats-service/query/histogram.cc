#include "stats-service/query/histogram.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace disclosure::stats {
namespace {

constexpr int64_t kLeast = std::numeric_limits<int64_t>::min();
constexpr int64_t kMost = std::numeric_limits<int64_t>::max();

// 1, 2, 5, 10, 20, 50 ... as far as 64 bits go.
std::vector<int64_t> RoundNumbers() {
  std::vector<int64_t> numbers;
  for (int64_t power = 1;; power *= 10) {
    for (const int64_t factor : {1, 2, 5}) {
      if (power > kMost / factor) return numbers;
      numbers.push_back(power * factor);
    }
    if (power > kMost / 10) return numbers;
  }
}

// All bins there can be: [begins[i], begins[i + 1]), the last one open.
std::vector<int64_t> LogarithmicBegins() {
  const std::vector<int64_t> numbers = RoundNumbers();
  std::vector<int64_t> begins = {kLeast};
  // [-4, -2] mirrors [2, 4]: it begins after -5.
  for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) {
    begins.push_back(1 - *number);
  }
  begins.insert(begins.end(), numbers.begin(), numbers.end());
  return begins;
}

// The largest multiple of `width` that is not above `figure`.
WideSum FloorTo(int64_t figure, WideSum width) {
  const WideSum quotient = figure / width;
  return (quotient * width > figure ? quotient - 1 : quotient) * width;
}

std::vector<int64_t> LinearBegins(int64_t least, int64_t most) {
  std::vector<WideSum> widths;
  for (const int64_t number : RoundNumbers()) widths.push_back(number);
  // The whole of 64 bits is less than 20 times this.
  const auto fits = [&](WideSum width) {
    return (FloorTo(most, width) - FloorTo(least, width)) / width < kMaxBins;
  };
  const WideSum width = *std::ranges::find_if(widths, fits);
  std::vector<int64_t> begins;
  // Up to the first that lies above all figures: there the last bin ends.
  const WideSum end = std::min<WideSum>(FloorTo(most, width) + width, kMost);
  for (WideSum begin = FloorTo(least, width); begin <= end; begin += width) {
    begins.push_back(static_cast<int64_t>(std::max<WideSum>(begin, kLeast)));
  }
  return begins;
}

// The smallest round width with which kMaxBins bins reach over all numbers.
double NumberWidth(double least, double most) {
  const double power =
      std::pow(10, std::floor(std::log10((most - least) / kMaxBins)));
  for (const double factor : {1, 2, 5, 10}) {
    const double width = factor * power;
    if (std::floor(most / width) - std::floor(least / width) < kMaxBins) {
      return width;
    }
  }
  return 20 * power;
}

}  // namespace

std::vector<NumberBin> NumberHistogram(std::span<const double> sorted) {
  const double least = sorted.front();
  const double most = sorted.back();
  const auto size = static_cast<int64_t>(sorted.size());
  // Also where they differ by less than a double can divide.
  if (!(most - least > std::abs(most) * 1e-12)) return {{least, most, size}};
  const double width = NumberWidth(least, most);
  std::vector<NumberBin> bins;
  for (double i = std::floor(least / width); i * width <= most; ++i) {
    bins.push_back({i * width, (i + 1) * width, 0});
  }
  // Dividing may have rounded up.
  bins.front().first = std::min(bins.front().first, least);
  size_t bin = 0;
  for (const double number : sorted) {
    while (bin + 1 < bins.size() && number >= bins[bin + 1].first) ++bin;
    ++bins[bin].count;
  }
  return bins;
}

std::vector<HistogramBin> Histogram(const OrderedFigures& figures,
                                    HistogramScale scale) {
  const int64_t least = figures.At(0);
  const int64_t most = figures.At(figures.size() - 1);
  const std::vector<int64_t> begins = scale == HistogramScale::kLinear
                                          ? LinearBegins(least, most)
                                          : LogarithmicBegins();
  // The bin that holds a figure: the last that does not begin after it.
  const auto bin_of = [&](int64_t figure) {
    return std::ranges::upper_bound(begins, figure) - begins.begin() - 1;
  };
  const auto first = bin_of(least);
  const auto end = bin_of(most) + 1;
  std::vector<HistogramBin> bins;
  for (auto bin = first; bin < end; ++bin) {
    const bool is_open = static_cast<size_t>(bin) + 1 == begins.size();
    bins.push_back({begins[bin], is_open ? kMost : begins[bin + 1] - 1, 0});
  }
  figures.ForEach([&](int64_t figure, int64_t count) {
    bins[bin_of(figure) - first].count += count;
  });
  return bins;
}

}  // namespace disclosure::stats
