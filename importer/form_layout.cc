#include "importer/form_layout.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "importer/folded_text.h"

namespace disclosure::importer {
namespace {

using form::Cell;
using form::CellIndex;

constexpr std::string_view kColumnSeparator = " · ";

std::string TableOf(const Cell& cell) {
  return cell.name.substr(0, cell.name.find('.'));
}

// A cell's label as row and column. Rows with columns of their own message say
// "row · column", table 2 "row column", the annex of 2014 has rows only.
std::pair<std::string, std::string> RowAndColumn(const Cell& cell) {
  const std::string& label = cell.label_zh;
  if (const size_t dot = label.find(kColumnSeparator);
      dot != std::string::npos) {
    return {label.substr(0, dot), label.substr(dot + kColumnSeparator.size())};
  }
  const size_t space =
      TableOf(cell) == "proactive" ? label.rfind(' ') : std::string::npos;
  if (space == std::string::npos) return {label, ""};
  return {label.substr(0, space), label.substr(space + 1)};
}

// 规范性文件 and 行政规范性文件 are one row: one name ends with the other.
bool SameRow(std::string_view a, std::string_view b) {
  return a.ends_with(b) || b.ends_with(a);
}

void AddLabel(const std::string& label, LayoutRow& row) {
  const std::u32string core = CoreOf(label);
  if (std::ranges::find(row.cores, core) != row.cores.end()) return;
  row.cores.push_back(core);
}

// Walks all cells of all forms, so that a row knows every wording of its label.
std::vector<LayoutRow> RowsOfAllForms(const form::Catalogue& catalogue) {
  std::vector<LayoutRow> rows;
  for (const Cell& cell : catalogue.cells()) {
    if (cell.IsNarrative()) continue;
    const std::string label = RowAndColumn(cell).first;
    const std::string table = TableOf(cell);
    const bool continues = !rows.empty() && rows.back().table == table &&
                           table != "annex_2014" &&
                           SameRow(rows.back().label, label);
    if (!continues) rows.push_back({table, label, {}, {}});
    AddLabel(label, rows.back());
    rows.back().cells.push_back(cell.index);
  }
  return rows;
}

// The wording that the form itself has: that of a cell no other form asks for,
// else the first.
std::string LabelIn(v1::Form form, const LayoutRow& row,
                    const form::Catalogue& catalogue) {
  const uint32_t only = uint32_t{1} << static_cast<unsigned>(form);
  for (const CellIndex index : row.cells) {
    const Cell& cell = catalogue.cell(index);
    if (cell.forms == only) return RowAndColumn(cell).first;
  }
  return RowAndColumn(catalogue.cell(row.cells.front())).first;
}

// All of table 4 behind the labels of its columns.
LayoutRow WholeDisputes(const std::vector<LayoutRow>& rows,
                        const form::Catalogue& catalogue) {
  LayoutRow whole;
  whole.table = "disputes";
  for (const LayoutRow& row : rows) {
    if (row.table != whole.table) continue;
    whole.cells.insert(whole.cells.end(), row.cells.begin(), row.cells.end());
    if (!whole.cores.empty()) continue;
    std::string columns;
    for (const CellIndex index : row.cells) {
      columns += RowAndColumn(catalogue.cell(index)).second;
    }
    whole.label = columns;
    AddLabel(columns, whole);
  }
  return whole;
}

bool IsNumberOfChinese(std::u32string_view text) {
  constexpr std::u32string_view kNumbers = U"一二三四五六七八九十";
  return text.size() <= 2 && std::ranges::all_of(text, [&](char32_t code) {
           return kNumbers.find(code) != std::u32string_view::npos;
         });
}

bool IsNumber(std::u32string_view text) {
  return std::ranges::all_of(
      text, [](char32_t code) { return code >= U'0' && code <= U'9'; });
}

}  // namespace

std::u32string CoreOf(const std::string& label) {
  const FoldedText folded = Fold(label);
  std::u32string_view rest = folded.characters;
  size_t at = 0;
  while (at < folded.size()) {
    size_t end = at + 1;
    while (end < folded.size() && !folded.begins_word[end]) ++end;
    const std::u32string_view word = rest.substr(at, end - at);
    const bool counts =
        IsNumberOfChinese(word) || IsNumber(word) || word == U"其中";
    if (!counts || end == folded.size()) break;
    at = end;
  }
  return std::u32string(rest.substr(at));
}

FormLayout::FormLayout(v1::Form asked, const form::Catalogue& catalogue)
    : form(asked) {
  bool disputes_added = false;
  const std::vector<LayoutRow> all = RowsOfAllForms(catalogue);
  for (LayoutRow row : all) {
    std::erase_if(row.cells, [&](CellIndex index) {
      return !catalogue.cell(index).BelongsTo(form);
    });
    if (row.cells.empty()) continue;
    if (row.table == "disputes" && !disputes_added) {
      disputes_added = true;
      disputes_row = static_cast<int>(rows.size());
      rows.push_back(WholeDisputes(all, catalogue));
    }
    row.label = LabelIn(form, row, catalogue);
    rows.push_back(std::move(row));
  }
}

}  // namespace disclosure::importer
