#ifndef DISCLOSURE_TESTS_IMPORTER_TABLE_DAMAGE_H_
#define DISCLOSURE_TESTS_IMPORTER_TABLE_DAMAGE_H_

#include <cstddef>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "form/catalogue.h"
#include "form/cell_values.h"
#include "tests/importer/rendered_document.h"

namespace disclosure::importer {

// Damages the printed tables of a report, row by row, and keeps account of what
// they still show.
class TableDamage {
 public:
  TableDamage(const v1::AnnualReport& report, std::mt19937_64& random);

  // One defect of some row, or of a whole table.
  void AddDefect();

  std::vector<PrintedTable> TakeTables();
  const form::CellValues& shown() const { return shown_; }
  const std::set<form::CellIndex>& damaged() const { return damaged_; }
  const std::string& defects() const { return defects_; }

 private:
  // A row with figures.
  struct DataRow {
    size_t table = 0;
    size_t row = 0;
    // Where its first figure is printed, and which cells it shows.
    size_t first_column = 0;
    std::vector<form::CellIndex> cells;
    bool touched = false;
  };

  void FindRows();
  void FindRowsOf(size_t table, const std::vector<form::CellIndex>& cells);
  size_t Below(size_t limit) { return random_() % limit; }
  bool OneIn(size_t n) { return Below(n) == 0; }

  // A row that no defect has touched; nullptr if there is none of `table`
  // ("": of any).
  DataRow* FreshRow(const std::string& table = "");
  std::string& Text(const DataRow& row, size_t figure);
  std::string* LabelOf(const DataRow& row);
  void Lose(form::CellIndex cell) { shown_.Clear(cell); }
  void Touch(DataRow& row, const std::string& defect);

  // Of a cell.
  void Mark();
  void AddUnit();
  void Widen();
  void GroupThousands();
  void Sign();
  void PadWithBlanks();
  void MakeUnreadable();
  // Of a row.
  void DropRow();
  void CutLabel();
  void MisspellLabel();
  void GarbleLabel();
  void ContinueLabelBehind();
  void BlankCells();
  void InsertStrangeRow();
  void RepeatRow();
  // Of a table.
  void DropHeadings();
  void BareDisputes();
  void EmptyTotals();
  void OnlyTotals();
  void DropTable();

  // Rows that are to be taken out or put in when all else is done.
  struct Insertion {
    size_t table = 0;
    size_t below = 0;
    PrintedRow row;
  };

  std::mt19937_64& random_;
  std::vector<PrintedTable> tables_;
  std::vector<DataRow> rows_;
  form::CellValues shown_;
  std::set<form::CellIndex> damaged_;
  std::string defects_;
  std::set<std::pair<size_t, size_t>> dropped_rows_;
  std::set<std::string> dropped_tables_;
  std::vector<Insertion> insertions_;
};

}  // namespace disclosure::importer

#endif  // DISCLOSURE_TESTS_IMPORTER_TABLE_DAMAGE_H_
