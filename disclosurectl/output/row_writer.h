#ifndef DISCLOSURE_DISCLOSURECTL_OUTPUT_ROW_WRITER_H_
#define DISCLOSURE_DISCLOSURECTL_OUTPUT_ROW_WRITER_H_

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "disclosurectl/language.h"
#include "disclosurectl/output/output_format.h"

namespace disclosure::ctl {

enum class Align { kLeft, kRight };

struct Column {
  // The heading in csv, the same in every language: "division_code".
  std::string key;
  // The heading in a table.
  std::string title;
  Align align = Align::kLeft;
};

// Writes rows of text as a table for people or as csv for programs (RFC 4180,
// lines end in a line feed). Memory is bounded: a table is laid out in blocks,
// and a later block may be wider than an earlier one.
class RowWriter {
 public:
  // Of a table, lays out so many rows at once.
  static constexpr size_t kRowsPerBlock = 2'000;

  // For kTable and kCsv.
  RowWriter(std::ostream& out, OutputFormat format,
            std::vector<Column> columns);
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;
  // Finishes.
  ~RowWriter();

  // One text a column.
  void Row(std::vector<std::string> cells);
  // Writes what is still held back. A table without rows has a heading.
  void Finish();

 private:
  void WriteHeading();
  void WriteBlock();
  void WriteTableRow(const std::vector<std::string>& cells);

  std::ostream& out_;
  const OutputFormat format_;
  const std::vector<Column> columns_;
  std::vector<size_t> widths_;
  std::vector<std::vector<std::string>> block_;
  bool heading_written_ = false;
};

// One field of csv: quoted if it has to be.
std::string CsvField(std::string_view text);

}  // namespace disclosure::ctl

#endif  // DISCLOSURE_DISCLOSURECTL_OUTPUT_ROW_WRITER_H_
