#ifndef DISCLOSURE_STATS_SERVICE_QUERY_MEASURE_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_MEASURE_H_

#include <cstdint>
#include <span>
#include <vector>

#include "form/indicator.h"
#include "stats-service/cube/cube.h"

namespace disclosure::stats {

// Ranges of neighbouring organs in one year of one scope; none in two of them.
struct ReportRange {
  const Cube& cube;
  const ScopeSheets& scope;
  std::vector<OrganRange> organs;
  int32_t year = 0;
};

// What no kept sum tells, found by reading the reports of organs one by one.
// These take a time that grows with the number of reports.

// Of each of the cells: the sum over reports on these forms (a bit a form
// slot) alone.
std::vector<CellSum> SumsOnForms(const ReportRange& range,
                                 std::span<const form::CellIndex> cells,
                                 uint32_t forms);

// Whether a measure is of findings, which are renewed without a new revision,
// or of the year before of a place, which may have lain in another area.
bool ReadsBeyondRevisions(form::Measure measure);

// Whether a measure is found by CountReports().
bool IsCounted(form::Measure measure);
// What such a measure counts. `forms`: answers of reports on other forms are
// left out.
WideSum CountReports(const ReportRange& range, const form::IndicatorSide& side,
                     uint32_t forms);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_MEASURE_H_
