#ifndef DISCLOSURE_STATS_SERVICE_QUERY_ROBUST_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_ROBUST_H_

#include <span>
#include <vector>

namespace disclosure::stats {

// Statistics that a few wild figures do not move. Lists are not empty, in any
// order.

// Hyndman and Fan's type 7 of a list in ascending order; `share` from 0 to 1.
double QuantileOf(std::span<const double> sorted, double share);
double Median(std::vector<double> values);

// Where the middle of some figures lies, and how far they mostly are from it.
struct Spread {
  double median = 0;
  // The estimate of a standard deviation: 1.4826 times the median absolute
  // deviation from the median; where that is 0, because more than half the
  // figures are the same, 1.2533 times the mean absolute deviation (Iglewicz
  // and Hoaglin 1993); and never below `least`.
  double sigma = 0;

  // How many sigma `figure` lies above the median.
  double ScoreOf(double figure) const { return (figure - median) / sigma; }
};
Spread SpreadOf(std::span<const double> figures, double least);

// Two figures of one unit, both above 0.
struct FigurePair {
  double before = 0;
  double now = 0;
};

struct HidiroglouBerthelot {
  // The weight of size, U: 0 looks at ratios alone, 1 at differences.
  double size_weight = 0.5;
  // A: distances from the middle are at least this share of it.
  double least_distance = 0.05;
};

// How unusual the growth of each unit is among that of all (Hidiroglou and
// Berthelot 1986): its effect, in distances from the median effect to the
// quartile on its side. 0 where both are 0.
std::vector<double> HidiroglouBerthelotScores(
    std::span<const FigurePair> pairs, const HidiroglouBerthelot& parameters);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_ROBUST_H_
