#ifndef DISCLOSURE_STATS_SERVICE_QUERY_RANK_AREAS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_RANK_AREAS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "form/identity.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/figure.h"
#include "stats-service/query/question.h"
#include "stats-service/query/risk_hint.h"
#include "stats-service/query/value.h"

namespace disclosure::stats {

// The numbers are those of v1::RankOrder.
enum class RankOrder {
  kUnspecified = 0,
  kLargestFirst = 1,
  kSmallestFirst = 2
};

struct RankQuestion {
  divisions::DivisionCode area;
  // What is ranked: areas of this level inside `area`, or organs.
  AreaLevel level = AreaLevel::kUnspecified;
  int32_t year = 0;  // 0: the last year that any report has
  std::string cell;  // the full name of a cell or an indicator
  RankOrder order = RankOrder::kUnspecified;
  int limit = 0;
  // Unspecified: own reports for townships and organs, else roll-ups.
  Basis basis = Basis::kUnspecified;
  Boundaries boundaries = Boundaries::kUnspecified;
  // Also tells the rank of this area, or of its government.
  std::optional<divisions::DivisionCode> rank_of;
  bool leave_out_small_samples = false;
};

struct RankedArea {
  int64_t rank = 0;
  form::OrganKey organ;  // an area, or its organ if organs are ranked
  Value value;
  // How many percent of those ranked have this value or a smaller one.
  double percentile = 0;
  // The value less the median.
  double distance_to_median = 0;

  friend bool operator==(const RankedArea&, const RankedArea&) = default;
};

struct RankAnswer {
  std::optional<Figure> figure;
  int32_t year = 0;  // as it was applied; 0 if there are no reports at all
  Basis basis = Basis::kUnspecified;
  // Best first. Equal values share a rank (1, 2, 2, 4) and stand in the order
  // of codes.
  std::vector<RankedArea> ranking;
  // What `rank_of` asked for; absent if it has no value.
  std::optional<RankedArea> asked;
  // Of all that are ranked: of an even number the mean of the middle two.
  std::optional<double> median;
  int64_t ranked = 0;
  int64_t without_value = 0;
  // Of these: those that cannot be divided on today's areas.
  int64_t boundary_split = 0;
  // Of all units, also those that are not ranked; absent if the figure has no
  // thresholds.
  std::optional<RiskCounts> risks;
};

// The largest or smallest areas of a level by one cell or indicator in one
// year. Ratios are compared exactly.
//
// Ranked are the areas that the edition of the year has, and those with a
// report at or below them, except levels that a city lacks (市辖区, 441900).
// Money in a unit that the document did not name is no value here.
//
// On today's areas: the areas of the newest edition, or the organs that count
// in the area today.
//
// NOT_FOUND, UNKNOWN_AREA. INVALID_ARGUMENT with the field: NOT_TODAYS_AREA
// (the area, or `rank_of`), BAD_BOUNDARIES (of summaries), UNKNOWN_CELL,
// UNAVAILABLE_INDICATOR, BAD_YEARS, BAD_LEVEL (the level, or `rank_of`, does
// not lie below the area), BAD_LIMIT, BAD_BASIS, NOT_ADDITIVE (the roll-up of a
// rate).
absl::StatusOr<RankAnswer> RankAreas(const Cube& cube,
                                     const RankQuestion& question);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_RANK_AREAS_H_
