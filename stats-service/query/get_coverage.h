#ifndef DISCLOSURE_STATS_SERVICE_QUERY_GET_COVERAGE_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_GET_COVERAGE_H_

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "form/civil_date.h"
#include "form/identity.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/aggregate.h"
#include "stats-service/query/department_roster.h"
#include "stats-service/query/question.h"
#include "stats-service/query/unit_class.h"

namespace disclosure::stats {

// The last day on which the report of an organ for a year is in time; nullopt:
// nobody knows.
using DeadlineOf = std::function<std::optional<form::CivilDate>(
    const form::OrganKey& organ, int32_t report_year)>;

// What coverage is measured by, beside the divisions.
struct CoverageStandard {
  DepartmentRoster roster;
  DeadlineOf deadline_of;
};

// Areas times years of one answer.
inline constexpr int64_t kMaxCoverageRows = 5'000;

struct CoverageQuestion {
  divisions::DivisionCode area;
  // Absent: the last year that any report has.
  std::optional<YearRange> years;
  // One row for each area of this level; unspecified: one for the area.
  AreaLevel group_by = AreaLevel::kUnspecified;
  // Of the list of the missing, and where it goes on.
  int page_size = 0;
  std::optional<RowPosition> from;
};

// Of one class of units, in one area and year. Always
// expected + unexpected == received + missing, and
// received == on_time + late + unknown.
struct CoverageCounts {
  // Governments of the edition of the year; departments of the roster.
  int64_t expected = 0;
  // With an own-organ report.
  int64_t received = 0;
  // Of these: published up to the deadline, after it, on a day that the report
  // does not name.
  int64_t on_time = 0;
  int64_t late = 0;
  int64_t unknown = 0;
  // Expected without a report.
  int64_t missing = 0;
  // Received from somebody who was not expected.
  int64_t unexpected = 0;

  CoverageCounts& operator+=(const CoverageCounts& other);
  friend bool operator==(const CoverageCounts&,
                         const CoverageCounts&) = default;
};

struct CoverageRow {
  divisions::DivisionCode area;
  int32_t year = 0;
  // By UnitClass. Quasi-units are counted there alone.
  std::array<CoverageCounts, kUnitClasses> by_class;

  const CoverageCounts& Of(UnitClass unit_class) const {
    return by_class[static_cast<size_t>(unit_class)];
  }
  // Of all that must report: provinces to townships, and departments if a
  // roster says which.
  CoverageCounts Total(bool with_departments) const;

  friend bool operator==(const CoverageRow&, const CoverageRow&) = default;
};

struct MissingUnit {
  form::OrganKey organ;
  int32_t year = 0;
  std::string name;  // of the roster; empty for a government
  std::optional<form::CivilDate> deadline;

  friend bool operator==(const MissingUnit&, const MissingUnit&) = default;
};

// How many reports for a year were accepted on a day, in their newest revision.
struct ArrivalDay {
  int32_t year = 0;
  form::CivilDate day;
  int64_t reports = 0;

  friend bool operator==(const ArrivalDay&, const ArrivalDay&) = default;
};

struct CoverageAnswer {
  // By year, then by area; empty, as `arrivals`, if the page goes on from
  // somewhere. Units above the level asked for are in no row.
  std::vector<CoverageRow> rows;
  // By year, then by day; of all own-organ reports at or below the area.
  std::vector<ArrivalDay> arrivals;
  // By year, then in the order of organs. Without quasi-units.
  std::vector<MissingUnit> missing;
  std::optional<RowPosition> next;
};

// Who reported, who did so in time, and who did not.
//
// NOT_FOUND, UNKNOWN_AREA. INVALID_ARGUMENT with the field: BAD_YEARS,
// BAD_LEVEL, BAD_PAGE_SIZE, TOO_MANY_VALUES (more than kMaxCoverageRows).
absl::StatusOr<CoverageAnswer> GetCoverage(const Cube& cube,
                                           const CoverageStandard& standard,
                                           const CoverageQuestion& question);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_GET_COVERAGE_H_
