#include "rules/year_pair_sheet.h"

#include <bit>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "rules/figure_blocks.h"

namespace disclosure::rules {
namespace {

using form::Figures;
using form::Operand;

// Entries of one sheet that fit on the stack, as bits.
constexpr size_t kInlinedWords = 16;

// Which entries were judged already.
class Judged {
 public:
  explicit Judged(size_t entries) : words_((entries + 63) / 64) {}

  // True at the first call for an entry.
  bool Insert(uint32_t entry) {
    uint64_t& word = words_[entry / 64];
    const uint64_t bit = uint64_t{1} << (entry % 64);
    const bool is_new = (word & bit) == 0;
    word |= bit;
    return is_new;
  }

 private:
  absl::InlinedVector<uint64_t, kInlinedWords> words_;
};

}  // namespace

bool YearPairSheet::HoldsOnZeros(const form::Formula& condition) const {
  form::CellValues zeros(by_cell_.size());
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
  // A blank breaks nothing that zero does not break.
  if (asks_more || (!is_cellwise && !HoldsOnZeros(entry.condition))) {
    others_.push_back(index);
  } else if (!is_cellwise) {
    AddByCell(entry.condition, index);
  }
  screens_.Add(condition);
  entries_.push_back(std::move(entry));
}

void YearPairSheet::AddByCell(const form::Formula& condition, uint32_t index) {
  for (const Operand& operand : condition.operands()) {
    const size_t block = operand.index / kFigureBlock;
    const unsigned bit = 1u << (operand.index % kFigureBlock);
    named_[block] = static_cast<uint16_t>(named_[block] | bit);
    std::vector<uint32_t>& entries = by_cell_[operand.index];
    if (entries.empty() || entries.back() != index) entries.push_back(index);
  }
}

void YearPairSheet::Judge(const form::Report& report,
                          const form::Report& before,
                          const form::AttributeValues& attributes,
                          std::vector<Finding>& findings) const {
  Figures figures(report.cells, attributes);
  figures.values_before = before.cells.values().data();
  figures.presence_before = before.cells.presence().data();
  Judged judged(entries_.size());
  const auto now = report.cells.values();
  const auto then = before.cells.values();
  const FigureBlocks known = LookOver(report.cells, before.cells);
  const bool is_exact = known.magnitude <= screens_.most();
  const auto judge = [&](uint32_t index) {
    if (!judged.Insert(index)) return;
    if (is_exact && screens_.Passes(index, figures)) return;
    JudgeEntry(entries_[index], report, &before, figures, findings);
  };
  cellwise_.Find(now, then, known, judge);
  for (uint64_t blocks = known.nonzero; blocks != 0; blocks &= blocks - 1) {
    const size_t block = std::countr_zero(blocks);
    for (uint32_t bits = named_[block]; bits != 0; bits &= bits - 1) {
      const size_t cell = block * kFigureBlock + std::countr_zero(bits);
      if ((now[cell] | then[cell]) == 0) continue;
      for (const uint32_t index : by_cell_[cell]) judge(index);
    }
  }
  for (const uint32_t index : others_) judge(index);
}

}  // namespace disclosure::rules
