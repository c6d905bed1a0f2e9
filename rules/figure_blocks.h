#ifndef DISCLOSURE_RULES_FIGURE_BLOCKS_H_
#define DISCLOSURE_RULES_FIGURE_BLOCKS_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace disclosure::rules {

// Figures that are looked at together. A report has fewer than 63 such blocks.
inline constexpr size_t kFigureBlock = 16;
inline constexpr size_t kMaxFigureBlocks = 63;

// What one fast pass over the figures of a report tells.
struct FigureBlocks {
  // One bit a block: some figure in it is not zero.
  uint64_t nonzero = 0;
  // No figure is farther from zero; one may be four times nearer.
  uint64_t magnitude = 0;
};

// Of one report, or of two together. `values` are at most kMaxFigureBlocks *
// kFigureBlock, and `others` as many.
FigureBlocks LookOver(std::span<const int64_t> values);
FigureBlocks LookOver(std::span<const int64_t> values,
                      std::span<const int64_t> others);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_FIGURE_BLOCKS_H_
