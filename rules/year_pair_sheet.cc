#include "rules/year_pair_sheet.h"

#include <utility>

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
    const bool always = asks_more || !HoldsOnZeros(entry.condition);
    others_.push_back(
        {index, always ? kUnlessZero : BlocksOf(entry.condition)});
  }
  screens_.Add(condition);
  entries_.push_back(std::move(entry));
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
  const uint64_t seen = known.nonzero | kUnlessZero;
  for (const OtherEntry& other : others_) {
    if ((other.blocks & seen) != 0) judge(other.index);
  }
}

}  // namespace disclosure::rules
