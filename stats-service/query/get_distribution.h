#ifndef DISCLOSURE_STATS_SERVICE_QUERY_GET_DISTRIBUTION_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_GET_DISTRIBUTION_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "form/catalogue.h"
#include "stats-service/cube/cube.h"
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
  std::string cell;
  // Unspecified: own reports for townships and organs, else roll-ups.
  Basis basis = Basis::kUnspecified;
  // From 0 to 1, taken to the nearest millionth. Empty: 0.1, 0.25, 0.5, 0.75,
  // 0.9 and 0.99.
  std::vector<double> probabilities;
  QuantileMethod method = QuantileMethod::kUnspecified;
  HistogramScale scale = HistogramScale::kUnspecified;
};

struct DistributionQuantile {
  double probability = 0;
  double value = 0;

  friend bool operator==(const DistributionQuantile&,
                         const DistributionQuantile&) = default;
};

struct DistributionAnswer {
  // As they were applied; the year is 0 if there are no reports at all.
  form::CellIndex cell = 0;
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
  // 0, and the lists empty, if `count` is 0.
  int64_t min = 0;
  int64_t max = 0;
  double mean = 0;
  std::vector<DistributionQuantile> quantiles;  // in the order asked
  std::vector<HistogramBin> histogram;

  int64_t missing() const {
    return blank + not_reported + not_asked + unit_unknown + overflow;
  }
};

// How the units of a level inside an area are distributed by one cell in one
// year. The units are those of UnitScan.
//
// NOT_FOUND, UNKNOWN_AREA. INVALID_ARGUMENT with the field: UNKNOWN_CELL,
// BAD_YEARS, BAD_LEVEL, BAD_BASIS, NOT_ADDITIVE (the roll-up of a rate),
// BAD_QUANTILE (outside 0 to 1), TOO_MANY_VALUES (more than kMaxQuantiles).
absl::StatusOr<DistributionAnswer> GetDistribution(
    const Cube& cube, const DistributionQuestion& question);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_GET_DISTRIBUTION_H_
