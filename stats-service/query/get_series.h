#ifndef DISCLOSURE_STATS_SERVICE_QUERY_GET_SERIES_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_GET_SERIES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "form/identity.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/figure.h"
#include "stats-service/query/question.h"
#include "stats-service/query/series_trend.h"
#include "stats-service/query/value.h"

namespace disclosure::stats {

struct SeriesQuestion {
  divisions::DivisionCode area;
  // A department of the area; else its government, or the area itself.
  form::CreditCode organ;
  Basis basis = Basis::kUnspecified;
  Boundaries boundaries = Boundaries::kUnspecified;
  // Absent: from the first to the last year that any report has.
  std::optional<YearRange> years;
  // Full names of cells and indicators.
  std::vector<std::string> cells;
};

struct SeriesPoint {
  int32_t year = 0;
  Value value;
  // Of the report; unspecified for roll-ups and where there is none.
  v1::Form form = v1::FORM_UNSPECIFIED;
  // Since the year before, and the mean with the two years before; those years
  // count where they were not asked for, too.
  YearChange change;
  std::optional<double> moving_mean;

  friend bool operator==(const SeriesPoint&, const SeriesPoint&) = default;
};

struct Series {
  Figure figure;
  // One a year, without gaps.
  std::vector<SeriesPoint> points;
  std::optional<AverageGrowth> average_growth;

  friend bool operator==(const Series&, const Series&) = default;
};

struct SeriesAnswer {
  Basis basis = Basis::kUnspecified;  // as it was applied
  std::vector<Series> series;         // in the order asked

  friend bool operator==(const SeriesAnswer&, const SeriesAnswer&) = default;
};

// Cells and indicators of one area or organ over years.
//
// A value carries a note where the form changed since the last year with a
// report, and the figure compares with a caution only, or not at all; as
// reported, also where the code means another place than in that year, and
// nothing compares.
//
// On today's areas a series goes on through what became of a place: a township
// that was re-coded is one line, one that others were merged into has their sum
// in the years before, and counts with it; a year with a split has no value.
//
// NOT_FOUND, UNKNOWN_AREA. INVALID_ARGUMENT with the field: NOT_TODAYS_AREA,
// BAD_BOUNDARIES (of a summary), UNKNOWN_CELL, UNAVAILABLE_INDICATOR, NO_CELLS,
// BAD_YEARS, TOO_MANY_VALUES, BAD_BASIS (a roll-up or summary of a department,
// a summary of a township), NOT_ADDITIVE (the roll-up of a rate).
absl::StatusOr<SeriesAnswer> GetSeries(const Cube& cube,
                                       const SeriesQuestion& question);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_GET_SERIES_H_
