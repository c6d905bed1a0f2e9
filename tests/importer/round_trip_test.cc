// Random reports in random layouts with random defects: what comes back is the
// same, or marked.
#include <algorithm>
#include <functional>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "divisions/division_tree.h"
#include "gtest/gtest.h"
#include "importer/importer.h"
#include "importer/protocol_text.h"
#include "status/check.h"
#include "tests/importer/rendered_document.h"
#include "tests/support/catalogue.h"

namespace disclosure::importer {
namespace {

// The short size: some seconds. The full one is named in the environment.
constexpr int kShortDocuments = 600;

int Documents() {
  const char* number = std::getenv("DISCLOSURE_ROUND_TRIP_DOCUMENTS");
  return number == nullptr ? kShortDocuments : std::atoi(number);
}

const divisions::DivisionTree& Tree() {
  static const auto* tree = [] {
    auto loaded = divisions::LoadEmbeddedDivisions();
    CHECK_OK(loaded.status());
    return new divisions::DivisionTree(*std::move(loaded));
  }();
  return *tree;
}

// A document, what it holds, and what was done to it.
struct Sample {
  v1::AnnualReport report;
  // The report without the cells that the document does not show.
  form::CellValues shown;
  Layout layout = Layout::kTabs;
  std::string text;
  std::string defects;
};

class Samples {
 public:
  explicit Samples(uint64_t seed) : random_(seed) {}

  Sample Next(bool with_defects) {
    sample_ = Sample();
    sample_.layout = kLayouts[Below(std::size(kLayouts))];
    FillReport();
    sample_.shown = CellsByReflection(sample_.report);
    std::set<form::CellIndex> marked;
    if (with_defects && OneIn(2)) marked = SomeCells("marks");
    std::set<form::CellIndex> repaired;
    if (with_defects && OneIn(2)) repaired = SomeCells("repairs");
    for (const form::CellIndex cell : marked) sample_.shown.Clear(cell);
    auto tables = PrintTables(
        sample_.report,
        [&](const form::Cell& cell, std::optional<int64_t> value) {
          if (marked.contains(cell.index)) return Mark();
          const std::string number = PrintedNumber(cell, value);
          return repaired.contains(cell.index) ? Decorated(number) : number;
        });
    if (with_defects) Damage(tables);
    sample_.text = RenderDocument(sample_.report, sample_.layout, tables);
    if (with_defects && OneIn(4)) DamageText();
    return std::move(sample_);
  }

 private:
  size_t Below(size_t limit) { return random_() % limit; }
  bool OneIn(size_t n) { return Below(n) == 0; }

  void FillReport() {
    constexpr v1::Form kForms[] = {v1::FORM_2014, v1::FORM_2019, v1::FORM_2021};
    constexpr int kYears[] = {2016, 2020, 2023};
    const size_t form = Below(3);
    sample_.report.set_form(kForms[form]);
    sample_.report.set_report_year(kYears[form]);
    int64_t sum = 0;
    for (const form::CellIndex index :
         TestCatalogue().CellsOf(sample_.report.form())) {
      const form::Cell& cell = TestCatalogue().cell(index);
      int64_t value = OneIn(3) ? static_cast<int64_t>(Below(3000)) : 0;
      // Totals add up, as they mostly do.
      if (cell.name.ends_with(".natural_person")) sum = 0;
      if (cell.name.starts_with("applications.")) {
        if (cell.name.ends_with(".total")) value = sum;
        sum += value;
      }
      SetCell(sample_.report, index, value);
    }
  }

  std::set<form::CellIndex> SomeCells(const std::string& defect) {
    sample_.defects += defect + " ";
    const auto cells = TestCatalogue().CellsOf(sample_.report.form());
    std::set<form::CellIndex> some;
    for (size_t count = 1 + Below(6); count > 0; --count) {
      some.insert(cells[Below(cells.size())]);
    }
    return some;
  }

  std::string Mark() {
    constexpr const char* kMarks[] = {"/", "-", "—", "无"};
    return kMarks[Below(std::size(kMarks))];
  }

  std::string Decorated(const std::string& number) {
    if (OneIn(2)) return number + (OneIn(2) ? " 件" : "件");
    std::string wide;
    constexpr const char* kWide[] = {"０", "１", "２", "３", "４",
                                     "５", "６", "７", "８", "９"};
    for (const char c : number) {
      wide += c >= '0' && c <= '9' ? kWide[c - '0'] : std::string(1, c);
    }
    return wide;
  }

  void Damage(std::vector<PrintedTable>& tables) {
    PrintedTable& table = tables[Below(tables.size())];
    if (OneIn(4)) DropRow(table);
    if (OneIn(4)) DamageLabel(tables[tables.size() == 3 ? 1 : 0]);
    if (OneIn(4)) InsertSubtotal(tables[tables.size() == 3 ? 1 : 0]);
    if (OneIn(6)) BlankCells(tables[tables.size() == 3 ? 1 : 0]);
    if (OneIn(6)) DropHeader(table);
  }

  // Rows that hold figures: in table 3 and the annex every row below the
  // headings.
  size_t FirstDataRow(const PrintedTable& table) const {
    return table.table == "applications" ? 3 : 1;
  }

  // The cells of the form that a row of the printed table shows.
  std::vector<form::CellIndex> CellsOfRow(const PrintedTable& table,
                                          size_t row) const {
    std::vector<form::CellIndex> cells;
    for (const form::CellIndex index :
         TestCatalogue().CellsOf(sample_.report.form())) {
      if (TestCatalogue().cell(index).name.starts_with(table.table + ".")) {
        cells.push_back(index);
      }
    }
    const size_t columns = table.table == "applications" ? 7 : 1;
    const size_t first = (row - FirstDataRow(table)) * columns;
    return {cells.begin() + static_cast<ptrdiff_t>(first),
            cells.begin() + static_cast<ptrdiff_t>(first + columns)};
  }

  size_t SomeDataRow(const PrintedTable& table) {
    const size_t first = FirstDataRow(table);
    return first + Below(table.rows.size() - first);
  }

  void DropRow(PrintedTable& table) {
    if (table.table != "applications") return;
    sample_.defects += "missing_row ";
    const size_t row = SomeDataRow(table);
    for (const form::CellIndex cell : CellsOfRow(table, row)) {
      sample_.shown.Clear(cell);
    }
    dropped_ = row;
    table.rows.erase(table.rows.begin() + static_cast<ptrdiff_t>(row));
  }

  // The last characters of a label are lost, or one of them is wrong.
  void DamageLabel(PrintedTable& table) {
    sample_.defects += "damaged_label ";
    PrintedRow& row = table.rows[SomeDataRow(table)];
    for (size_t column = 0; column < 3; ++column) {
      std::string& label = row[column];
      const bool is_number = !label.empty() && label[0] >= '0' &&
                             label[0] <= '9' && label.size() < 8;
      if (label.size() < 30 || is_number) continue;
      const size_t cut = 3 * (1 + Below(2));
      label.resize(label.size() - cut);
      if (OneIn(2)) label += "口口";
      return;
    }
  }

  void InsertSubtotal(PrintedTable& table) {
    if (table.table != "applications") return;
    sample_.defects += "subtotal ";
    const PrintedRow subtotal = {"",  "",  "小计", "1", "1",
                                 "1", "1", "1",    "1", "6"};
    table.rows.insert(
        table.rows.begin() + static_cast<ptrdiff_t>(SomeDataRow(table)),
        subtotal);
  }

  // Blanks where there were figures, in one row.
  void BlankCells(PrintedTable& table) {
    if (table.table != "applications" ||
        sample_.defects.find("row") != std::string::npos ||
        sample_.defects.find("subtotal") != std::string::npos) {
      return;
    }
    sample_.defects += "blanks ";
    const size_t row = SomeDataRow(table);
    const auto cells = CellsOfRow(table, row);
    for (size_t column = 0; column < 7; ++column) {
      if (!OneIn(3)) continue;
      table.rows[row][3 + column] = "";
      sample_.shown.Clear(cells[column]);
    }
  }

  void DropHeader(PrintedTable& table) {
    if (table.table != "applications") return;
    sample_.defects += "no_header ";
    table.rows.erase(table.rows.begin(), table.rows.begin() + 3);
  }

  // Other blanks, other line ends.
  void DamageText() {
    sample_.defects += "spaces ";
    const std::string from = OneIn(2) ? "\n" : "\t";
    const std::string to = from == "\n" ? " \r\n" : "\t\u00A0";
    std::string text;
    for (const char c : sample_.text) {
      if (std::string(1, c) == from) {
        text += to;
      } else {
        text += c;
      }
    }
    sample_.text = text;
  }

  std::mt19937_64 random_;
  Sample sample_;
  size_t dropped_ = 0;
};

Draft Import(const Sample& sample) {
  static const Importer importer(TestCatalogue(), Tree());
  auto draft = importer.ImportText(sample.text, Hints());
  CHECK_OK(draft.status());
  return *std::move(draft);
}

std::string Described(const Sample& sample, const Draft& draft) {
  return NameOf(sample.layout) + ", defects: " + sample.defects + "\n" +
         ProtocolText(draft, TestCatalogue(), Language::kEnglish)
             .substr(0, 400) +
         sample.text.substr(0, 6000);
}

// A wrong figure is one of inferred place or repaired label, and the document
// is in doubt.
bool IsMarked(const Draft& draft, form::CellIndex cell) {
  for (const CellOrigin& origin : draft.protocol.cells) {
    if (origin.cell == cell && origin.certainty != Certainty::kExactLabel) {
      return !draft.protocol.doubts.empty() ||
             !draft.protocol.repaired_labels.empty();
    }
  }
  return false;
}

TEST(RoundTripTest, GivesBackUndamagedDocumentsWithoutADoubt) {
  Samples samples(/*seed=*/20210126);
  for (int i = 0; i < Documents(); ++i) {
    const Sample sample = samples.Next(/*with_defects=*/false);
    const Draft draft = Import(sample);
    ASSERT_EQ(CellsByReflection(draft.report), sample.shown)
        << Described(sample, draft);
    ASSERT_TRUE(draft.protocol.doubts.empty()) << Described(sample, draft);
  }
}

TEST(RoundTripTest, GivesBackDamagedDocumentsOrMarksWhatIsWrong) {
  Samples samples(/*seed=*/430321111);
  int64_t cells = 0;
  int64_t lost = 0;
  for (int i = 0; i < Documents(); ++i) {
    const Sample sample = samples.Next(/*with_defects=*/true);
    const Draft draft = Import(sample);
    ASSERT_EQ(draft.report.form(), sample.report.form())
        << Described(sample, draft);
    const form::CellValues got = CellsByReflection(draft.report);
    for (const form::CellIndex cell :
         TestCatalogue().CellsOf(sample.report.form())) {
      ++cells;
      if (got.Get(cell) == sample.shown.Get(cell)) continue;
      if (!got.Has(cell)) {
        ++lost;
        ASSERT_FALSE(draft.protocol.doubts.empty())
            << TestCatalogue().cell(cell).name << " lost; "
            << Described(sample, draft);
      } else {
        ASSERT_TRUE(IsMarked(draft, cell))
            << TestCatalogue().cell(cell).name << " is " << *got.Get(cell)
            << " instead of " << sample.shown.Get(cell).value_or(-1) << "; "
            << Described(sample, draft);
      }
    }
  }
  RecordProperty("cells", std::to_string(cells));
  // Most defects are made good.
  EXPECT_LT(lost, cells / 100);
}

}  // namespace
}  // namespace disclosure::importer
