#include "rules/form_tables.h"

#include <string>

#include "disclosure/v1/cell.pb.h"

namespace disclosure::rules {
namespace {

using form::Cell;
using form::CellIndex;

// The official numbers of the rows of table 3.
constexpr int kReceivedNew = 201;
constexpr int kCarriedIn = 202;
constexpr int kFirstOutcome = 203;
constexpr int kLastOutcome = 224;
constexpr int kOutcomeTotal = 225;
constexpr int kCarriedOut = 226;
constexpr int kTotalColumn = 7;
// The annex of 2014 is no table of the forms since 2019.
constexpr int kFirstRowOfAnnex = 400;

bool IsFrame(int row) {
  return row == kReceivedNew || row == kCarriedIn || row == kOutcomeTotal ||
         row == kCarriedOut;
}

void SetBit(std::vector<uint64_t>& bits, CellIndex cell) {
  bits[cell / 64] |= uint64_t{1} << (cell % 64);
}

// The columns of a row are neighbours in the catalogue.
void AddTotal(const Cell& total, FormTable& table) {
  if (IsFrame(total.row)) table.frame_totals.push_back(total.index);
  if (total.row < kFirstOutcome || total.row > kLastOutcome) return;
  const auto last = static_cast<CellIndex>(total.index - 1);
  const auto first = static_cast<CellIndex>(total.index - kTotalColumn + 1);
  table.outcomes.push_back({first, last, total.index});
  SetBit(table.outcome_totals, total.index);
}

void AddToTable(const Cell& cell, size_t words, FormTable& table) {
  const std::string name = cell.name.substr(0, cell.name.find('.'));
  if (table.tables.empty() || table.tables.back().name != name) {
    table.tables.push_back({name, std::vector<uint64_t>(words)});
  }
  SetBit(table.tables.back().cells, cell.index);
}

FormTable TableOf(const form::Catalogue& catalogue, disclosure::v1::Form form) {
  FormTable table;
  table.asked.resize((catalogue.size() + 63) / 64);
  table.allowed.resize(table.asked.size());
  table.outcome_totals.resize(table.asked.size());
  table.flows.resize(table.asked.size());
  for (const Cell& cell : catalogue.cells()) {
    if (!cell.BelongsTo(form)) continue;
    SetBit(table.allowed, cell.index);
    if (cell.IsNarrative()) continue;
    SetBit(table.asked, cell.index);
    if (cell.additivity == disclosure::v1::ADDITIVITY_FLOW) {
      SetBit(table.flows, cell.index);
    }
    if (cell.row < kFirstRowOfAnnex) {
      AddToTable(cell, table.asked.size(), table);
    }
    if (cell.column == kTotalColumn) AddTotal(cell, table);
  }
  return table;
}

}  // namespace

FormTables::FormTables(const form::Catalogue& catalogue) {
  for (int number = 0; number < disclosure::v1::Form_ARRAYSIZE; ++number) {
    tables_.push_back(
        TableOf(catalogue, static_cast<disclosure::v1::Form>(number)));
  }
}

const FormTable& FormTables::Of(disclosure::v1::Form form) const {
  const auto number = static_cast<size_t>(form);
  return tables_[number < tables_.size() ? number : 0];
}

}  // namespace disclosure::rules
