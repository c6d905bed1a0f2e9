#include <xlsxwriter.h>

#include <cstdint>
#include <utility>

#include "absl/strings/str_cat.h"
#include "disclosurectl/output/report_table.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

// Rows of one sheet, the heading included; Excel has as many.
constexpr lxw_row_t kMaxRows = LXW_ROW_MAX;
// A double holds whole numbers up to here.
constexpr int64_t kMostExact = int64_t{1} << 53;
constexpr double kNameWidth = 32;
constexpr double kCodeWidth = 14;

class XlsxTable final : public ReportTable {
 public:
  XlsxTable(lxw_workbook* workbook, std::string path,
            std::vector<std::string> cells)
      : workbook_(workbook), path_(std::move(path)), cells_(std::move(cells)) {
    heading_ = workbook_add_format(workbook_);
    format_set_bold(heading_);
    BeginSheet();
  }
  // A workbook that was not finished is written all the same, and removed by
  // nobody: the caller reports the failure.
  ~XlsxTable() override {
    if (workbook_ != nullptr) workbook_close(workbook_);
  }

  absl::Status Add(const v1::ExportCellsResponse& batch) override {
    RETURN_IF_ERROR(CheckBatch(batch, cells_.size()));
    const std::vector<std::string> notes = NotesOf(batch, cells_);
    for (int report = 0; report < batch.division_codes_size(); ++report) {
      if (row_ == kMaxRows) BeginSheet();
      AddRow(batch, report, notes[report]);
      if (error_ != LXW_NO_ERROR) return Failure();
    }
    return absl::OkStatus();
  }

  absl::Status Finish() override {
    Note(workbook_close(std::exchange(workbook_, nullptr)));
    return error_ == LXW_NO_ERROR ? absl::OkStatus() : Failure();
  }

 private:
  void BeginSheet() {
    sheet_ = workbook_add_worksheet(
        workbook_, absl::StrCat("reports ", ++sheets_).c_str());
    row_ = 0;
    worksheet_freeze_panes(sheet_, 1, 2);
    worksheet_set_column(sheet_, 0, 0, kCodeWidth, nullptr);
    worksheet_set_column(sheet_, 1, 1, kNameWidth, nullptr);
    worksheet_set_column(sheet_, 2, 2, kCodeWidth, nullptr);
    lxw_col_t column = 0;
    const auto add = [&](std::string_view text) {
      WriteText(column++, std::string(text), heading_);
    };
    for (const std::string& heading : ReportHeadings()) add(heading);
    for (const std::string& cell : cells_) add(cell);
    add(kNotesHeading);
    ++row_;
  }

  void AddRow(const v1::ExportCellsResponse& batch, int report,
              const std::string& notes) {
    lxw_col_t column = 0;
    // Codes are texts, for some begin with zeros; the year is a number.
    WriteText(column++, batch.division_codes(report), nullptr);
    WriteText(column++, batch.names(report), nullptr);
    WriteText(column++, batch.organ_credit_codes(report), nullptr);
    WriteNumber(column++, batch.years(report));
    const std::vector<std::string> fields = ReportFields(batch, report);
    WriteText(column++, fields[4], nullptr);
    WriteNumber(column++, batch.revisions(report));
    for (const v1::CellColumn& cell : batch.columns()) {
      WriteCell(column++, cell, report);
    }
    WriteText(column, notes, nullptr);
    ++row_;
  }

  void WriteCell(lxw_col_t column, const v1::CellColumn& cell, int report) {
    const int64_t value = cell.values(report);
    if (cell.statuses(report) == v1::VALUE_STATUS_BLANK) return;
    if (cell.statuses(report) != v1::VALUE_STATUS_VALUE) {
      WriteText(column, std::string(kNotAskedField), nullptr);
    } else if (value > kMostExact || value < -kMostExact) {
      WriteText(column, absl::StrCat(value), nullptr);
    } else {
      WriteNumber(column, value);
    }
  }

  void WriteText(lxw_col_t column, const std::string& text,
                 lxw_format* format) {
    if (text.empty()) return;
    Note(worksheet_write_string(sheet_, row_, column, text.c_str(), format));
  }
  void WriteNumber(lxw_col_t column, int64_t number) {
    Note(worksheet_write_number(sheet_, row_, column,
                                static_cast<double>(number), nullptr));
  }

  void Note(lxw_error error) {
    if (error_ == LXW_NO_ERROR) error_ = error;
  }
  absl::Status Failure() const {
    return absl::UnavailableError(
        absl::StrCat(path_, ": ", lxw_strerror(error_)));
  }

  lxw_workbook* workbook_;  // owned by the library until it is closed
  const std::string path_;
  const std::vector<std::string> cells_;
  lxw_format* heading_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  int sheets_ = 0;
  lxw_row_t row_ = 0;
  lxw_error error_ = LXW_NO_ERROR;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ReportTable>> NewXlsxTable(
    const std::string& path, std::vector<std::string> cells) {
  // Rows go to a temporary file as they come: memory stays small.
  lxw_workbook_options options = {};
  options.constant_memory = LXW_TRUE;
  lxw_workbook* const workbook = workbook_new_opt(path.c_str(), &options);
  if (workbook == nullptr) {
    return absl::UnavailableError(
        absl::StrCat(path, ": the workbook cannot be made"));
  }
  return std::make_unique<XlsxTable>(workbook, path, std::move(cells));
}

}  // namespace disclosure::ctl
