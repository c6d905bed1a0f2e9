#ifndef DISCLOSURE_TESTS_IMPORTER_HTML_DOCUMENT_H_
#define DISCLOSURE_TESTS_IMPORTER_HTML_DOCUMENT_H_

#include <string>
#include <vector>

#include "disclosure/v1/report.pb.h"
#include "tests/importer/rendered_document.h"

namespace disclosure::importer {

// How a web page sets its tables.
struct HtmlStyle {
  // Headings and labels cover what belongs to them.
  bool merged_cells = true;
  // Everything stands in a cell of a table, beside a menu.
  bool in_layout_table = false;
  // No end tags of cells, rows and paragraphs.
  bool unclosed = false;
};

// The report as a web page, with the scripts and menus that these have.
std::string RenderHtml(const v1::AnnualReport& report,
                       const std::vector<PrintedTable>& tables,
                       const HtmlStyle& style);
std::string RenderHtml(const v1::AnnualReport& report, const HtmlStyle& style);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_TESTS_IMPORTER_HTML_DOCUMENT_H_
