#ifndef DISCLOSURE_FORM_READ_REPORT_H_
#define DISCLOSURE_FORM_READ_REPORT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "disclosure/v1/report.pb.h"
#include "form/catalogue.h"
#include "form/content_scanner.h"
#include "form/figure_run.h"
#include "form/report.h"

namespace disclosure::form {

// Reads reports: message or bytes to Report. Holds tables made once from the
// catalogue, which it borrows. Immutable, thread-safe.
class ReportReader {
 public:
  explicit ReportReader(const Catalogue& catalogue);

  // `content` is `message` serialised: the cells are taken straight from the
  // wire, at two fifths of the cost of parsing.
  Report Read(const v1::AnnualReport& message, std::string_view content) const;
  // Serialises first. For callers that are in no hurry.
  Report Read(const v1::AnnualReport& message) const;

  // All but the figures: `cells` is blank, `procurement_unit` unspecified.
  // `message` may lack the tables.
  Report ReadBesideFigures(const v1::AnnualReport& message) const;

  // Only the cells, of a serialised AnnualReport; `cells` is overwritten, its
  // memory reused. Of a cell that is sent twice the last counts, as protobuf
  // has it. False if the bytes are not well-formed; `cells` then holds some of
  // them. Text and other messages than tables are stepped over unread.
  bool ReadCells(std::string_view content, CellValues& cells) const;
  // Sets the cells of `content` and leaves the others, for a report that is
  // sent in parts. Precondition: `cells` has a slot for each of the catalogue.
  bool MergeCells(std::string_view content, CellValues& cells) const;

  const Catalogue& catalogue() const { return catalogue_; }
  // Made from the same catalogue.
  const ContentScanner& scanner() const { return scanner_; }

 private:
  static constexpr int32_t kNoCell = -1;

  // The cell of a row that has one only, or the cells of its columns by field
  // number. A row without either is no row of the catalogue.
  struct Row {
    int32_t cell = kNoCell;
    std::vector<int32_t> columns;
    FigureRun run;
  };
  // Rows by field number of the table.
  using Table = std::vector<Row>;

  static bool MergeTable(const Table& table, std::string_view bytes,
                         CellValues& cells);
  static bool MergeRow(const Row& row, std::string_view bytes,
                       CellValues& cells);

  const Catalogue& catalogue_;
  const ContentScanner scanner_;
  // By field number of AnnualReport.
  std::vector<Table> tables_;
};

// The content of a report: its message, unknown fields included, serialised
// deterministically. Equal content has equal bytes within one version of the
// library, and its SHA-256 is what receipts name.
std::string SerializeContent(const v1::AnnualReport& report);

}  // namespace disclosure::form

#endif  // DISCLOSURE_FORM_READ_REPORT_H_
