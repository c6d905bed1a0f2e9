#include "rules/rule_sheet.h"

#include <algorithm>
#include <array>
#include <utility>

#include "form/civil_date.h"

namespace disclosure::rules {
namespace {

using form::Formula;
using form::FormulaOp;
using form::FormulaOutcome;
using form::FormulaType;
using form::Fraction;
using form::Operand;

// Of an entry without a guard of its own.
constexpr uint8_t kNoGuard = 0;
// As many as bits; further conditions are asked entry by entry.
constexpr size_t kMaxGuards = 64;

bool AsksNoCells(const Formula& formula) {
  return std::ranges::all_of(formula.operands(), [](const Operand& operand) {
    return operand.source == Operand::Source::kAttribute;
  });
}

// Of a formula that is one comparison: it is not assessable if one is blank.
uint32_t AttributesNeeded(const Formula& condition) {
  if (!condition.comparison()) return 0;
  uint32_t needed = 0;
  for (const Operand& operand : condition.operands()) {
    if (operand.source != Operand::Source::kAttribute) continue;
    needed |= uint32_t{1} << operand.index;
  }
  return needed;
}

std::string InWords(const std::optional<Fraction>& value, FormulaType type) {
  if (!value) return "";
  if (type == FormulaType::kDate) {
    return form::CivilDate(static_cast<int32_t>(value->numerator())).ToString();
  }
  // Numbers of enumerations say nothing to a reader.
  return type == FormulaType::kNumber ? value->ToString() : "";
}

// What stands before the expected side where no equality is meant.
std::string_view Sign(FormulaOp comparison) {
  switch (comparison) {
    case FormulaOp::kNotEqual:
      return "≠ ";
    case FormulaOp::kLess:
      return "< ";
    case FormulaOp::kLessEqual:
      return "≤ ";
    case FormulaOp::kGreater:
      return "> ";
    case FormulaOp::kGreaterEqual:
      return "≥ ";
    default:
      return "";
  }
}

bool IsApproximate(const Operand& operand, const form::Report& report,
                   const form::Report* before) {
  const form::Report* named = nullptr;
  if (operand.source == Operand::Source::kReport) named = &report;
  if (operand.source == Operand::Source::kYearBefore) named = before;
  return named != nullptr &&
         std::ranges::find(named->approximate_cells, operand.index) !=
             named->approximate_cells.end();
}

bool NamesApproximate(const Formula& formula, const form::Report& report,
                      const form::Report* before) {
  return std::ranges::any_of(formula.operands(), [&](const Operand& operand) {
    return IsApproximate(operand, report, before);
  });
}

// Each cell once, as the report has it: a derived total stays blank.
std::vector<FindingCell> CellsOf(const Formula& formula,
                                 const form::CellValues& cells) {
  std::vector<FindingCell> named;
  for (const Operand& operand : formula.operands()) {
    if (operand.source != Operand::Source::kReport) continue;
    const bool known = std::ranges::find(named, operand.index,
                                         &FindingCell::cell) != named.end();
    if (known) continue;
    named.push_back({operand.index, cells.Has(operand.index),
                     cells.ValueOrZero(operand.index)});
  }
  return named;
}

std::string ValueOf(const Formula& formula, const form::Figures& figures) {
  return InWords(formula.Evaluate(figures), formula.type());
}

void ShowSides(const Formula& condition, const form::Figures& figures,
               Finding& finding) {
  if (!condition.comparison()) {
    const bool present = !finding.cells.empty() && finding.cells[0].present;
    if (present) finding.found = std::to_string(finding.cells[0].value);
    return;
  }
  const FormulaType type = condition.side_type();
  if (type != FormulaType::kNumber && type != FormulaType::kDate) return;
  finding.found = InWords(condition.LeftSide(figures), type);
  finding.expected = Sign(*condition.comparison());
  finding.expected += InWords(condition.RightSide(figures), type);
}

Finding FindingOf(const SheetEntry& entry, const form::Report& report,
                  const form::Figures& figures) {
  Finding finding;
  finding.rule = entry.rule;
  finding.instance = entry.instance;
  finding.cells = CellsOf(entry.condition, report.cells);
  if (entry.found) finding.found = ValueOf(*entry.found, figures);
  if (entry.expected) finding.expected = ValueOf(*entry.expected, figures);
  if (!entry.found && !entry.expected) {
    ShowSides(entry.condition, figures, finding);
  }
  return finding;
}

}  // namespace

void JudgeEntry(const SheetEntry& entry, const form::Report& report,
                const form::Report* before, const form::Figures& figures,
                std::vector<Finding>& findings) {
  if (entry.only_if &&
      entry.only_if->Judge(figures) != FormulaOutcome::kHolds) {
    return;
  }
  if (entry.condition.Judge(figures) != FormulaOutcome::kBroken) return;
  if (!entry.judges_approximate &&
      NamesApproximate(entry.condition, report, before)) {
    return;
  }
  findings.push_back(FindingOf(entry, report, figures));
}

void RuleSheet::Add(SheetEntry entry, const form::FormulaNode& condition,
                    const std::optional<form::LinearCondition>& linear) {
  const auto index = static_cast<uint32_t>(entries_.size());
  guard_of_.push_back(GuardOf(entry));
  if (guard_of_.back() != kNoGuard) entry.only_if.reset();
  needs_.push_back(AttributesNeeded(entry.condition));
  entries_.push_back(std::move(entry));
  if (linear) {
    screen_.Add(*linear, index, guard_of_.back() != kNoGuard);
  } else {
    others_.push_back(index);
    other_screens_.Add(condition);
  }
}

uint8_t RuleSheet::GuardOf(const SheetEntry& entry) {
  if (!entry.only_if || !AsksNoCells(*entry.only_if)) return kNoGuard;
  const auto known = std::ranges::find(guards_, *entry.only_if);
  if (known != guards_.end()) {
    return static_cast<uint8_t>(known - guards_.begin() + 1);
  }
  if (guards_.size() + 1 >= kMaxGuards) return kNoGuard;
  guards_.push_back(*entry.only_if);
  return static_cast<uint8_t>(guards_.size());
}

// Which guards hold for one report. Nearly all reports pass the screens, so
// that nobody asks.
class RuleSheet::OpenGuards {
 public:
  // Borrows both.
  OpenGuards(const std::vector<form::Formula>& guards,
             const form::Figures& figures)
      : guards_(guards), figures_(figures) {}

  bool Has(uint8_t guard) {
    const uint64_t bit = uint64_t{1} << guard;
    if ((asked_ & bit) == 0) {
      asked_ |= bit;
      const Formula& condition = guards_[guard - 1u];
      if (condition.Judge(figures_) == FormulaOutcome::kHolds) open_ |= bit;
    }
    return (open_ & bit) != 0;
  }

 private:
  const std::vector<form::Formula>& guards_;
  const form::Figures& figures_;
  uint64_t asked_ = uint64_t{1} << kNoGuard;
  uint64_t open_ = uint64_t{1} << kNoGuard;
};

void RuleSheet::Judge(const form::Report& report, const form::CellValues& cells,
                      const form::AttributeValues& attributes,
                      std::vector<Finding>& findings) const {
  const form::Figures guarded(cells, attributes);
  OpenGuards open(guards_, guarded);
  const auto confirm = [&](uint32_t index) {
    if ((needs_[index] & ~attributes.present()) != 0) return;
    if (!open.Has(guard_of_[index])) return;
    Confirm(entries_[index], report, cells, attributes, findings);
  };
  // NOLINTNEXTLINE: filled right below.
  alignas(32) std::array<int32_t, kNarrowFigures> narrow;
  const FigureBlocks known = LookOver(cells, narrow);
  screen_.Find(cells.values(), narrow, known, confirm);
  // Derived totals are sums of other figures, and only add to them.
  const bool small = known.magnitude <= other_screens_.most();
  for (size_t i = 0; i < others_.size(); ++i) {
    const SheetEntry& entry = entries_[others_[i]];
    const form::Figures figures(entry.as_reported ? report.cells : cells,
                                attributes);
    if (small && other_screens_.Passes(i, figures)) continue;
    confirm(others_[i]);
  }
}

void RuleSheet::Confirm(const SheetEntry& entry, const form::Report& report,
                        const form::CellValues& cells,
                        const form::AttributeValues& attributes,
                        std::vector<Finding>& findings) const {
  const form::Figures figures(entry.as_reported ? report.cells : cells,
                              attributes);
  JudgeEntry(entry, report, nullptr, figures, findings);
}

}  // namespace disclosure::rules
