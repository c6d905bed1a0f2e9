#ifndef DISCLOSURE_STATS_SERVICE_QUERY_EXPORT_CELLS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_EXPORT_CELLS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "form/catalogue.h"
#include "form/identity.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/aggregate.h"
#include "stats-service/query/question.h"
#include "stats-service/query/value.h"

namespace disclosure::stats {

// Reports times cells of one batch; some 1 MB on the wire if all are large.
inline constexpr size_t kMaxBatchValues = 100'000;
inline constexpr size_t kMaxBatchReports = 4'096;

struct ExportQuestion {
  divisions::DivisionCode area;
  // Absent: all years that any report has.
  std::optional<YearRange> years;
  // The summaries that areas published, instead of own-organ reports.
  bool summaries = false;
  std::vector<std::string> cells;
  // The report that a batch begins with, or the first one after it.
  std::optional<RowPosition> from;
};

struct ExportedReport {
  form::OrganKey organ;
  int32_t year = 0;
  v1::Form form = v1::FORM_UNSPECIFIED;
  int32_t revision = 0;

  friend bool operator==(const ExportedReport&,
                         const ExportedReport&) = default;
};

// One cell of the reports of a batch.
struct ExportedColumn {
  form::CellIndex cell = 0;
  // Of each report: kValue, kBlank or kNotAsked, and the figure or 0.
  std::vector<ValueStatus> statuses;
  std::vector<int64_t> values;
  // Indices of reports whose figure is approximate, or is money in a unit that
  // the document did not name.
  std::vector<int32_t> approximate;
  std::vector<int32_t> unit_unknown;

  friend bool operator==(const ExportedColumn&,
                         const ExportedColumn&) = default;
};

struct ExportBatch {
  // By year, then in the order of organs.
  std::vector<ExportedReport> reports;
  // In the order asked.
  std::vector<ExportedColumn> columns;
  // Where the next batch begins; absent: this was the last.
  std::optional<RowPosition> next;
};

// The next reports at or below an area, with their cells in columns.
//
// NOT_FOUND, UNKNOWN_AREA. INVALID_ARGUMENT with the field: UNKNOWN_CELL,
// NO_CELLS, TOO_MANY_VALUES (more than kMaxCells), BAD_YEARS, BAD_PAGE_TOKEN.
absl::StatusOr<ExportBatch> ExportCells(const Cube& cube,
                                        const ExportQuestion& question);

// How many reports all batches have; of a question that is right.
int64_t CountExported(const Cube& cube, const ExportQuestion& question);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_EXPORT_CELLS_H_
