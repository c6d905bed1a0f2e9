#ifndef DISCLOSURE_TESTS_IMPORTER_RENDERED_DOCUMENT_H_
#define DISCLOSURE_TESTS_IMPORTER_RENDERED_DOCUMENT_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "disclosure/v1/report.pb.h"
#include "form/catalogue.h"

namespace disclosure::importer {

// How a document sets its tables.
enum class Layout {
  kTabs,
  kPipes,
  kMarkdown,
  kSpaces,
  kCellPerLine,
  kCellPerLineWithBlankLines,
  kCellAndPipePerLine,
  kOneLine,
  kOneLineOfPipes,
};

inline constexpr Layout kLayouts[] = {
    Layout::kTabs,
    Layout::kPipes,
    Layout::kMarkdown,
    Layout::kSpaces,
    Layout::kCellPerLine,
    Layout::kCellPerLineWithBlankLines,
    Layout::kCellAndPipePerLine,
    Layout::kOneLine,
    Layout::kOneLineOfPipes,
};

std::string NameOf(Layout layout);
// Whether an empty cell leaves a trace.
bool ShowsBlanks(Layout layout);

// A table as rows of cells; what a merged cell covers is empty.
using PrintedRow = std::vector<std::string>;
struct PrintedTable {
  std::string table;
  std::vector<PrintedRow> rows;
};

// What a document prints in a cell; by default the number alone.
using CellPrinter =
    std::function<std::string(const form::Cell&, std::optional<int64_t>)>;

// The number of the cell, money in the unit of the form; empty for a blank.
std::string PrintedNumber(const form::Cell& cell, std::optional<int64_t> value);

// The tables of the report's form, as its official template sets them.
std::vector<PrintedTable> PrintTables(const v1::AnnualReport& report,
                                      const CellPrinter& print);

// A whole document: title, preface, parts with the tables, signature.
std::string RenderDocument(const v1::AnnualReport& report, Layout layout,
                           const std::vector<PrintedTable>& tables);
std::string RenderDocument(const v1::AnnualReport& report, Layout layout);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_TESTS_IMPORTER_RENDERED_DOCUMENT_H_
