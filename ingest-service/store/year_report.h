#ifndef DISCLOSURE_INGEST_SERVICE_STORE_YEAR_REPORT_H_
#define DISCLOSURE_INGEST_SERVICE_STORE_YEAR_REPORT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "form/cell_values.h"
#include "form/read_report.h"
#include "form/report.h"

namespace disclosure::ingest {

// What is kept in memory of a current report: all that the rules about several
// years ask of it, and no more.
struct YearReport {
  v1::Mode mode = v1::MODE_SUBMISSION;
  v1::Form form = v1::FORM_UNSPECIFIED;
  // Of the stored findings that such rules made; 0 if there are none.
  uint64_t findings_hash = 0;
  // Made by YearReportPacking; valid within one program only. The sketch of
  // the narrative lies before the figures.
  std::string figures;

  friend bool operator==(const YearReport&, const YearReport&) = default;
};

// The sketch of the narrative, rules::SketchNarrative(); empty if it has none.
std::string_view NarrativeSketchOf(const YearReport& packed);

// Packs the figures of reports: where the form's cells are all there and most
// of them zero, into a few bytes. Thread-safe where const.
class YearReportPacking {
 public:
  // Borrows the reader.
  explicit YearReportPacking(const form::ReportReader& reader);

  // Form and figures of a report; `cells` is record::ContentParts::cells. A
  // sketch has fewer than 128 bytes. DATA_LOSS: `cells` is not well-formed.
  absl::StatusOr<YearReport> Pack(std::string_view cells,
                                  std::string_view narrative_sketch = {});
  // The same of a report that was read already.
  YearReport Pack(const form::Report& report,
                  std::string_view narrative_sketch) const;

  // Sets form, cells and approximate cells of `report`, memory reused.
  void Unpack(const YearReport& packed, form::Report& report) const;

 private:
  YearReport Pack(v1::Form form, const form::CellValues& cells,
                  const std::vector<form::CellIndex>& approximate,
                  std::string_view narrative_sketch) const;
  // One bit a cell that the form asks for.
  const std::vector<uint64_t>& AskedBy(v1::Form form) const;

  const form::ReportReader& reader_;
  // By form.
  std::vector<std::vector<uint64_t>> asked_;
  form::CellValues scratch_;
};

}  // namespace disclosure::ingest

#endif  // DISCLOSURE_INGEST_SERVICE_STORE_YEAR_REPORT_H_
