#include "rules/sum_ledger.h"

#include <algorithm>
#include <iterator>

namespace disclosure::rules {
namespace {

using form::CellIndex;
using form::Int128;

int64_t CoefficientOf(const Sum& sum, CellIndex cell) {
  return std::ranges::find(sum.condition.terms, cell,
                           &form::LinearCondition::Term::cell)
      ->coefficient;
}

bool NamesApproximate(const Sum& sum, const form::Report& report) {
  return std::ranges::any_of(report.approximate_cells, [&](CellIndex cell) {
    return std::ranges::any_of(sum.condition.terms, [&](const auto& term) {
      return term.cell == cell;
    });
  });
}

}  // namespace

// What changes do to one sum.
struct SumLedger::Moved {
  uint16_t sum = 0;
  Int128 by = 0;
  int filled = 0;
};

SumLedger::SumLedger(const Sums& sums, const FormTable& table,
                     const form::Report& report, const form::CellValues& cells)
    : sums_(sums),
      report_(report),
      cells_(cells),
      off_(sums.all().size()),
      blanks_(sums.all().size()),
      silent_(sums.all().size()) {
  std::ranges::copy_if(
      table.outcomes, std::back_inserter(derived_),
      [&](const DerivedRow& row) { return IsDerived(row.total); });
  for (uint16_t i = 0; i < sums.all().size(); ++i) {
    const Sum& sum = sums.all()[i];
    off_[i] = sum.condition.constant;
    for (const auto& [cell, coefficient] : sum.condition.terms) {
      off_[i] += static_cast<Int128>(coefficient) * cells.ValueOrZero(cell);
      blanks_[i] += cells.Has(cell) ? 0 : 1;
    }
    silent_[i] = !sum.judges_approximate && NamesApproximate(sum, report);
    if (off_[i] != 0 && blanks_[i] == 0 && !silent_[i]) broken_.push_back(i);
  }
}

bool SumLedger::IsDerived(CellIndex total) const {
  return cells_.Has(total) && !report_.cells.Has(total);
}

const SumLedger::DerivedRow* SumLedger::DerivedFrom(CellIndex part) const {
  const auto row = std::ranges::find_if(derived_, [&](const DerivedRow& one) {
    return part >= one.first_part && part <= one.last_part;
  });
  return row == derived_.end() ? nullptr : &*row;
}

std::vector<SumLedger::Mover> SumLedger::MoversOf(uint16_t sum) const {
  std::vector<Mover> movers;
  for (const auto& [cell, coefficient] : sums_.all()[sum].condition.terms) {
    if (!IsDerived(cell)) {
      movers.push_back({cell, coefficient});
      continue;
    }
    const auto row = std::ranges::find(derived_, cell, &DerivedRow::total);
    if (row == derived_.end()) continue;
    for (CellIndex part = row->first_part; part <= row->last_part; ++part) {
      movers.push_back({part, coefficient});
    }
  }
  return movers;
}

RepairedCell SumLedger::Change(CellIndex cell, int64_t after) const {
  return {cell, report_.cells.Has(cell), report_.cells.ValueOrZero(cell),
          after};
}

void SumLedger::Move(CellIndex cell, Int128 by,
                     std::vector<Moved>& moved) const {
  const int filled = cells_.Has(cell) ? 0 : 1;
  for (const uint16_t sum : sums_.Of(cell)) {
    const auto known = std::ranges::find(moved, sum, &Moved::sum);
    Moved& one = known != moved.end() ? *known : moved.emplace_back(Moved{sum});
    one.by += CoefficientOf(sums_.all()[sum], cell) * by;
    one.filled += filled;
  }
}

bool SumLedger::Mends(std::span<const RepairedCell> changes,
                      std::span<const uint16_t> wanted) const {
  std::vector<Moved> moved;
  for (const RepairedCell& change : changes) {
    const Int128 by =
        static_cast<Int128>(change.after) - cells_.ValueOrZero(change.cell);
    Move(change.cell, by, moved);
    const DerivedRow* row = DerivedFrom(change.cell);
    if (row == nullptr) continue;
    // A total that is filled in is derived no more.
    const bool filled_in =
        std::ranges::find(changes, row->total, &RepairedCell::cell) !=
        changes.end();
    if (!filled_in) Move(row->total, by, moved);
  }
  const auto is_broken = [&](const Moved& one) {
    return !silent_[one.sum] && blanks_[one.sum] == one.filled &&
           off_[one.sum] + one.by != 0;
  };
  if (std::ranges::any_of(moved, is_broken)) return false;
  return std::ranges::all_of(wanted, [&](uint16_t sum) {
    return std::ranges::find(moved, sum, &Moved::sum) != moved.end();
  });
}

}  // namespace disclosure::rules
