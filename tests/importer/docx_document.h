#ifndef DISCLOSURE_TESTS_IMPORTER_DOCX_DOCUMENT_H_
#define DISCLOSURE_TESTS_IMPORTER_DOCX_DOCUMENT_H_

#include <string>
#include <string_view>
#include <vector>

#include "disclosure/v1/report.pb.h"
#include "tests/importer/rendered_document.h"

namespace disclosure::importer {

// The main part of a Word document of this body.
std::string DocxXmlOf(std::string_view body);

// A Word document of this body.
std::string DocxOf(std::string_view body);

// <w:tr> with a cell for each text.
std::string DocxRow(const std::vector<std::string>& cells);

// The report as a Word document; headings and labels of its tables cover what
// belongs to them.
std::string RenderDocx(const v1::AnnualReport& report,
                       const std::vector<PrintedTable>& tables);
std::string RenderDocx(const v1::AnnualReport& report);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_TESTS_IMPORTER_DOCX_DOCUMENT_H_
