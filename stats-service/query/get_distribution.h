#ifndef DISCLOSURE_STATS_SERVICE_QUERY_GET_DISTRIBUTION_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_GET_DISTRIBUTION_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/figure.h"
#include "stats-service/query/histogram.h"
#include "stats-service/query/quantile.h"
#include "stats-service/query/question.h"

namespace disclosure::stats {

inline constexpr size_t kMaxQuantiles = 100;

struct DistributionQuestion {
  divisions::DivisionCode area;
  // The units: areas of this level inside `area`, or organs.
  AreaLevel level = AreaLevel::kUnspecified;
  int32_t year = 0;  // 0: the last year that any report has
  std::string cell;  // the full name of a cell or an indicator
  // Unspecified: own reports for townships and organs, else roll-ups.
  Basis basis = Basis::kUnspecified;
  Boundaries boundaries = Boundaries::kUnspecified;
  // From 0 to 1, taken to the nearest millionth. Empty: 0.1, 0.25, 0.5, 0.75,
  // 0.9 and 0.99.
  std::vector<double> probabilities;
  QuantileMethod method = QuantileMethod::kUnspecified;
  // Of indicators the bins are always of one width.
  HistogramScale scale = HistogramScale::kUnspecified;
  // Counts ratios of few cases as missing.
  bool leave_out_small_samples = false;
};

struct DistributionQuantile {
  double probability = 0;
  double value = 0;

  friend bool operator==(const DistributionQuantile&,
                         const DistributionQuantile&) = default;
};

struct DistributionAnswer {
  // As they were applied; the year is 0 if there are no reports at all.
  std::optional<Figure> figure;
  int32_t year = 0;
  Basis basis = Basis::kUnspecified;
  QuantileMethod method = QuantileMethod::kUnspecified;
  HistogramScale scale = HistogramScale::kUnspecified;
  // Units with a figure; what follows below is made of them alone.
  int64_t count = 0;
  // Units without one, by the reason.
  int64_t blank = 0;
  int64_t not_reported = 0;
  int64_t not_asked = 0;
  int64_t unit_unknown = 0;
  int64_t overflow = 0;
  // On today's areas.
  int64_t boundary_split = 0;
  int64_t not_comparable = 0;
  // Of indicators.
  int64_t denominator_zero = 0;
  int64_t input_missing = 0;
  int64_t small_sample = 0;
  // Of `count`, on today's areas: areas of whose figure something is in doubt.
  int64_t in_doubt = 0;
  // In the unit of the figure; 0, and the lists empty, if `count` is 0.
  double min = 0;
  double max = 0;
  double mean = 0;
  std::vector<DistributionQuantile> quantiles;  // in the order asked
  // Of a cell: of whole numbers, both ends of a bin included.
  std::vector<NumberBin> histogram;

  int64_t missing() const {
    return blank + not_reported + not_asked + unit_unknown + overflow +
           boundary_split + not_comparable + denominator_zero + input_missing +
           small_sample;
  }
};

// How the units of a level inside an area are distributed by one cell or
// indicator in one year. The units are those of UnitScan; each counts once, so
// the mean of rates is not the rate of the sums.
//
// On today's areas: the areas of the newest edition, or the organs that count
// in the area today.
//
// NOT_FOUND, UNKNOWN_AREA. INVALID_ARGUMENT with the field: NOT_TODAYS_AREA,
// BAD_BOUNDARIES (of summaries), UNKNOWN_CELL, UNAVAILABLE_INDICATOR,
// BAD_YEARS, BAD_LEVEL, BAD_BASIS, NOT_ADDITIVE (the roll-up of a rate),
// BAD_QUANTILE (outside 0 to 1), TOO_MANY_VALUES (more than kMaxQuantiles).
absl::StatusOr<DistributionAnswer> GetDistribution(
    const Cube& cube, const DistributionQuestion& question);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_GET_DISTRIBUTION_H_
