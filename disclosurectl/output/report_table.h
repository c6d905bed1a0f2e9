#ifndef DISCLOSURE_DISCLOSURECTL_OUTPUT_REPORT_TABLE_H_
#define DISCLOSURE_DISCLOSURECTL_OUTPUT_REPORT_TABLE_H_

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "disclosure/v1/stats.pb.h"

namespace disclosure::ctl {

// What stands in a field whose cell the form of the report does not have; a
// blank cell gives an empty field.
inline constexpr std::string_view kNotAskedField = "NA";

// A table of reports in a file: a row a report, a column a cell, after columns
// that say whose report it is; a last column names the figures that are
// approximate or money in a unit that was not named.
class ReportTable {
 public:
  virtual ~ReportTable() = default;

  // The reports of one message, in order. INTERNAL: the message does not have
  // the columns that were asked for. Else why the file cannot be written.
  virtual absl::Status Add(const v1::ExportCellsResponse& batch) = 0;
  // Ends the file. Once, after all rows.
  virtual absl::Status Finish() = 0;
};

// RFC 4180, lines end in a line feed; UTF-8, with a byte order mark if wanted,
// without which some spreadsheets take it for GBK.
std::unique_ptr<ReportTable> NewCsvTable(std::ostream& out,
                                         std::vector<std::string> cells,
                                         bool byte_order_mark);

// An Excel workbook at `path`, replaced if it is there; a further sheet where
// one is full. Figures that Excel would round are texts.
absl::StatusOr<std::unique_ptr<ReportTable>> NewXlsxTable(
    const std::string& path, std::vector<std::string> cells);

// The headings before the cells, and after them.
const std::vector<std::string>& ReportHeadings();
inline constexpr std::string_view kNotesHeading = "notes";

// Whether each column has a value for each report.
absl::Status CheckBatch(const v1::ExportCellsResponse& batch, size_t cells);
// The report's own fields, as ReportHeadings() has them.
std::vector<std::string> ReportFields(const v1::ExportCellsResponse& batch,
                                      int report);
// For each report of the batch: "approximate: ...; unit unknown: ...".
std::vector<std::string> NotesOf(const v1::ExportCellsResponse& batch,
                                 const std::vector<std::string>& cells);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OUTPUT_REPORT_TABLE_H_
