#ifndef DISCLOSURE_IMPORTER_FORM_LAYOUT_H_
#define DISCLOSURE_IMPORTER_FORM_LAYOUT_H_

#include <string>
#include <vector>

#include "disclosure/v1/cell.pb.h"
#include "form/catalogue.h"

namespace disclosure::importer {

// One row of a printed table: a label, and the figures that stand behind it.
struct LayoutRow {
  // The field of AnnualReport: "proactive", "applications", "disputes",
  // "annex_2014".
  std::string table;
  // As the form prints it: "一、本年新收政府信息公开申请数量".
  std::string label;
  // What identifies the row, folded, without enumeration and explanation; more
  // than one where the forms word it differently.
  std::vector<std::u32string> cores;
  // In the order of the columns.
  std::vector<form::CellIndex> cells;
};

// The rows of one form in printed order, made from the catalogue. Table 4, all
// on one row of numbers, is a row of 15 cells under the labels of its columns;
// its three groups follow as rows of their own, for documents that set them so.
struct FormLayout {
  v1::Form form = v1::FORM_UNSPECIFIED;
  std::vector<LayoutRow> rows;

  FormLayout(v1::Form asked, const form::Catalogue& catalogue);

  // The row of 15 cells; -1 in forms without table 4.
  int disputes_row = -1;
};

// `label` folded, without what only counts the rows: 一、 （一） 1. 其中：
std::u32string CoreOf(const std::string& label);

}  // namespace disclosure::importer

#endif  // DISCLOSURE_IMPORTER_FORM_LAYOUT_H_
