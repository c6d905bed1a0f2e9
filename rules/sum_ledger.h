#ifndef DISCLOSURE_RULES_SUM_LEDGER_H_
#define DISCLOSURE_RULES_SUM_LEDGER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "form/cell_values.h"
#include "form/fraction.h"
#include "form/report.h"
#include "rules/form_tables.h"
#include "rules/repair.h"
#include "rules/sums.h"

namespace disclosure::rules {

// By how much each sum of a form is missed by one report, and what would become
// of it if cells were changed. Borrows all; for one thread.
class SumLedger {
 public:
  // `cells` are the figures of `report`, with derived totals filled in.
  SumLedger(const Sums& sums, const FormTable& table,
            const form::Report& report, const form::CellValues& cells);

  // By place in Sums::all(), in order.
  const std::vector<uint16_t>& broken() const { return broken_; }

  // A cell, and by how much a sum moves with each unit of it.
  struct Mover {
    form::CellIndex cell = 0;
    int64_t weight = 0;
  };
  // What the sum can be mended by: its cells, and the parts of derived totals.
  std::vector<Mover> MoversOf(uint16_t sum) const;

  // What has to be added to the sum's left side.
  form::Int128 Missing(uint16_t sum) const { return -off_[sum]; }

  // The cell as the report has it, with what it should say.
  RepairedCell Change(form::CellIndex cell, int64_t after) const;

  // True if the changes make all of `wanted` hold and break no other sum. A sum
  // that has a blank still is not broken.
  bool Mends(std::span<const RepairedCell> changes,
             std::span<const uint16_t> wanted) const;

 private:
  struct Moved;
  using DerivedRow = FormTable::ApplicantRow;

  const DerivedRow* DerivedFrom(form::CellIndex part) const;
  bool IsDerived(form::CellIndex total) const;
  // Adds what becomes of the sums that name `cell`.
  void Move(form::CellIndex cell, form::Int128 by,
            std::vector<Moved>& moved) const;

  const Sums& sums_;
  const form::Report& report_;
  const form::CellValues& cells_;
  // Rows whose totals are derived.
  std::vector<DerivedRow> derived_;
  // By sum: left side less right side, and how many of its cells are blank.
  std::vector<form::Int128> off_;
  std::vector<int> blanks_;
  // By sum: its rule says nothing, for a figure is approximate.
  std::vector<bool> silent_;
  std::vector<uint16_t> broken_;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_SUM_LEDGER_H_
