#ifndef DISCLOSURE_RULES_LINEAR_SCREEN_H_
#define DISCLOSURE_RULES_LINEAR_SCREEN_H_

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "form/formula_linear.h"

namespace disclosure::rules {

// Looks over the figures of a report for linear conditions that may be broken.
// Blanks count as zero here: what passes is not broken, whatever is blank; what
// does not pass is judged properly by its formula. Nearly all reports pass, so
// this is where the time of the rules goes: conditions on one cell become one
// pair of bounds a cell, the others lists of indices, and nothing branches.
class LinearScreen {
 public:
  // `size` is Catalogue::size(), at most 64 * kBlock.
  explicit LinearScreen(size_t size);

  // `instance` is handed back by Find().
  void Add(const form::LinearCondition& condition, uint32_t instance);

  // Calls `visit(instance)` for each condition that may be broken; in no
  // particular order. `values` has a slot a cell, 0 where blank.
  template <typename Visit>
  void Find(std::span<const int64_t> values, Visit visit) const {
    const Glance glance = LookOver(values);
    for (uint64_t blocks = glance.blocks; blocks != 0; blocks &= blocks - 1) {
      const size_t first = std::countr_zero(blocks) * kBlock;
      const size_t end = std::min(first + kBlock, values.size());
      for (size_t cell = first; cell < end; ++cell) {
        if (values[cell] >= lowest_[cell] && values[cell] <= highest_[cell]) {
          continue;
        }
        for (const uint32_t instance : by_cell_[cell]) visit(instance);
      }
    }
    for (const Sum& sum : sums_) {
      if (!Passes(sum, values, glance.small)) visit(sum.instance);
    }
  }

 private:
  // constant + sum of coefficient * value lies in [lowest, highest], or outside
  // if `inverted`.
  struct Sum {
    uint32_t first_term = 0;
    uint32_t end_term = 0;
    int64_t lowest = std::numeric_limits<int64_t>::min();
    int64_t highest = std::numeric_limits<int64_t>::max();
    int64_t constant = 0;
    bool inverted = false;
    uint32_t instance = 0;
  };
  static constexpr size_t kBlock = 32;
  struct Glance {
    // One bit a block of kBlock cells: some cell in it is out of bounds.
    uint64_t blocks = 0;
    // No sum can leave 64 bits.
    bool small = false;
  };

  Glance LookOver(std::span<const int64_t> values) const;
  bool Passes(const Sum& sum, std::span<const int64_t> values,
              bool small) const;
  void AddBounds(const form::LinearCondition& condition, uint32_t instance);

  std::vector<int64_t> lowest_;
  std::vector<int64_t> highest_;
  std::vector<std::vector<uint32_t>> by_cell_;
  std::vector<Sum> sums_;
  std::vector<form::CellIndex> cells_;
  std::vector<int32_t> coefficients_;
  // Figures below it leave 64 bits in no sum.
  int64_t small_limit_ = std::numeric_limits<int64_t>::max();
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_LINEAR_SCREEN_H_
