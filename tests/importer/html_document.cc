#include "tests/importer/html_document.h"

#include <string_view>

#include "importer/cell_text.h"
#include "tests/importer/rendered_document.h"

namespace disclosure::importer {
namespace {

bool IsLabel(const std::string& cell) {
  return ReadCellText(cell).kind == CellKind::kText;
}

// Labels stand in the first three columns of table 3 and in all rows without
// figures.
bool MayMerge(const PrintedTable& table, size_t row, size_t column) {
  for (const std::string& cell : table.rows[row]) {
    if (ReadCellText(cell).kind == CellKind::kNumber) {
      return table.table == "applications" && column < 3;
    }
  }
  return true;
}

class TableWriter {
 public:
  TableWriter(const PrintedTable& table, const HtmlStyle& style)
      : table_(table), style_(style) {}

  std::string Write() {
    std::string html = "<table border=1>";
    for (size_t row = 0; row < table_.rows.size(); ++row) {
      html += "<tr>";
      for (size_t column = 0; column < table_.rows[row].size();) {
        html += Cell(row, column);
      }
      if (!style_.unclosed) html += "</tr>";
    }
    return html + "</table>";
  }

 private:
  // Goes on behind the cell and those it covers.
  std::string Cell(size_t row, size_t& column) {
    const PrintedRow& cells = table_.rows[row];
    const std::string& text = cells[column];
    size_t end = column + 1;
    while (style_.merged_cells && IsLabel(text) && end < cells.size() &&
           cells[end].empty() && MayMerge(table_, row, end)) {
      ++end;
    }
    std::string html = "<td";
    if (end - column > 1) {
      html += " colspan=\"" + std::to_string(end - column) + "\"";
    }
    html += "><p><span>" + text + "</span>";
    if (!style_.unclosed) html += "</p></td>";
    column = end;
    return html;
  }

  const PrintedTable& table_;
  const HtmlStyle& style_;
};

// The document with marks where the tables go.
std::string Paragraphs(const v1::AnnualReport& report,
                       const std::vector<PrintedTable>& tables,
                       const HtmlStyle& style) {
  std::vector<PrintedTable> marks;
  marks.reserve(tables.size());
  for (const PrintedTable& table : tables) {
    marks.push_back({table.table, {{"@" + table.table}}});
  }
  const std::string text = RenderDocument(report, Layout::kTabs, marks);
  std::string html;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = text.find('\n', begin);
    const std::string line = text.substr(begin, end - begin);
    begin = end + 1;
    if (!line.starts_with('@')) {
      html += "<p>&nbsp;&nbsp;" + line + (style.unclosed ? "" : "</p>");
      continue;
    }
    for (const PrintedTable& table : tables) {
      if (line == "@" + table.table) html += TableWriter(table, style).Write();
    }
  }
  return html;
}

}  // namespace

std::string RenderHtml(const v1::AnnualReport& report, const HtmlStyle& style) {
  return RenderHtml(report, PrintTables(report, PrintedNumber), style);
}

std::string RenderHtml(const v1::AnnualReport& report,
                       const std::vector<PrintedTable>& tables,
                       const HtmlStyle& style) {
  const std::string body = Paragraphs(report, tables, style);
  const std::string menu =
      "<ul class=\"nav\"><li><a>首页 1</a></li><li><a>政务公开</a></li></ul>"
      "<div><a>首页</a> &gt; <a>信息公开年报</a></div>";
  std::string html =
      "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>年报</title>"
      "<script>var figures = [1, 2, 3];</script>"
      "<style>td { width: 5px }</style></head><body>";
  if (style.in_layout_table) {
    html +=
        "<table><tr><td>" + menu + "</td><td>" + body + "</td></tr></table>";
  } else {
    html += menu + body;
  }
  return html + "<div class=\"footer\">备案号 12345678</div></body></html>";
}

}  // namespace disclosure::importer
