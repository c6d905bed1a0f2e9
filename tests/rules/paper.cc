#include "tests/rules/paper.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "status/check.h"

namespace disclosure::rules {

using disclosure::v1::Form;
using disclosure::v1::FORM_2014;
using form::Cell;

Paper::Paper(Form form) : form_(form) {
  if (form == FORM_2014) {
    AddAnnexSums();
  } else {
    AddApplicationSums();
    for (const int row : {301, 311, 321}) AddDisputeSum(row);
  }
  for (const NaiveSum& sum : sums_) {
    for (const auto* side : {&sum.left, &sum.right}) {
      for (const Cell* cell : *side) summed_.insert(cell);
    }
  }
}

std::vector<const Cell*> Paper::Cells() const {
  std::vector<const Cell*> cells;
  for (const form::CellIndex index : TestCatalogue().CellsOf(form_)) {
    cells.push_back(&TestCatalogue().cell(index));
  }
  return cells;
}

std::vector<const Cell*> Paper::SummedCells() const {
  std::vector<const Cell*> cells(summed_.begin(), summed_.end());
  std::ranges::sort(cells, {}, &Cell::index);
  return cells;
}

bool Paper::Holds(const NaiveSum& sum, const Values& values) {
  int64_t off = 0;
  for (const Cell* cell : sum.left) off += values.at(cell);
  for (const Cell* cell : sum.right) off -= values.at(cell);
  return off == 0;
}

bool Paper::AllHold(const Values& values) const {
  return std::ranges::all_of(
      sums_, [&](const NaiveSum& sum) { return Holds(sum, values); });
}

const Cell* Paper::At(int row, int column) const {
  for (const Cell& cell : TestCatalogue().cells()) {
    if (cell.row == row && cell.column == column && cell.BelongsTo(form_)) {
      return &cell;
    }
  }
  return nullptr;
}

bool Paper::Above(const Cell& a, const Cell& b, Form form) {
  if (a.row >= b.row || a.column != b.column || IsOfTable4(a)) return false;
  if (a.row / 100 != b.row / 100) return false;
  return std::ranges::none_of(
      TestCatalogue().cells(), [&](const Cell& between) {
        return between.column == a.column && between.BelongsTo(form) &&
               between.row > a.row && between.row < b.row;
      });
}

bool Paper::LeftOf(const Cell& a, const Cell& b) {
  if (IsOfTable4(a) && IsOfTable4(b)) return b.index == a.index + 1;
  return a.row == b.row && b.column == a.column + 1;
}

bool Paper::Neighbours(const Cell& a, const Cell& b) const {
  return LeftOf(a, b) || LeftOf(b, a) || Above(a, b, form_) ||
         Above(b, a, form_);
}

bool Paper::InOneLine(const Cell& a, const Cell& b) {
  if (a.row / 100 != b.row / 100) return false;
  return IsOfTable4(a) || a.row == b.row || a.column == b.column;
}

std::vector<const Cell*> Paper::RowsOf(int first, int last, int column) const {
  std::vector<const Cell*> cells;
  for (int row = first; row <= last; ++row) {
    if (const Cell* cell = At(row, column)) cells.push_back(cell);
  }
  return cells;
}

std::vector<const Cell*> Paper::ColumnsOf(int row, int first, int last) const {
  std::vector<const Cell*> cells;
  for (int column = first; column <= last; ++column) {
    cells.push_back(At(row, column));
  }
  return cells;
}

void Paper::AddApplicationSums() {
  for (int column = 1; column <= 7; ++column) {
    sums_.push_back({RowsOf(201, 202, column), RowsOf(225, 226, column)});
    sums_.push_back({{At(225, column)}, RowsOf(203, 224, column)});
  }
  for (int row = 201; row <= 226; ++row) {
    if (At(row, 7) == nullptr) continue;
    sums_.push_back({{At(row, 7)}, ColumnsOf(row, 1, 6)});
  }
}

void Paper::AddDisputeSum(int row) {
  const Cell* first = nullptr;
  for (const Cell& cell : TestCatalogue().cells()) {
    if (cell.row == row && cell.BelongsTo(form_) &&
        (first == nullptr || cell.column < first->column)) {
      first = &cell;
    }
  }
  CHECK(first != nullptr);
  const int column = first->column;
  sums_.push_back({{At(row, column + 4)}, ColumnsOf(row, column, column + 3)});
}

void Paper::AddAnnexSums() {
  const auto one = [&](int row) { return At(row, 0); };
  sums_.push_back({{one(417)}, RowsOf(418, 421, 0)});
  sums_.push_back({{one(422)}, RowsOf(423, 424, 0)});
  std::vector<const Cell*> answers = RowsOf(426, 429, 0);
  for (const Cell* cell : RowsOf(436, 439, 0)) answers.push_back(cell);
  sums_.push_back({{one(425)}, answers});
  sums_.push_back({{one(429)}, RowsOf(430, 435, 0)});
  sums_.push_back({{one(440)}, RowsOf(441, 443, 0)});
  sums_.push_back({{one(444)}, RowsOf(445, 447, 0)});
  sums_.push_back({{one(452)}, RowsOf(453, 454, 0)});
}

Values With(Values values, const std::map<const Cell*, int64_t>& changed) {
  for (const auto& [cell, value] : changed) values[cell] = value;
  return values;
}

std::string InShort(const Slip& slip) {
  std::string text = disclosure::v1::RepairKind_Name(slip.kind).substr(12);
  std::vector<std::string> cells;
  for (const auto& [cell, value] : slip.after) {
    cells.push_back(absl::StrCat(" ", cell->name, "=", value));
  }
  std::ranges::sort(cells);
  for (const std::string& cell : cells) text += cell;
  return text;
}

}  // namespace disclosure::rules
