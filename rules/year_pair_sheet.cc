#include "rules/year_pair_sheet.h"

#include <optional>
#include <utility>

#include "form/formula_linear.h"
#include "rules/figure_blocks.h"

namespace disclosure::rules {
namespace {

using form::Figures;
using form::Operand;

uint64_t BlocksOf(const form::Formula& condition) {
  uint64_t blocks = 0;
  for (const Operand& operand : condition.operands()) {
    blocks |= uint64_t{1} << (operand.index / kFigureBlock);
  }
  return blocks;
}

// A sum of cells alone, those of the year before as they stand in TwoYears.
std::optional<form::LinearCondition> SumOfBothYears(
    const form::FormulaNode& condition) {
  const auto wide = form::AsLinearOfAll(condition);
  if (!wide) return std::nullopt;
  form::LinearCondition sum;
  sum.comparison = wide->comparison;
  sum.constant = wide->constant;
  for (const auto& [operand, coefficient] : wide->terms) {
    if (operand.source == Operand::Source::kAttribute) return std::nullopt;
    const bool before = operand.source == Operand::Source::kYearBefore;
    const size_t cell = operand.index + (before ? TwoYears::kBefore : 0);
    sum.terms.push_back({static_cast<form::CellIndex>(cell), coefficient});
  }
  return sum;
}

}  // namespace

bool YearPairSheet::HoldsOnZeros(const form::Formula& condition) const {
  form::CellValues zeros(size_);
  for (size_t cell = 0; cell < zeros.size(); ++cell) {
    zeros.Set(static_cast<form::CellIndex>(cell), 0);
  }
  const form::AttributeValues attributes;
  Figures figures(zeros, attributes);
  figures.values_before = zeros.values().data();
  figures.presence_before = zeros.presence().data();
  return condition.Judge(figures) != form::FormulaOutcome::kBroken;
}

void YearPairSheet::Add(SheetEntry entry, const form::FormulaNode& condition,
                        bool asks_more) {
  const auto index = static_cast<uint32_t>(entries_.size());
  const bool is_cellwise = !asks_more && cellwise_.Add(condition, index);
  if (!is_cellwise) {
    // A blank breaks nothing that zero does not break.
    const bool holds_on_zeros = !asks_more && HoldsOnZeros(entry.condition);
    AddOther(condition, index,
             BlocksOf(entry.condition) | (holds_on_zeros ? 0 : kUnlessZero));
  }
  screens_.Add(condition);
  entries_.push_back(std::move(entry));
}

void YearPairSheet::AddOther(const form::FormulaNode& condition, uint32_t index,
                             uint64_t blocks) {
  const auto sum = SumOfBothYears(condition);
  if (sum && sums_.Add(*sum, index, blocks)) return;
  others_.push_back({index, blocks});
}

void YearPairSheet::Judge(const form::Report& report,
                          const form::Report& before,
                          const form::AttributeValues& attributes,
                          std::vector<Finding>& findings) const {
  Figures figures(report.cells, attributes);
  figures.values_before = before.cells.values().data();
  figures.presence_before = before.cells.presence().data();
  const TwoYears years(report.cells, before.cells);
  const FigureBlocks& known = years.known;
  const bool is_exact = known.magnitude <= screens_.most();
  const auto judge = [&](uint32_t index) {
    if (is_exact && screens_.Passes(index, figures)) return;
    JudgeEntry(entries_[index], report, &before, figures, findings);
  };
  cellwise_.Find(years, judge);
  sums_.Find(years.narrow, known, judge);
  const uint64_t seen = known.nonzero | kUnlessZero;
  for (const OtherEntry& other : others_) {
    if ((other.blocks & seen) != 0) judge(other.index);
  }
}

}  // namespace disclosure::rules
