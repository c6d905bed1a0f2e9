#include "rules/figure_blocks.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "rules/wide_vectors.h"

namespace disclosure::rules {

namespace {

// What stands for a figure here: value ^ 2 * value. Of a figure below 0 as of
// one above, the highest bit is one higher than the highest that is not its
// sign; and there is a bit unless it is 0.
// GCC 12 makes no vector instructions of a loop over one block.
constexpr size_t kLanes = 4;
typedef uint64_t Lanes __attribute__((vector_size(8 * kLanes)));

inline void AddBlock(const int64_t* values, Lanes& bits) {
  for (size_t i = 0; i < kFigureBlock; i += kLanes) {
    Lanes lanes;
    std::memcpy(&lanes, values + i, sizeof lanes);
    bits |= lanes ^ (lanes + lanes);
  }
}

inline uint64_t BitsOf(int64_t value) {
  const auto bits = static_cast<uint64_t>(value);
  return bits ^ (bits + bits);
}

inline void Add(size_t block, uint64_t bits, FigureBlocks& blocks) {
  blocks.magnitude |= bits;
  blocks.nonzero |= uint64_t{bits != 0} << block;
  constexpr uint64_t kLargeBits = uint64_t{kSmallFigures} << 1;
  blocks.large |= uint64_t{bits >= kLargeBits} << block;
}

// `reports` have equally many cells. A blank counts as zero, so that words
// without a figure are left out.
template <size_t kReports>
inline FigureBlocks LookOverAll(
    const std::array<const form::CellValues*, kReports>& reports) {
  constexpr size_t kBlocksOfWord = 64 / kFigureBlock;
  FigureBlocks blocks;
  const size_t whole = reports[0]->size() / kFigureBlock;
  for (size_t word = 0; word * kBlocksOfWord < whole; ++word) {
    uint64_t present = 0;
    for (const form::CellValues* cells : reports) {
      present |= cells->presence()[word];
    }
    if (present == 0) continue;
    const size_t first = word * kBlocksOfWord;
    const size_t end = std::min(first + kBlocksOfWord, whole);
    for (size_t block = first; block < end; ++block) {
      Lanes bits = {};
      for (const form::CellValues* cells : reports) {
        AddBlock(cells->values().data() + block * kFigureBlock, bits);
      }
      Add(block, bits[0] | bits[1] | bits[2] | bits[3], blocks);
    }
  }
  for (const form::CellValues* cells : reports) {
    for (size_t i = whole * kFigureBlock; i < cells->size(); ++i) {
      Add(whole, BitsOf(cells->values()[i]), blocks);
    }
  }
  return blocks;
}

}  // namespace

DISCLOSURE_WIDE_VECTORS
FigureBlocks LookOver(const form::CellValues& cells) {
  return LookOverAll<1>({&cells});
}

DISCLOSURE_WIDE_VECTORS
FigureBlocks LookOver(const form::CellValues& cells,
                      const form::CellValues& others) {
  return LookOverAll<2>({&cells, &others});
}

}  // namespace disclosure::rules
