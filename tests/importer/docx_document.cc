#include "tests/importer/docx_document.h"

#include "importer/cell_text.h"
#include "tests/importer/rendered_document.h"
#include "tests/support/zip_bytes.h"

namespace disclosure::importer {
namespace {

std::string Paragraph(const std::string& text) {
  // Word breaks text into runs wherever it was edited.
  size_t middle = text.size() / 2;
  while (middle > 0 && (text[middle] & 0xC0) == 0x80) --middle;
  return "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>" +
         text.substr(0, middle) + "</w:t></w:r><w:r><w:t>" +
         text.substr(middle) + "</w:t></w:r></w:p>";
}

std::string DocxCell(const std::string& text, size_t columns) {
  return "<w:tc><w:tcPr><w:tcW w:w=\"100\"/><w:gridSpan w:val=\"" +
         std::to_string(columns) + "\"/></w:tcPr>" + Paragraph(text) +
         "</w:tc>";
}

bool HasFigures(const PrintedRow& row) {
  for (const std::string& cell : row) {
    if (ReadCellText(cell).kind == CellKind::kNumber) return true;
  }
  return false;
}

std::string Row(const PrintedRow& row) {
  const bool merge = !HasFigures(row);
  std::string xml = "<w:tr>";
  for (size_t column = 0; column < row.size();) {
    size_t end = column + 1;
    while (merge && end < row.size() && row[end].empty()) ++end;
    xml += DocxCell(row[column], end - column);
    column = end;
  }
  return xml + "</w:tr>";
}

std::string Table(const PrintedTable& table) {
  std::string xml = "<w:tbl><w:tblPr/><w:tblGrid/>";
  for (const PrintedRow& row : table.rows) xml += Row(row);
  return xml + "</w:tbl>";
}

}  // namespace

std::string DocxXmlOf(std::string_view body) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/"
      "wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats."
      "org/markup-compatibility/2006\"><w:body>";
  xml += body;
  return xml + "<w:sectPr/></w:body></w:document>";
}

std::string DocxOf(std::string_view body) {
  return ZipBytes({{"[Content_Types].xml", "<Types/>"},
                   {"word/document.xml", DocxXmlOf(body)},
                   {"word/header1.xml", "<w:hdr/>"}});
}

std::string DocxRow(const std::vector<std::string>& cells) {
  std::string xml = "<w:tr>";
  for (const std::string& cell : cells) {
    xml += "<w:tc><w:p><w:r><w:t>" + cell + "</w:t></w:r></w:p></w:tc>";
  }
  return xml + "</w:tr>";
}

std::string RenderDocx(const v1::AnnualReport& report) {
  return RenderDocx(report, PrintTables(report, PrintedNumber));
}

std::string RenderDocx(const v1::AnnualReport& report,
                       const std::vector<PrintedTable>& tables) {
  std::vector<PrintedTable> marks;
  marks.reserve(tables.size());
  for (const PrintedTable& table : tables) {
    marks.push_back({table.table, {{"@" + table.table}}});
  }
  const std::string text = RenderDocument(report, Layout::kTabs, marks);
  std::string body;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = text.find('\n', begin);
    const std::string line = text.substr(begin, end - begin);
    begin = end + 1;
    if (!line.starts_with('@')) body += Paragraph(line);
    for (const PrintedTable& table : tables) {
      if (line == "@" + table.table) body += Table(table);
    }
  }
  return DocxOf(body);
}

}  // namespace disclosure::importer
