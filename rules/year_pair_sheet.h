#ifndef DISCLOSURE_RULES_YEAR_PAIR_SHEET_H_
#define DISCLOSURE_RULES_YEAR_PAIR_SHEET_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "form/formula_attributes.h"
#include "form/report.h"
#include "rules/cellwise_screen.h"
#include "rules/condition_screens.h"
#include "rules/finding.h"
#include "rules/rule_sheet.h"
#include "rules/small_sums.h"

namespace disclosure::rules {

// All formulas that read the year before, made for the forms of two years.
//
// Most cells of most reports are zero, and nearly all formulas hold on zeros:
// these are looked at only where a cell near one that they name is something
// else. Immutable once filled, thread-safe.
class YearPairSheet {
 public:
  // `size` is Catalogue::size().
  explicit YearPairSheet(size_t size) : size_(size), cellwise_(size) {}

  // `condition` is that of `entry`, folded. `asks_more`: it names something
  // beside figures.
  void Add(SheetEntry entry, const form::FormulaNode& condition,
           bool asks_more);

  // Appends a finding for each entry that is broken, in no particular order and
  // without severities.
  void Judge(const form::Report& report, const form::Report& before,
             const form::AttributeValues& attributes,
             std::vector<Finding>& findings) const;

  size_t size() const { return entries_.size(); }

 private:
  struct OtherEntry {
    uint32_t index = 0;
    // Those of the cells that it names, of this year or the year before, and
    // kUnlessZero.
    uint64_t blocks = 0;
  };

  bool HoldsOnZeros(const form::Formula& condition) const;
  // `blocks` as of OtherEntry.
  void AddOther(const form::FormulaNode& condition, uint32_t index,
                uint64_t blocks);

  size_t size_;
  std::vector<SheetEntry> entries_;
  // In the same order, what tells that they hold.
  ConditionScreens screens_;
  // Those that compare a cell with itself, whatever it is.
  CellwiseScreen cellwise_;
  // Sums of cells of both years (TwoYears).
  SmallSums sums_;
  std::vector<OtherEntry> others_;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_YEAR_PAIR_SHEET_H_
