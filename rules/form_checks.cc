#include "rules/form_checks.h"

#include <algorithm>
#include <bit>
#include <string>

#include "absl/strings/str_cat.h"
#include "form/fraction.h"

namespace disclosure::rules {
namespace {

using form::CellIndex;
using form::CellValues;

// Calls `visit` for each bit that is set in `bits` of a word.
template <typename Visit>
void ForEachBit(uint64_t bits, size_t word, Visit visit) {
  for (; bits != 0; bits &= bits - 1) {
    visit(static_cast<CellIndex>(word * 64 + std::countr_zero(bits)));
  }
}

FindingCell CellOf(const CellValues& cells, CellIndex cell) {
  return {cell, cells.Has(cell), cells.ValueOrZero(cell)};
}

void CheckApproximateNames(const CheckCase& c, std::vector<Finding>& findings) {
  size_t unknown = 0;
  for (const std::string& name : c.message.approximate_cells()) {
    if (c.catalogue.Find(name)) continue;
    if (++unknown > kMaxFindingsOfList) return;
    Finding finding;
    finding.instance = Quote(name);
    finding.fault = "unknown_name";
    finding.found = finding.instance;
    findings.push_back(std::move(finding));
  }
}

bool FormIsKnown(const form::Report& report) {
  return report.form != disclosure::v1::FORM_UNSPECIFIED &&
         disclosure::v1::Form_IsValid(report.form);
}

bool HasAll(const CellValues& cells, CellIndex first, CellIndex last) {
  for (CellIndex cell = first; cell <= last; ++cell) {
    if (!cells.Has(cell)) return false;
  }
  return true;
}

// The sum of the six kinds of applicants, where the total alone is blank.
std::optional<int64_t> DerivedTotal(const CellValues& cells,
                                    const FormTable::ApplicantRow& row) {
  if (cells.Has(row.total)) return std::nullopt;
  if (!HasAll(cells, row.first_part, row.last_part)) return std::nullopt;
  form::Int128 sum = 0;
  for (CellIndex cell = row.first_part; cell <= row.last_part; ++cell) {
    sum += cells.ValueOrZero(cell);
  }
  const auto total = static_cast<int64_t>(sum);
  return total == sum ? std::optional(total) : std::nullopt;
}

// Nearly every report has them all.
bool LacksOutcomeTotal(const CellValues& cells, const FormTable& table) {
  uint64_t blank = 0;
  for (size_t word = 0; word < table.outcome_totals.size(); ++word) {
    blank |= table.outcome_totals[word] & ~cells.presence()[word];
  }
  return blank != 0;
}

// Calls `visit(row, total)` for each row of F-APP-03a.
template <typename Visit>
void ForEachDerived(const CellValues& cells, const FormTable& table,
                    Visit visit) {
  if (!LacksOutcomeTotal(cells, table)) return;
  const bool framed = std::ranges::all_of(
      table.frame_totals, [&](CellIndex cell) { return cells.Has(cell); });
  if (!framed) return;
  for (const FormTable::ApplicantRow& row : table.outcomes) {
    if (const auto total = DerivedTotal(cells, row)) visit(row, *total);
  }
}

// "applications.granted" of "applications.granted.total".
std::string RowName(const std::string& cell) {
  return cell.substr(0, cell.rfind('.'));
}

}  // namespace

void CheckForeignCells(const CheckCase& c, std::vector<Finding>& findings) {
  CheckApproximateNames(c, findings);
  if (!FormIsKnown(c.report)) return;
  const std::span<const uint64_t> presence = c.report.cells.presence();
  for (size_t word = 0; word < presence.size(); ++word) {
    const uint64_t foreign = presence[word] & ~c.table.allowed[word];
    ForEachBit(foreign, word, [&](CellIndex cell) {
      Finding finding;
      finding.instance = c.catalogue.cell(cell).name;
      finding.cells = {CellOf(c.report.cells, cell)};
      finding.found = absl::StrCat(c.report.cells.ValueOrZero(cell));
      findings.push_back(std::move(finding));
    });
  }
}

void CheckBlankCells(const CheckCase& c, std::vector<Finding>& findings) {
  const std::span<const uint64_t> presence = c.report.cells.presence();
  const auto max_listed = static_cast<size_t>(c.thresholds[0]);
  size_t blanks = 0;
  for (size_t word = 0; word < presence.size(); ++word) {
    blanks += std::popcount(c.table.asked[word] & ~presence[word]);
  }
  if (blanks == 0) return;
  Finding finding;
  finding.expected = "0";
  finding.found = absl::StrCat(blanks);
  for (size_t word = 0; word < presence.size(); ++word) {
    const uint64_t blank = c.table.asked[word] & ~presence[word];
    ForEachBit(blank, word, [&](CellIndex cell) {
      if (finding.cells.size() < max_listed) {
        finding.cells.push_back(CellOf(c.report.cells, cell));
      }
    });
  }
  findings.push_back(std::move(finding));
}

void CheckTables(const CheckCase& c, std::vector<Finding>& findings) {
  const std::span<const uint64_t> presence = c.report.cells.presence();
  for (const FormTable::Table& table : c.table.tables) {
    uint64_t figures = 0;
    for (size_t word = 0; word < presence.size(); ++word) {
      figures |= table.cells[word] & presence[word];
    }
    if (figures != 0) continue;
    Finding finding;
    finding.instance = table.name;
    findings.push_back(std::move(finding));
  }
}

void CheckDerivedTotals(const CheckCase& c, std::vector<Finding>& findings) {
  const CellValues& cells = c.report.cells;
  ForEachDerived(
      cells, c.table, [&](const FormTable::ApplicantRow& row, int64_t total) {
        Finding finding;
        finding.instance = RowName(c.catalogue.cell(row.total).name);
        finding.cells.push_back(CellOf(cells, row.total));
        for (CellIndex cell = row.first_part; cell <= row.last_part; ++cell) {
          finding.cells.push_back(CellOf(cells, cell));
        }
        finding.expected = absl::StrCat(total);
        findings.push_back(std::move(finding));
      });
}

std::optional<CellValues> WithDerivedTotals(const form::Report& report,
                                            const FormTable& table) {
  std::optional<CellValues> completed;
  ForEachDerived(report.cells, table,
                 [&](const FormTable::ApplicantRow& row, int64_t total) {
                   if (!completed) completed = report.cells;
                   completed->Set(row.total, total);
                 });
  return completed;
}

}  // namespace disclosure::rules
