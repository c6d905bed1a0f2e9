#include <utility>

#include "absl/strings/str_cat.h"
#include "disclosurectl/byte_order_mark.h"
#include "disclosurectl/output/report_table.h"
#include "disclosurectl/output/row_writer.h"
#include "status/status_macros.h"

namespace disclosure::ctl {
namespace {

std::string FieldOf(const v1::CellColumn& column, int report) {
  switch (column.statuses(report)) {
    case v1::VALUE_STATUS_VALUE:
      return absl::StrCat(column.values(report));
    case v1::VALUE_STATUS_BLANK:
      return "";
    default:
      return std::string(kNotAskedField);
  }
}

class CsvTable final : public ReportTable {
 public:
  CsvTable(std::ostream& out, std::vector<std::string> cells)
      : out_(out),
        cells_(std::move(cells)),
        rows_(out, OutputFormat::kCsv, Columns(cells_)) {}

  absl::Status Add(const v1::ExportCellsResponse& batch) override {
    RETURN_IF_ERROR(CheckBatch(batch, cells_.size()));
    std::vector<std::string> notes = NotesOf(batch, cells_);
    for (int report = 0; report < batch.division_codes_size(); ++report) {
      std::vector<std::string> row = ReportFields(batch, report);
      for (const v1::CellColumn& column : batch.columns()) {
        row.push_back(FieldOf(column, report));
      }
      row.push_back(std::move(notes[report]));
      rows_.Row(std::move(row));
    }
    return CheckStream();
  }

  absl::Status Finish() override {
    rows_.Finish();
    out_.flush();
    return CheckStream();
  }

 private:
  static std::vector<Column> Columns(const std::vector<std::string>& cells) {
    std::vector<Column> columns;
    const auto add = [&](std::string key) {
      columns.push_back({std::move(key), "", Align::kLeft});
    };
    for (const std::string& key : ReportHeadings()) add(key);
    for (const std::string& key : cells) add(key);
    add(std::string(kNotesHeading));
    return columns;
  }
  absl::Status CheckStream() const {
    if (out_) return absl::OkStatus();
    return absl::UnavailableError("the csv cannot be written");
  }

  std::ostream& out_;
  const std::vector<std::string> cells_;
  RowWriter rows_;
};

}  // namespace

std::unique_ptr<ReportTable> NewCsvTable(std::ostream& out,
                                         std::vector<std::string> cells,
                                         bool byte_order_mark) {
  if (byte_order_mark) out << kByteOrderMark;
  return std::make_unique<CsvTable>(out, std::move(cells));
}

}  // namespace disclosure::ctl
