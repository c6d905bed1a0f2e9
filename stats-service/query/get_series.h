#ifndef DISCLOSURE_STATS_SERVICE_QUERY_GET_SERIES_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_GET_SERIES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "form/catalogue.h"
#include "form/identity.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/question.h"
#include "stats-service/query/value.h"

namespace disclosure::stats {

struct SeriesQuestion {
  divisions::DivisionCode area;
  // A department of the area; else its government, or the area itself.
  form::CreditCode organ;
  Basis basis = Basis::kUnspecified;
  // Absent: from the first to the last year that any report has.
  std::optional<YearRange> years;
  // Full names.
  std::vector<std::string> cells;
};

struct SeriesPoint {
  int32_t year = 0;
  Value value;
  // Of the report; unspecified for roll-ups and where there is none.
  v1::Form form = v1::FORM_UNSPECIFIED;

  friend bool operator==(const SeriesPoint&, const SeriesPoint&) = default;
};

struct Series {
  form::CellIndex cell = 0;
  // One a year, without gaps.
  std::vector<SeriesPoint> points;

  friend bool operator==(const Series&, const Series&) = default;
};

struct SeriesAnswer {
  Basis basis = Basis::kUnspecified;  // as it was applied
  std::vector<Series> series;         // in the order asked

  friend bool operator==(const SeriesAnswer&, const SeriesAnswer&) = default;
};

// Cells of one area or organ over years.
//
// A value carries the note of its cell where the form changed since the last
// year with a report, and the cell compares with a caution only.
//
// NOT_FOUND, UNKNOWN_AREA. INVALID_ARGUMENT with the field: UNKNOWN_CELL,
// NO_CELLS, BAD_YEARS, TOO_MANY_VALUES, BAD_BASIS (a roll-up or summary of a
// department, a summary of a township), NOT_ADDITIVE (the roll-up of a rate).
absl::StatusOr<SeriesAnswer> GetSeries(const Cube& cube,
                                       const SeriesQuestion& question);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_GET_SERIES_H_
