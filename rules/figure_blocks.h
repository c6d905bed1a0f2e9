#ifndef DISCLOSURE_RULES_FIGURE_BLOCKS_H_
#define DISCLOSURE_RULES_FIGURE_BLOCKS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "form/cell_values.h"

namespace disclosure::rules {

// Figures that are looked at together. A report has fewer than 63 such blocks.
inline constexpr size_t kFigureBlock = 16;
inline constexpr size_t kMaxFigureBlocks = 63;
// Among the blocks that a condition names: it has to be looked at though all
// its figures are zero.
inline constexpr uint64_t kUnlessZero = uint64_t{1} << kMaxFigureBlocks;

// Figures from -kSmallFigures up to below kSmallFigures can be computed with in
// 32 bits: a sum of them reaches neither end if its coefficients are together,
// without their signs, at most kMostWeight.
inline constexpr int32_t kSmallFigures = 1 << 26;
inline constexpr int32_t kMostWeight = 31;
constexpr bool IsSmall(int64_t figure) {
  return figure >= -kSmallFigures && figure < kSmallFigures;
}

// What one fast pass over the figures of a report tells.
struct FigureBlocks {
  // One bit a block: some figure in it is not zero.
  uint64_t nonzero = 0;
  // Likewise: some figure in it is not small.
  uint64_t large = 0;
  // No figure is farther from zero; one may be four times nearer.
  uint64_t magnitude = 0;

  // Of two reports together.
  friend FigureBlocks operator|(const FigureBlocks& a, const FigureBlocks& b) {
    return {a.nonzero | b.nonzero, a.large | b.large,
            a.magnitude | b.magnitude};
  }
};

// Room for the figures of a report in 32 bits, to compute with in vectors, and
// behind them two blocks of zeros that a vector may reach into.
inline constexpr size_t kNarrowFigures = (kMaxFigureBlocks + 2) * kFigureBlock;

// Fills `narrow` as far as it is of use for so many cells, at most
// kMaxFigureBlocks * kFigureBlock; of a figure that is not small with just the
// lowest bits.
FigureBlocks LookOver(const form::CellValues& cells,
                      std::span<int32_t, kNarrowFigures> narrow);

// A report and that of the year before, looked over. Borrows the figures.
struct TwoYears {
  TwoYears(const form::CellValues& cells, const form::CellValues& cells_before)
      : values(cells.values()), values_before(cells_before.values()) {
    const std::span all(narrow);
    known = LookOver(cells, all.first<kNarrowFigures>()) |
            LookOver(cells_before, all.last<kNarrowFigures>());
  }

  std::span<const int64_t> values;
  std::span<const int64_t> values_before;
  // Where in `narrow` the year before begins.
  static constexpr size_t kBefore = kNarrowFigures;
  alignas(32) std::array<int32_t, 2 * kNarrowFigures> narrow;
  // Of both together.
  FigureBlocks known;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_FIGURE_BLOCKS_H_
