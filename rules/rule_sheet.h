#ifndef DISCLOSURE_RULES_RULE_SHEET_H_
#define DISCLOSURE_RULES_RULE_SHEET_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "form/catalogue.h"
#include "form/formula.h"
#include "form/formula_linear.h"
#include "form/report.h"
#include "rules/condition_screens.h"
#include "rules/finding.h"
#include "rules/linear_screen.h"

namespace disclosure::rules {

// One formula of one rule for one column, row, group, cell or word, made for
// one form.
struct SheetEntry {
  uint16_t rule = 0;
  std::string instance;
  form::Formula condition;
  std::optional<form::Formula> only_if;
  // What the finding shows; the sides of the comparison if absent.
  std::optional<form::Formula> found;
  std::optional<form::Formula> expected;
  bool judges_approximate = false;
  // Sees no derived totals: it judges the figures themselves.
  bool as_reported = false;
};

// Appends a finding if the entry is broken. `before` is the report of the year
// before, null if the entry does not read it; `figures` are what formulas see.
void JudgeEntry(const SheetEntry& entry, const form::Report& report,
                const form::Report* before, const form::Figures& figures,
                std::vector<Finding>& findings);

// All formulas of all rules, made for one form. Immutable once filled,
// thread-safe.
class RuleSheet {
 public:
  // `size` is Catalogue::size().
  explicit RuleSheet(size_t size) : screen_(size) {}

  // `condition` is that of `entry`, folded; `linear` the same, if it is linear.
  void Add(SheetEntry entry, const form::FormulaNode& condition,
           const std::optional<form::LinearCondition>& linear);

  // Appends a finding for each entry that is broken, in no particular order and
  // without severities. `cells` are the figures that formulas see: those of
  // `report`, or these with derived totals. Allocates nothing where nothing is
  // found.
  void Judge(const form::Report& report, const form::CellValues& cells,
             const form::AttributeValues& attributes,
             std::vector<Finding>& findings) const;

  size_t size() const { return entries_.size(); }

 private:
  void Confirm(const SheetEntry& entry, const form::Report& report,
               const form::CellValues& cells,
               const form::AttributeValues& attributes,
               std::vector<Finding>& findings) const;

  class OpenGuards;
  uint8_t GuardOf(const SheetEntry& entry);

  std::vector<SheetEntry> entries_;
  // Conditions on the report and its organ alone, which many entries share:
  // asked at most once a report. Number 1 is the first.
  std::vector<form::Formula> guards_;
  // By entry; 0 for one whose condition, if it has one, asks for cells.
  std::vector<uint8_t> guard_of_;
  // By entry: the attributes, as bits, without which it cannot be broken.
  std::vector<uint32_t> needs_;
  LinearScreen screen_;
  // Entries that are not linear, and in the same order what tells that they
  // hold.
  std::vector<uint32_t> others_;
  ConditionScreens other_screens_;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_RULE_SHEET_H_
