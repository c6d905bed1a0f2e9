#include "disclosurectl/output/report_table.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "disclosurectl/output/words.h"

namespace disclosure::ctl {

const std::vector<std::string>& ReportHeadings() {
  static const std::vector<std::string> headings = {
      "division_code", "name", "organ_credit_code", "year", "form", "revision"};
  return headings;
}

absl::Status CheckBatch(const v1::ExportCellsResponse& batch, size_t cells) {
  const int reports = batch.division_codes_size();
  bool fits = batch.columns_size() == static_cast<int>(cells) &&
              batch.names_size() == reports &&
              batch.organ_credit_codes_size() == reports &&
              batch.years_size() == reports && batch.forms_size() == reports &&
              batch.revisions_size() == reports;
  for (const v1::CellColumn& column : batch.columns()) {
    fits = fits && column.values_size() == reports &&
           column.statuses_size() == reports;
    for (const int index : column.approximate()) {
      fits = fits && index >= 0 && index < reports;
    }
    for (const int index : column.unit_unknown()) {
      fits = fits && index >= 0 && index < reports;
    }
  }
  if (fits) return absl::OkStatus();
  return absl::InternalError("a batch does not have all the columns asked");
}

std::vector<std::string> ReportFields(const v1::ExportCellsResponse& batch,
                                      int report) {
  return {batch.division_codes(report),
          batch.names(report),
          batch.organ_credit_codes(report),
          absl::StrCat(batch.years(report)),
          FormName(static_cast<v1::Form>(batch.forms(report))),
          absl::StrCat(batch.revisions(report))};
}

std::vector<std::string> NotesOf(const v1::ExportCellsResponse& batch,
                                 const std::vector<std::string>& cells) {
  std::vector<std::string> approximate(batch.division_codes_size());
  std::vector<std::string> unit_unknown(batch.division_codes_size());
  for (int i = 0; i < batch.columns_size(); ++i) {
    for (const int report : batch.columns(i).approximate()) {
      absl::StrAppend(&approximate[report], " ", cells[i]);
    }
    for (const int report : batch.columns(i).unit_unknown()) {
      absl::StrAppend(&unit_unknown[report], " ", cells[i]);
    }
  }
  std::vector<std::string> notes(batch.division_codes_size());
  for (size_t report = 0; report < notes.size(); ++report) {
    if (!approximate[report].empty()) {
      notes[report] = absl::StrCat("approximate:", approximate[report]);
    }
    if (unit_unknown[report].empty()) continue;
    absl::StrAppend(&notes[report], notes[report].empty() ? "" : "; ",
                    "unit unknown:", unit_unknown[report]);
  }
  return notes;
}

}  // namespace disclosure::ctl
