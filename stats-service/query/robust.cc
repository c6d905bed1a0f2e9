#include "stats-service/query/robust.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace disclosure::stats {
namespace {

// Of a normal distribution: the standard deviation over the median, and over
// the mean, of absolute deviations.
constexpr double kSigmaOfMedianDeviation = 1.4826;
constexpr double kSigmaOfMeanDeviation = 1.2533;

std::vector<double> RatiosOf(std::span<const FigurePair> pairs) {
  std::vector<double> ratios;
  ratios.reserve(pairs.size());
  for (const FigurePair& pair : pairs) ratios.push_back(pair.now / pair.before);
  return ratios;
}

// Halving and doubling are equally far from the median ratio, and larger units
// weigh more.
std::vector<double> EffectsOf(std::span<const FigurePair> pairs,
                              double size_weight) {
  const std::vector<double> ratios = RatiosOf(pairs);
  const double middle = Median(ratios);
  std::vector<double> effects;
  effects.reserve(pairs.size());
  for (size_t i = 0; i < pairs.size(); ++i) {
    const double centred =
        ratios[i] < middle ? 1 - middle / ratios[i] : ratios[i] / middle - 1;
    const double size = std::max(pairs[i].before, pairs[i].now);
    effects.push_back(centred * std::pow(size, size_weight));
  }
  return effects;
}

}  // namespace

double QuantileOf(std::span<const double> sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto index = static_cast<size_t>(place);
  if (index + 1 == sorted.size()) return sorted[index];
  const double part = place - static_cast<double>(index);
  return sorted[index] + (sorted[index + 1] - sorted[index]) * part;
}

double Median(std::vector<double> values) {
  std::ranges::sort(values);
  return QuantileOf(values, 0.5);
}

Spread SpreadOf(std::span<const double> figures, double least) {
  Spread spread;
  spread.median = Median({figures.begin(), figures.end()});
  std::vector<double> deviations;
  deviations.reserve(figures.size());
  double total = 0;
  for (const double figure : figures) {
    deviations.push_back(std::abs(figure - spread.median));
    total += deviations.back();
  }
  const double mean = total / static_cast<double>(figures.size());
  spread.sigma = kSigmaOfMedianDeviation * Median(std::move(deviations));
  if (spread.sigma == 0) spread.sigma = kSigmaOfMeanDeviation * mean;
  spread.sigma = std::max(spread.sigma, least);
  return spread;
}

std::vector<double> HidiroglouBerthelotScores(
    std::span<const FigurePair> pairs, const HidiroglouBerthelot& parameters) {
  std::vector<double> scores = EffectsOf(pairs, parameters.size_weight);
  std::vector<double> sorted = scores;
  std::ranges::sort(sorted);
  const double middle = QuantileOf(sorted, 0.5);
  const double least = std::abs(parameters.least_distance * middle);
  const double below = std::max(middle - QuantileOf(sorted, 0.25), least);
  const double above = std::max(QuantileOf(sorted, 0.75) - middle, least);
  for (double& score : scores) {
    const double distance = score - middle;
    const double unit = distance < 0 ? below : above;
    if (unit > 0) {
      score = distance / unit;
    } else if (distance == 0) {
      score = 0;
    } else {
      score = std::copysign(std::numeric_limits<double>::infinity(), distance);
    }
  }
  return scores;
}

}  // namespace disclosure::stats
