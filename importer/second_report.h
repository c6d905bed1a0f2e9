#ifndef DISCLOSURE_IMPORTER_SECOND_REPORT_H_
#define DISCLOSURE_IMPORTER_SECOND_REPORT_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "importer/form_layout.h"
#include "importer/prose.h"
#include "importer/table_reader.h"
#include "importer/token.h"

namespace disclosure::importer {

// Where a document goes on with another report.
struct SecondReport {
  // Its first byte, and the line of its title.
  size_t begin = 0;
  int line = 0;
  std::string title;
};

// Finds it by a further title of which one can tell that it begins a report: a
// table stands before it and once more behind it, or several parts do, if it
// names a year.
// The title on top of each page, a table of contents and links to other reports
// are none.
std::optional<SecondReport> FindSecondReport(std::string_view document,
                                             std::span<const ProseLine> lines,
                                             const TokenStream& tokens,
                                             const TableReading& reading,
                                             const FormLayout& layout);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_SECOND_REPORT_H_
