#include "tests/importer/table_damage.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/support/catalogue.h"

namespace disclosure::importer {
namespace {

using form::Cell;
using form::CellIndex;

// Columns of labels before the figures of table 3, and rows of headings.
constexpr size_t kLabelColumns = 3;
constexpr size_t kHeadingRows = 3;
constexpr size_t kApplicantColumns = 7;
// A label that loses a part must keep enough to be known by.
constexpr size_t kLongLabelBytes = 24;

std::vector<CellIndex> CellsOf(const v1::AnnualReport& report,
                               const std::string& table) {
  std::vector<CellIndex> cells;
  for (const CellIndex index : TestCatalogue().CellsOf(report.form())) {
    if (TestCatalogue().cell(index).name.starts_with(table + ".")) {
      cells.push_back(index);
    }
  }
  return cells;
}

bool IsHeading(const PrintedRow& row) {
  return row.size() == 1 || row[0] == "信息内容" || row[0] == "统计指标";
}

bool IsDigits(const std::string& text) {
  return !text.empty() &&
         text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

TableDamage::TableDamage(const v1::AnnualReport& report,
                         std::mt19937_64& random)
    : random_(random),
      tables_(PrintTables(report, PrintedNumber)),
      shown_(CellsByReflection(report)) {
  for (size_t table = 0; table < tables_.size(); ++table) {
    FindRowsOf(table, CellsOf(report, tables_[table].table));
  }
}

void TableDamage::FindRowsOf(size_t table,
                             const std::vector<CellIndex>& cells) {
  const PrintedTable& printed = tables_[table];
  size_t next = 0;
  for (size_t row = 0; row < printed.rows.size(); ++row) {
    const PrintedRow& texts = printed.rows[row];
    DataRow data{.table = table, .row = row, .first_column = 1, .cells = {}};
    size_t figures = texts.size() - 1;
    if (printed.table == "applications") {
      if (row < kHeadingRows) continue;
      data.first_column = kLabelColumns;
      figures = kApplicantColumns;
    } else if (printed.table == "disputes") {
      if (row < kHeadingRows) continue;
      data.first_column = 0;
      figures = texts.size();
    } else if (IsHeading(texts)) {
      continue;
    } else if (printed.table == "annex_2014") {
      data.first_column = 2;
      figures = 1;
    }
    for (size_t i = 0; i < figures; ++i) data.cells.push_back(cells[next++]);
    rows_.push_back(std::move(data));
  }
}

TableDamage::DataRow* TableDamage::FreshRow(const std::string& table) {
  std::vector<DataRow*> fresh;
  for (DataRow& row : rows_) {
    if (row.touched) continue;
    if (table.empty() || tables_[row.table].table == table) {
      fresh.push_back(&row);
    }
  }
  return fresh.empty() ? nullptr : fresh[Below(fresh.size())];
}

std::string& TableDamage::Text(const DataRow& row, size_t figure) {
  return tables_[row.table].rows[row.row][row.first_column + figure];
}

// The last filled cell before the figures, that of a unit left out.
std::string* TableDamage::LabelOf(const DataRow& row) {
  PrintedRow& texts = tables_[row.table].rows[row.row];
  if (tables_[row.table].table == "annex_2014") return &texts[0];
  for (size_t column = row.first_column; column > 0; --column) {
    if (!texts[column - 1].empty()) return &texts[column - 1];
  }
  return nullptr;
}

void TableDamage::Touch(DataRow& row, const std::string& defect) {
  row.touched = true;
  damaged_.insert(row.cells.begin(), row.cells.end());
  absl::StrAppend(&defects_, defects_.empty() ? "" : ", ", defect);
  if (const std::string* label = LabelOf(row)) {
    absl::StrAppend(&defects_, " of ", *label);
  }
}

void TableDamage::Mark() {
  constexpr std::array<const char*, 8> kMarks = {"/",  "-",  "—",  "无",
                                                 "－", "——", "\\", "*"};
  DataRow* row = FreshRow();
  if (row == nullptr) return;
  const size_t figure = Below(row->cells.size());
  Text(*row, figure) = kMarks[Below(kMarks.size())];
  Lose(row->cells[figure]);
  Touch(*row, "mark");
}

void TableDamage::AddUnit() {
  DataRow* row = FreshRow();
  if (row == nullptr) return;
  const size_t figure = Below(row->cells.size());
  const Cell& cell = TestCatalogue().cell(row->cells[figure]);
  if (cell.name == "proactive.procurement_amount_yuan") return;
  absl::StrAppend(&Text(*row, figure), OneIn(2) ? " " : "", cell.unit);
  Touch(*row, "unit");
}

void TableDamage::Widen() {
  constexpr std::array<const char*, 10> kWide = {"０", "１", "２", "３", "４",
                                                 "５", "６", "７", "８", "９"};
  DataRow* row = FreshRow();
  if (row == nullptr) return;
  std::string& text = Text(*row, Below(row->cells.size()));
  std::string wide;
  for (const char c : text) {
    wide += c >= '0' && c <= '9' ? kWide[static_cast<size_t>(c - '0')]
                                 : std::string(1, c);
  }
  text = wide;
  Touch(*row, "full-width digits");
}

void TableDamage::GroupThousands() {
  DataRow* row = FreshRow();
  if (row == nullptr) return;
  for (size_t figure = 0; figure < row->cells.size(); ++figure) {
    std::string& text = Text(*row, figure);
    if (!IsDigits(text) || text.size() <= 3) continue;
    for (size_t at = text.size() - 3;
         at > 0 && at<text.size(); at = at> 3 ? at - 3 : 0) {
      text.insert(at, OneIn(2) ? "," : "，");
    }
    Touch(*row, "thousands separators");
    return;
  }
}

void TableDamage::Sign() {
  DataRow* row = FreshRow("proactive");
  if (row == nullptr) return;
  for (size_t figure = 0; figure < row->cells.size(); ++figure) {
    const CellIndex cell = row->cells[figure];
    if (!TestCatalogue().cell(cell).negative_allowed) continue;
    std::string& text = Text(*row, figure);
    if (OneIn(2)) {
      text.insert(0, "+");
    } else {
      text.insert(0, OneIn(2) ? "-" : "－");
      shown_.Set(cell, -shown_.ValueOrZero(cell));
    }
    Touch(*row, "sign");
    return;
  }
}

void TableDamage::PadWithBlanks() {
  constexpr std::array<const char*, 4> kBlanks = {"\u00A0", "\u3000", "&nbsp;",
                                                  "\u200B"};
  DataRow* row = FreshRow();
  if (row == nullptr) return;
  const std::string blank = kBlanks[Below(kBlanks.size())];
  for (size_t figure = 0; figure < row->cells.size(); ++figure) {
    std::string& text = Text(*row, figure);
    text.insert(0, blank).append(blank);
  }
  Touch(*row, "blanks around figures");
}

void TableDamage::MakeUnreadable() {
  constexpr std::array<const char*, 4> kUnreadable = {"若干", "约20", "1.57",
                                                      "？"};
  DataRow* row = FreshRow();
  if (row == nullptr) return;
  const size_t figure = Below(row->cells.size());
  if (TestCatalogue().cell(row->cells[figure]).is_money) return;
  Text(*row, figure) = kUnreadable[Below(kUnreadable.size())];
  Lose(row->cells[figure]);
  Touch(*row, "unreadable");
}

void TableDamage::DropRow() {
  DataRow* row = FreshRow();
  if (row == nullptr || LabelOf(*row) == nullptr) return;
  dropped_rows_.emplace(row->table, row->row);
  for (const CellIndex cell : row->cells) Lose(cell);
  Touch(*row, "dropped row");
}

void TableDamage::CutLabel() {
  DataRow* row = FreshRow();
  std::string* label = row == nullptr ? nullptr : LabelOf(*row);
  if (label == nullptr || label->size() < kLongLabelBytes) return;
  Touch(*row, "cut label");
  label->resize(label->size() - 3 * (1 + Below(2)));
}

void TableDamage::MisspellLabel() {
  DataRow* row = FreshRow();
  std::string* label = row == nullptr ? nullptr : LabelOf(*row);
  if (label == nullptr || label->size() < kLongLabelBytes) return;
  Touch(*row, "misspelt label");
  label->replace(label->size() - 6, 3, "倍");
}

void TableDamage::GarbleLabel() {
  DataRow* row = FreshRow();
  std::string* label = row == nullptr ? nullptr : LabelOf(*row);
  if (label == nullptr) return;
  Touch(*row, "garbled label");
  *label = "锟斤拷烫烫烫";
  for (const CellIndex cell : row->cells) Lose(cell);
}

// "4.保护第三方合法权 | 0 | …", and below it "益".
void TableDamage::ContinueLabelBehind() {
  DataRow* row = FreshRow("applications");
  std::string* label = row == nullptr ? nullptr : LabelOf(*row);
  if (label == nullptr || label->size() < kLongLabelBytes) return;
  Touch(*row, "label that goes on behind its figures");
  PrintedRow rest(kLabelColumns + kApplicantColumns);
  rest[kLabelColumns - 1] = label->substr(label->size() - 3);
  label->resize(label->size() - 3);
  insertions_.push_back({row->table, row->row, rest});
}

void TableDamage::BlankCells() {
  DataRow* row = FreshRow("applications");
  if (row == nullptr) return;
  Touch(*row, "blank cells");
  for (size_t figure = 0; figure < row->cells.size(); ++figure) {
    if (!OneIn(3)) continue;
    Text(*row, figure).clear();
    Lose(row->cells[figure]);
  }
}

void TableDamage::InsertStrangeRow() {
  DataRow* row = FreshRow("applications");
  if (row == nullptr) return;
  Touch(*row, "strange row below that");
  insertions_.push_back(
      {row->table,
       row->row,
       {"", "", OneIn(2) ? "小计" : "其中：涉及土地征收的申请", "1", "1", "1",
        "1", "1", "1", "6"}});
}

void TableDamage::RepeatRow() {
  DataRow* row = FreshRow("applications");
  if (row == nullptr) return;
  Touch(*row, "repeated row");
  insertions_.push_back(
      {row->table, row->row, tables_[row->table].rows[row->row]});
}

void TableDamage::DropHeadings() {
  for (size_t table = 0; table < tables_.size(); ++table) {
    if (tables_[table].table != "applications") continue;
    for (size_t row = 0; row < kHeadingRows; ++row) {
      dropped_rows_.emplace(table, row);
    }
    absl::StrAppend(&defects_, defects_.empty() ? "" : ", ", "no headings");
  }
}

void TableDamage::BareDisputes() {
  DataRow* row = FreshRow("disputes");
  if (row == nullptr) return;
  Touch(*row, "table 4 without headings");
  for (size_t heading = 0; heading < kHeadingRows; ++heading) {
    dropped_rows_.emplace(row->table, heading);
  }
}

void TableDamage::EmptyTotals() {
  for (DataRow& row : rows_) {
    if (tables_[row.table].table != "applications" || row.touched) continue;
    Text(row, kApplicantColumns - 1).clear();
    Lose(row.cells.back());
    damaged_.insert(row.cells.begin(), row.cells.end());
    row.touched = true;
  }
  absl::StrAppend(&defects_, defects_.empty() ? "" : ", ", "empty totals");
}

void TableDamage::OnlyTotals() {
  for (DataRow& row : rows_) {
    if (tables_[row.table].table != "applications" || row.touched) continue;
    for (size_t figure = 0; figure + 1 < kApplicantColumns; ++figure) {
      Text(row, figure).clear();
      Lose(row.cells[figure]);
    }
    damaged_.insert(row.cells.begin(), row.cells.end());
    row.touched = true;
  }
  absl::StrAppend(&defects_, defects_.empty() ? "" : ", ", "only totals");
}

void TableDamage::DropTable() {
  // Two tables must be left, so that the form can be told.
  if (tables_.size() < 3 || !dropped_tables_.empty()) return;
  const size_t table = Below(tables_.size());
  dropped_tables_.insert(tables_[table].table);
  for (DataRow& row : rows_) {
    if (row.table != table) continue;
    for (const CellIndex cell : row.cells) Lose(cell);
    damaged_.insert(row.cells.begin(), row.cells.end());
    row.touched = true;
  }
  absl::StrAppend(&defects_, defects_.empty() ? "" : ", ", "no table ",
                  tables_[table].table);
}

void TableDamage::AddDefect() {
  struct Defect {
    void (TableDamage::*add)();
    // How often, compared with the others.
    int weight;
  };
  constexpr std::array kDefects = std::to_array<Defect>({
      {&TableDamage::Mark, 4},           {&TableDamage::AddUnit, 4},
      {&TableDamage::Widen, 4},          {&TableDamage::GroupThousands, 4},
      {&TableDamage::Sign, 4},           {&TableDamage::PadWithBlanks, 4},
      {&TableDamage::MakeUnreadable, 4}, {&TableDamage::DropRow, 4},
      {&TableDamage::CutLabel, 4},       {&TableDamage::MisspellLabel, 4},
      {&TableDamage::GarbleLabel, 3},    {&TableDamage::ContinueLabelBehind, 4},
      {&TableDamage::BlankCells, 4},     {&TableDamage::InsertStrangeRow, 4},
      {&TableDamage::RepeatRow, 3},      {&TableDamage::DropHeadings, 2},
      {&TableDamage::BareDisputes, 2},   {&TableDamage::EmptyTotals, 1},
      {&TableDamage::OnlyTotals, 1},     {&TableDamage::DropTable, 1},
  });
  int all = 0;
  for (const Defect& defect : kDefects) all += defect.weight;
  auto place = static_cast<int>(Below(static_cast<size_t>(all)));
  for (const Defect& defect : kDefects) {
    place -= defect.weight;
    if (place < 0) return (this->*defect.add)();
  }
}

std::vector<PrintedTable> TableDamage::TakeTables() {
  // From below, so that the places above stay what they are.
  std::ranges::stable_sort(insertions_, std::greater(), &Insertion::below);
  for (const Insertion& insertion : insertions_) {
    auto& rows = tables_[insertion.table].rows;
    rows.insert(rows.begin() + static_cast<ptrdiff_t>(insertion.below) + 1,
                insertion.row);
  }
  for (auto at = dropped_rows_.rbegin(); at != dropped_rows_.rend(); ++at) {
    const size_t table = at->first;
    const size_t row = at->second;
    // Insertions have moved what was below them.
    const auto above = static_cast<size_t>(
        std::ranges::count_if(insertions_, [&](const Insertion& insertion) {
          return insertion.table == table && insertion.below < row;
        }));
    auto& rows = tables_[table].rows;
    rows.erase(rows.begin() + static_cast<ptrdiff_t>(row + above));
  }
  std::erase_if(tables_, [&](const PrintedTable& table) {
    return dropped_tables_.contains(table.table);
  });
  return std::move(tables_);
}

}  // namespace disclosure::importer
