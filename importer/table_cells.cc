#include "importer/table_cells.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "importer/doubts.h"
#include "importer/folded_text.h"
#include "importer/report_cells.h"
#include "importer/runs.h"
#include "importer/split_digits.h"
#include "importer/value_alignment.h"

namespace disclosure::importer {
namespace {

using form::Cell;
using form::CellIndex;

constexpr int64_t kYuanPerTenThousand = 10'000;
constexpr int64_t kYuanPerHundredMillion = 100'000'000;
constexpr std::string_view kProcurementAmount =
    "proactive.procurement_amount_yuan";
// As many totals alone make a table that has only totals.
constexpr int kEnoughTotals = 3;

int64_t YuanPerUnit(std::string_view unit) {
  if (unit == "万元") return kYuanPerTenThousand;
  if (unit == "亿元") return kYuanPerHundredMillion;
  return 1;
}

v1::MoneyUnit MoneyUnitOf(std::string_view unit) {
  if (unit == "万元") return v1::MONEY_UNIT_TEN_THOUSAND_YUAN;
  if (unit == "元" || unit == "亿元") return v1::MONEY_UNIT_YUAN;
  return v1::MONEY_UNIT_UNSPECIFIED;
}

class CellWriter {
 public:
  CellWriter(const TokenStream& tokens, TableTarget target)
      : tokens_(tokens), target_(target) {}

  void Write(const TableReading& reading) {
    LearnGeometry(reading);
    for (size_t i = 0; i < reading.rows.size(); ++i) {
      WriteRow(reading.rows[i]);
      NoteLabel(reading, i);
    }
    for (const StrangeRow& row : reading.strange_rows) WriteStrangeRow(row);
    DoubtMissingRows(reading);
    DoubtBlankTables(reading);
  }

 private:
  const LayoutRow& LayoutOf(const RowReading& row) const {
    return target_.layout.rows[row.row];
  }

  std::span<const Token> ValuesOf(const RowReading& row) const {
    return std::span(tokens_).subspan(row.values_begin,
                                      row.values_end - row.values_begin);
  }

  static size_t Filled(std::span<const Token> values) {
    return static_cast<size_t>(std::ranges::count_if(
        values,
        [](const Token& token) { return token.kind() != CellKind::kBlank; }));
  }

  // Most rows of a table leave no choice, and stand alike.
  void LearnGeometry(const TableReading& reading) {
    std::map<std::string, std::map<std::pair<size_t, size_t>, int>> counts;
    std::map<std::string, std::map<std::pair<int, int>, int>> spans;
    std::map<std::string, std::pair<int, size_t>> totals;
    for (const RowReading& row : reading.rows) {
      const LayoutRow& layout = LayoutOf(row);
      const auto values = ValuesOf(row);
      const size_t filled = Filled(values);
      auto& [rows, most] = totals[layout.table];
      ++rows;
      most = std::max(most, layout.cells.size() > 1 ? filled : 0);
      const size_t columns = layout.cells.size();
      const auto offset = CertainOffset(values, columns);
      if (!offset || columns == 1) continue;
      ++counts[layout.table][{*offset, values.size() - *offset - columns}];
      ++spans[layout.table][{values[*offset].column, values.back().column}];
    }
    for (const auto& [table, shapes] : counts) {
      const auto& usual = std::ranges::max_element(
          shapes, {}, [](const auto& shape) { return shape.second; });
      geometry_[table].leading = usual->first.first;
      geometry_[table].trailing = usual->first.second;
    }
    for (const auto& [table, found] : spans) {
      const auto& usual = std::ranges::max_element(
          found, {}, [](const auto& span) { return span.second; });
      geometry_[table].first_column = usual->first.first;
      geometry_[table].last_column = usual->first.second;
    }
    for (const auto& [table, found] : totals) {
      geometry_[table].only_totals =
          found.first >= kEnoughTotals && found.second == 1;
    }
  }

  // The line has as many cells as those of other rows, and its label stands
  // before the first column of figures: none of its cells was left out.
  bool StandsInColumns(const RowReading& row,
                       const RowGeometry& geometry) const {
    return row.values_begin < row.values_end && row.values_begin > 0 &&
           tokens_[row.values_begin - 1].column < geometry.first_column &&
           tokens_[row.values_end - 1].column == geometry.last_column;
  }

  void WriteRow(const RowReading& row) {
    const LayoutRow& layout = LayoutOf(row);
    const auto joined = JoinSplitDigits(ValuesOf(row), layout.cells.size());
    const auto values =
        joined ? std::span<const Token>(*joined) : ValuesOf(row);
    RowGeometry geometry = geometry_[layout.table];
    if (!StandsInColumns(row, geometry)) geometry.first_column = 0;
    const Alignment alignment = Align(values, layout.cells.size(), geometry);
    const Certainty certainty =
        alignment.certain ? row.certainty : Certainty::kPositionOnly;
    for (size_t column = 0; column < layout.cells.size(); ++column) {
      const size_t token = alignment.token_of_column[column];
      if (token == Alignment::kNone) continue;
      WriteCell(layout.cells[column], values[token], certainty);
    }
    if (!alignment.certain) DoubtPlaces(row, alignment);
  }

  void DoubtPlaces(const RowReading& row, const Alignment& alignment) {
    const LayoutRow& layout = LayoutOf(row);
    const size_t found = Filled(ValuesOf(row));
    AddDoubt(
        tokens_[row.values_begin - 1].line,
        absl::StrCat("“", layout.label, "”应有 ", layout.cells.size(),
                     " 个数，读到 ", found, " 个",
                     alignment.left_over > 0 ? "，多出的未采用" : "",
                     "，所在列系推定。"),
        absl::StrCat(
            "\"", layout.label, "\" asks for ", layout.cells.size(),
            " figures and has ", found,
            alignment.left_over > 0 ? "; those left over were not taken" : "",
            ": their columns were inferred."),
        target_.protocol);
  }

  // A row counts as found if another row has shown its cells: table 4 can be
  // set in two ways.
  void DoubtMissingRows(const TableReading& reading) {
    std::set<CellIndex> found;
    std::set<std::string> tables;
    for (const RowReading& row : reading.rows) {
      const LayoutRow& layout = LayoutOf(row);
      found.insert(layout.cells.begin(), layout.cells.end());
      tables.insert(layout.table);
    }
    for (const LayoutRow& row : target_.layout.rows) {
      if (found.contains(row.cells.front())) continue;
      // Of a table that is not there at all, one row speaks for the others.
      const bool whole_table = tables.insert(row.table).second;
      found.insert(row.cells.begin(), row.cells.end());
      if (whole_table) {
        missing_tables_.insert(row.table);
        AddDoubt(0, absl::StrCat("没有读到有“", row.label, "”的表。"),
                 absl::StrCat("The table ", row.table, " was not found."),
                 target_.protocol);
      } else if (!missing_tables_.contains(row.table)) {
        AddDoubt(0, absl::StrCat("没有读到“", row.label, "”一行。"),
                 absl::StrCat("The row \"", row.label, "\" was not found."),
                 target_.protocol);
      }
    }
  }

  // Tables whose rows are all there, and blank.
  void DoubtBlankTables(const TableReading& reading) {
    std::map<std::string, size_t> figures;
    for (const RowReading& row : reading.rows) {
      figures[LayoutOf(row).table] += Filled(ValuesOf(row));
    }
    for (const LayoutRow& row : target_.layout.rows) {
      const auto table = figures.find(row.table);
      if (table == figures.end() || table->second > 0) continue;
      AddDoubt(0, absl::StrCat("有“", row.label, "”的表没有数。"),
               absl::StrCat("The table ", row.table, " has no figures."),
               target_.protocol);
      figures.erase(table);
    }
  }

  void WriteCell(CellIndex index, const Token& token, Certainty certainty) {
    CellOrigin origin;
    origin.cell = index;
    origin.line = token.line;
    origin.column = token.column;
    origin.raw = token.raw;
    origin.certainty = certainty;
    if (token.kind() == CellKind::kNumber) {
      origin.value = ValueOf(target_.catalogue.cell(index), token.cell);
      if (origin.value) {
        SetCell(target_.catalogue, index, *origin.value, target_.report);
        ++target_.protocol.cells_found;
        origin.repaired_number = token.cell.repaired;
      } else {
        Note("F-FMT-01", index, token.raw);
        DoubtNumber(index, token);
      }
    } else if (token.IsUnreadable()) {
      Note("F-FMT-01", index, token.raw);
      DoubtNumber(index, token);
    }
    if (origin.repaired_number) {
      ++target_.protocol.repairs;
      Note("F-FMT-05", index, token.raw);
    }
    target_.protocol.cells.push_back(std::move(origin));
  }

  std::optional<int64_t> ValueOf(const Cell& cell, const CellText& text) {
    if (!cell.is_money) return text.Times(1);
    if (cell.name != kProcurementAmount) {
      return text.Times(text.unit.empty() ? cell.yuan_per_unit
                                          : YuanPerUnit(text.unit));
    }
    const v1::MoneyUnit unit =
        text.unit.empty() ? target_.procurement_unit : MoneyUnitOf(text.unit);
    target_.report.mutable_proactive()->set_procurement_unit(unit);
    if (!text.unit.empty()) return text.Times(YuanPerUnit(text.unit));
    return text.Times(
        unit == v1::MONEY_UNIT_TEN_THOUSAND_YUAN ? kYuanPerTenThousand : 1);
  }

  void Note(std::string_view rule, CellIndex index, std::string_view raw) {
    v1::ImportNote& note = *target_.report.add_import_notes();
    note.set_rule_id(std::string(rule));
    note.set_cell(target_.catalogue.cell(index).name);
    note.set_raw_text(std::string(raw));
  }

  void DoubtNumber(CellIndex index, const Token& token) {
    const Cell& cell = target_.catalogue.cell(index);
    AddDoubt(token.line,
             absl::StrCat("“", cell.label_zh, "”处的“", std::string(token.raw),
                          "”不是可用的数，已留空。"),
             absl::StrCat("\"", std::string(token.raw), "\" at ", cell.name,
                          " is no usable number; the cell was left blank."),
             target_.protocol);
  }

  // Labels that are not as printed stand in the protocol, with what follows
  // the figures if that completes them.
  void NoteLabel(const TableReading& reading, size_t i) {
    const RowReading& row = reading.rows[i];
    const LayoutRow& layout = LayoutOf(row);
    if (row.certainty == Certainty::kExactLabel) return;
    if (row.label_begin == row.values_begin) return DoubtNoHeading(row);
    const int line = tokens_[row.values_begin - 1].line;
    std::string found = TextOf(tokens_, row.label_begin, row.values_begin);
    if (const std::string rest = Continuation(reading, i); !rest.empty()) {
      absl::StrAppend(&found, " … ", rest);
    }
    if (row.certainty == Certainty::kPositionOnly) {
      AddDoubt(line,
               absl::StrCat("“", found, "”按位置当作“", layout.label, "”。"),
               absl::StrCat("\"", found, "\" was taken for \"", layout.label,
                            "\" by its place alone."),
               target_.protocol);
    }
    ++target_.protocol.repairs;
    target_.protocol.repaired_labels.push_back(
        {line, std::move(found), layout.label});
  }

  // Table 4 as its figures alone, unless the part of the report says what they
  // are.
  void DoubtNoHeading(const RowReading& row) {
    const std::string_view before = row.values_begin == 0
                                        ? std::string_view()
                                        : tokens_[row.values_begin - 1].raw;
    if (Fold(before).characters.find(U"行政诉讼") != std::u32string::npos) {
      return;
    }
    AddDoubt(tokens_[row.values_begin].line,
             "没有表头的十五个数按顺序当作行政复议、行政诉讼情况表。",
             "Fifteen figures without headings were taken for table 4 by "
             "their order.",
             target_.protocol);
  }

  // The end of the label that stands behind its own figures.
  std::string Continuation(const TableReading& reading, size_t i) const {
    const RowReading& row = reading.rows[i];
    const std::u32string begun =
        Fold(TextOf(tokens_, row.label_begin, row.values_begin)).characters;
    const size_t limit = i + 1 < reading.rows.size()
                             ? reading.rows[i + 1].label_begin
                             : std::min(tokens_.size(), row.values_end + 3);
    for (size_t t = row.values_end; t < limit; ++t) {
      if (tokens_[t].kind() != CellKind::kText) continue;
      const std::u32string whole = begun + Fold(tokens_[t].raw).characters;
      for (const std::u32string& core : LayoutOf(row).cores) {
        if (whole.ends_with(core)) return std::string(tokens_[t].raw);
      }
      break;
    }
    return {};
  }

  void WriteStrangeRow(const StrangeRow& row) {
    const std::string label =
        TextOf(tokens_, row.label_begin, row.values_begin);
    const int line = tokens_[row.values_begin - 1].line;
    for (size_t i = row.values_begin; i < row.values_end; ++i) {
      const Token& token = tokens_[i];
      if (!token.IsFilled()) continue;
      v1::LabelledItem& item = *target_.report.add_local_rows();
      item.set_table(row.table);
      item.set_label(label);
      item.set_text(std::string(token.raw));
      item.set_unit(std::string(token.cell.unit));
      if (token.kind() != CellKind::kNumber) continue;
      if (const auto value = token.cell.Times(1)) item.set_value(*value);
    }
    v1::ImportNote& note = *target_.report.add_import_notes();
    note.set_rule_id("F-STR-09");
    note.set_raw_text(label);
    if (row.repeated) {
      AddDoubt(line, absl::StrCat("“", label, "”出现不止一次，仅采用一处。"),
               absl::StrCat("\"", label,
                            "\" stands more than once; one place was taken."),
               target_.protocol);
    } else {
      AddDoubt(line,
               absl::StrCat("“", label, "”不是本表的行，作为自增行保留。"),
               absl::StrCat("\"", label,
                            "\" is no row of the form; kept as a local row."),
               target_.protocol);
    }
  }

  const TokenStream& tokens_;
  TableTarget target_;
  std::map<std::string, RowGeometry> geometry_;
  std::set<std::string> missing_tables_;
};

}  // namespace

void ImportTables(const TokenStream& tokens, const TableReading& reading,
                  TableTarget target) {
  CellWriter(tokens, target).Write(reading);
}

}  // namespace disclosure::importer
