#include "disclosurectl/output/row_writer.h"

#include <algorithm>
#include <utility>

#include "disclosurectl/output/display_width.h"
#include "status/check.h"

namespace disclosure::ctl {
namespace {

constexpr std::string_view kGap = "  ";

void WriteCsvRow(std::ostream& out, const std::vector<std::string>& cells) {
  bool first = true;
  for (const std::string& cell : cells) {
    if (!std::exchange(first, false)) out << ',';
    out << CsvField(cell);
  }
  out << '\n';
}

}  // namespace

RowWriter::RowWriter(std::ostream& out, OutputFormat format,
                     std::vector<Column> columns)
    : out_(out), format_(format), columns_(std::move(columns)) {
  for (const Column& column : columns_) {
    widths_.push_back(DisplayWidth(column.title));
  }
}

RowWriter::~RowWriter() {
  Finish();
}

void RowWriter::Row(std::vector<std::string> cells) {
  CHECK_EQ(cells.size(), columns_.size());
  if (format_ == OutputFormat::kCsv) {
    WriteHeading();
    WriteCsvRow(out_, cells);
    return;
  }
  for (size_t i = 0; i < cells.size(); ++i) {
    widths_[i] = std::max(widths_[i], DisplayWidth(cells[i]));
  }
  block_.push_back(std::move(cells));
  if (block_.size() == kRowsPerBlock) WriteBlock();
}

void RowWriter::Finish() {
  WriteHeading();
  WriteBlock();
}

void RowWriter::WriteHeading() {
  if (std::exchange(heading_written_, true)) return;
  const bool is_csv = format_ == OutputFormat::kCsv;
  std::vector<std::string> titles;
  for (const Column& column : columns_) {
    titles.push_back(is_csv ? column.key : column.title);
  }
  if (is_csv) {
    WriteCsvRow(out_, titles);
  } else {
    WriteTableRow(titles);
  }
}

void RowWriter::WriteBlock() {
  if (!block_.empty()) WriteHeading();
  for (const std::vector<std::string>& cells : block_) WriteTableRow(cells);
  block_.clear();
}

void RowWriter::WriteTableRow(const std::vector<std::string>& cells) {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) line += kGap;
    const std::string padding(widths_[i] - DisplayWidth(cells[i]), ' ');
    if (columns_[i].align == Align::kRight) line += padding;
    line += cells[i];
    if (columns_[i].align == Align::kLeft) line += padding;
  }
  line.erase(line.find_last_not_of(' ') + 1);
  out_ << line << '\n';
}

std::string CsvField(std::string_view text) {
  const bool is_plain = text.find_first_of(",\"\r\n") == text.npos &&
                        !text.starts_with(' ') && !text.ends_with(' ');
  if (is_plain) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace disclosure::ctl
