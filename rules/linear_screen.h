#ifndef DISCLOSURE_RULES_LINEAR_SCREEN_H_
#define DISCLOSURE_RULES_LINEAR_SCREEN_H_

#include <bit>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "form/formula_linear.h"
#include "rules/comparison_range.h"
#include "rules/figure_blocks.h"
#include "rules/small_sums.h"

namespace disclosure::rules {

// Looks over the figures of a report for linear conditions that may be broken.
// Blanks count as zero here: what passes is not broken, whatever is blank; what
// does not pass is judged properly by its formula. Nearly all reports pass, so
// this is where the time of the rules goes: conditions on one cell become one
// pair of bounds a cell, the others sums in vectors (SmallSums) or, of figures
// that are large, lists of indices.
class LinearScreen {
 public:
  // `size` is Catalogue::size(), at most kMaxFigureBlocks * kFigureBlock.
  explicit LinearScreen(size_t size);

  // `instance` is handed back by Find(). `is_rare`: many reports break the
  // condition, and only some have to keep it; its bounds do not make others
  // look at all cells around.
  void Add(const form::LinearCondition& condition, uint32_t instance,
           bool is_rare = false);

  // Calls `visit(instance)` for each condition that may be broken; in no
  // particular order. `values` has a slot a cell, 0 where blank; `narrow` and
  // `known` are of the same report.
  template <typename Visit>
  void Find(std::span<const int64_t> values, std::span<const int32_t> narrow,
            const FigureBlocks& known, Visit visit) const {
    uint64_t blocks = BlocksOutside(narrow, known);
    for (; blocks != 0; blocks &= blocks - 1) {
      const size_t first = std::countr_zero(blocks) * kFigureBlock;
      const size_t end = std::min(first + kFigureBlock, values.size());
      for (size_t cell = first; cell < end; ++cell) {
        if (values[cell] >= lowest_[cell] && values[cell] <= highest_[cell]) {
          continue;
        }
        for (const Bounds& bounds : by_cell_[cell]) {
          if (!bounds.Admit(values[cell])) visit(bounds.instance);
        }
      }
    }
    for (const auto& [cell, bounds] : rare_bounds_) {
      if (!bounds.Admit(values[cell])) visit(bounds.instance);
    }
    const bool small = known.magnitude <= most_;
    const auto look_at = [&](uint32_t index) {
      const Sum& sum = sums_[index];
      if (!Passes(sum, values, small)) visit(sum.instance);
    };
    small_sums_.Find(narrow, known, look_at);
    for (const uint32_t index : other_sums_) look_at(index);
  }

 private:
  // What one condition admits of one cell.
  struct Bounds {
    int64_t lowest = kLeastSum;
    int64_t highest = kMostSum;
    uint32_t instance = 0;

    bool Admit(int64_t value) const {
      return value >= lowest && value <= highest;
    }
  };
  // constant + sum of coefficient * value lies in `range`.
  struct Sum {
    // Of the terms, those with the coefficient 1 come first, then those with
    // -1.
    uint32_t first_term = 0;
    uint32_t end_added = 0;
    uint32_t end_taken_off = 0;
    uint32_t end_term = 0;
    // Of constant + sum of coefficient * value.
    ComparisonRange range;
    int64_t constant = 0;
    uint32_t instance = 0;
  };

  // One bit a block: some figure in it is out of bounds, or not small.
  uint64_t BlocksOutside(std::span<const int32_t> narrow,
                         const FigureBlocks& known) const;
  bool Passes(const Sum& sum, std::span<const int64_t> values,
              bool small) const;
  // Returns the end of those that were chosen by their coefficient.
  template <typename Chosen>
  uint32_t AddTerms(const form::LinearCondition& condition, Chosen chosen);
  static uint64_t BlocksOf(const form::LinearCondition& condition,
                           bool holds_on_zeros);
  static Bounds BoundsOf(const form::LinearCondition& condition,
                         uint32_t instance);
  void AddBounds(form::CellIndex cell, const Bounds& bounds);

  std::vector<int64_t> lowest_;
  std::vector<int64_t> highest_;
  // The same for figures that are small, up to the end of the last block.
  std::vector<int32_t> narrow_lowest_;
  std::vector<int32_t> narrow_highest_;
  std::vector<std::vector<Bounds>> by_cell_;
  std::vector<std::pair<form::CellIndex, Bounds>> rare_bounds_;
  std::vector<Sum> sums_;
  // What tells that most of them hold, and the places of the others.
  SmallSums small_sums_;
  std::vector<uint32_t> other_sums_;
  std::vector<form::CellIndex> cells_;
  std::vector<int32_t> coefficients_;
  // Blocks that zeros are out of bounds in.
  uint64_t zeros_outside_ = 0;
  // Within it, no sum leaves 64 bits.
  uint64_t most_ = std::numeric_limits<int64_t>::max();
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_LINEAR_SCREEN_H_
