#include "stats-service/query/figure_sum.h"

#include <limits>
#include <utility>

namespace disclosure::stats {

std::optional<int64_t> Narrow(WideSum sum) {
  if (sum < std::numeric_limits<int64_t>::min() ||
      sum > std::numeric_limits<int64_t>::max()) {
    return std::nullopt;
  }
  return static_cast<int64_t>(sum);
}

FigureSum& FigureSum::operator+=(const FigureSum& other) {
  above += other.above;
  below += other.below;
  complete = complete || other.complete;
  return *this;
}

// Of two 64-bit numbers each product fits into 128 bits.
std::weak_ordering operator<=>(const Quotient& a, const Quotient& b) {
  WideSum left = WideSum{a.numerator} * b.denominator;
  WideSum right = WideSum{b.numerator} * a.denominator;
  if ((a.denominator < 0) != (b.denominator < 0)) std::swap(left, right);
  if (left == right) return std::weak_ordering::equivalent;
  return left < right ? std::weak_ordering::less : std::weak_ordering::greater;
}

std::optional<Quotient> QuotientOf(const Figure& figure, const FigureSum& sum) {
  if (!sum.complete) return std::nullopt;
  const std::optional<int64_t> above = Narrow(sum.above.sum);
  if (!above.has_value()) return std::nullopt;
  if (!figure.IsRatio()) return Quotient{*above, 1};
  const std::optional<int64_t> below = Narrow(sum.below);
  if (!below.has_value() || *below == 0) return std::nullopt;
  return Quotient{*above, *below};
}

double ToDouble(const Figure& figure, const Quotient& quotient) {
  if (figure.cell() != nullptr) return static_cast<double>(quotient.numerator);
  return form::RatioOf(*figure.indicator(), quotient.numerator,
                       quotient.denominator);
}

bool IsSmallSample(const Figure& figure, const Quotient& quotient) {
  return figure.IsRatio() &&
         quotient.denominator < figure.indicator()->small_sample_below;
}

}  // namespace disclosure::stats
