#ifndef DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "form/identity.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/figure.h"
#include "stats-service/query/question.h"
#include "stats-service/query/value.h"

namespace disclosure::stats {

// Where a page begins: the row of this organ (or area) and year, or the first
// one after it. The edge wraps it into a token, together with the sequence of
// its cube.
struct RowPosition {
  form::OrganKey organ;
  int32_t year = 0;  // 0 with `sum_over_years`

  friend auto operator<=>(const RowPosition&, const RowPosition&) = default;
};

struct AggregateQuestion {
  divisions::DivisionCode area;
  // One row for each area of this level, or each organ. Unspecified: one row.
  AreaLevel group_by = AreaLevel::kUnspecified;
  // Absent: the last year that any report has.
  std::optional<YearRange> years;
  // Full names of cells and indicators.
  std::vector<std::string> cells;
  // Unspecified means the roll-up.
  Basis basis = Basis::kUnspecified;
  Boundaries boundaries = Boundaries::kUnspecified;
  bool sum_over_years = false;
  int page_size = 0;
  std::optional<RowPosition> from;
};

struct AggregateValue {
  Value sum;
  // The sum over `with_value`; absent without a value, for ratios, and for
  // summaries.
  std::optional<double> mean;
  // The sum in percent of that of the area around, of an organ: of its area.
  // Absent for ratios, and if either is not above 0.
  std::optional<double> share_of_parent;

  friend bool operator==(const AggregateValue&,
                         const AggregateValue&) = default;
};

struct AggregateRow {
  // An area, or its organ if grouped by organ.
  form::OrganKey organ;
  int32_t year = 0;  // 0 with `sum_over_years`
  std::vector<AggregateValue> values;

  friend bool operator==(const AggregateRow&, const AggregateRow&) = default;
};

struct AggregateAnswer {
  // Those asked for, in that order.
  std::vector<Figure> figures;
  int32_t last_year = 0;  // of those asked for; 0: no report has any year
  // By area in the order of codes, then by year.
  std::vector<AggregateRow> rows;
  std::optional<RowPosition> next;
};

// Cells and indicators summed by area and year.
//
// A value carries a note where the form changed since the last year with a
// report of the area, or of the organ, also if that year was not asked for, and
// the figure compares with a caution only, or not at all; a sum over years, if
// that happened between them.
//
// An area has a row for a year if the edition of that year has it, or a report
// lies at or below it. Levels that a city lacks (市辖区, 441900) have rows too,
// so that the rows of a level hold every report below it. An organ has a row
// for a year if it reported, or if it is the government of an expected unit.
// Summaries have a row for each area of the edition, and each that published
// one.
//
// On today's areas each area of the newest edition has a row for every year. An
// organ has a row, under the code that it reported with, for each year in which
// it counts in the area today; its share is still that of its area as reported.
//
// NOT_FOUND, UNKNOWN_AREA. INVALID_ARGUMENT with the field: NOT_TODAYS_AREA,
// BAD_BOUNDARIES (of summaries), UNKNOWN_CELL, UNAVAILABLE_INDICATOR, NO_CELLS,
// BAD_YEARS, BAD_LEVEL (not below the area; organs or townships by summary),
// BAD_BASIS, NOT_ADDITIVE (the sum of a rate), NOT_ADDITIVE_OVER_YEARS,
// BAD_PAGE_SIZE.
absl::StatusOr<AggregateAnswer> Aggregate(const Cube& cube,
                                          const AggregateQuestion& question);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_H_
