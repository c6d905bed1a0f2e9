#include "rules/figure_blocks.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>

#include "rules/wide_vectors.h"

namespace disclosure::rules {

namespace {

// GCC 12 makes no good vector instructions of loops over one block.
static_assert(std::endian::native == std::endian::little);

constexpr size_t kBlocksOfWord = 64 / kFigureBlock;

// Eight figures, of which it returns the bits.
inline void Narrow(const int64_t* values, int32_t* narrow, SignedLanes& bits) {
  SignedLanes first;
  SignedLanes second;
  std::memcpy(&first, values, sizeof first);
  std::memcpy(&second, values + kVectorLanes / 2, sizeof second);
  bits |= first | second;
  const SignedLanes lower_halves =
      __builtin_shufflevector(first, second, 0, 2, 4, 6, 8, 10, 12, 14);
  std::memcpy(narrow, &lower_halves, sizeof lower_halves);
}

// The figures of a block; returns the bits of all.
inline uint64_t NarrowBlock(const int64_t* values, int32_t* narrow) {
  SignedLanes bits = {};
  for (size_t i = 0; i < kFigureBlock; i += kVectorLanes) {
    Narrow(values + i, narrow + i, bits);
  }
  return BitsOfLanes(bits);
}

inline void ClearBlock(int32_t* narrow) {
  constexpr SignedLanes kZeros = {};
  for (size_t i = 0; i < kFigureBlock; i += kVectorLanes) {
    std::memcpy(narrow + i, &kZeros, sizeof kZeros);
  }
}

// Of a figure below 0 as of one above, the highest bit is one higher than the
// highest that is not its sign; and there is a bit unless it is 0.
uint64_t WithoutSign(int64_t value) {
  const auto bits = static_cast<uint64_t>(value);
  return bits ^ (bits + bits);
}

// Looks at the figures of some blocks one by one. Hardly a report has a figure
// below 0, or one that is large.
[[gnu::noinline]] void AddLarge(uint64_t blocks,
                                std::span<const int64_t> values,
                                FigureBlocks& found) {
  for (; blocks != 0; blocks &= blocks - 1) {
    const size_t block = std::countr_zero(blocks);
    const size_t first = block * kFigureBlock;
    const size_t end = std::min(first + kFigureBlock, values.size());
    for (size_t i = first; i < end; ++i) {
      found.magnitude |= WithoutSign(values[i]);
      found.large |= uint64_t{!IsSmall(values[i])} << block;
    }
  }
}

// What is told by the bits of all figures of a block.
class BlockBits {
 public:
  void Add(size_t block, uint64_t bits) {
    nonzero_ |= uint64_t{bits != 0} << block;
    if (bits < kSmallFigures) [[likely]] {
      magnitude_ |= bits;
    } else {
      unclear_ |= uint64_t{1} << block;
    }
  }
  FigureBlocks Tell(std::span<const int64_t> values) const {
    FigureBlocks found{nonzero_, 0, magnitude_};
    if (unclear_ != 0) AddLarge(unclear_, values, found);
    return found;
  }

 private:
  uint64_t nonzero_ = 0;
  uint64_t magnitude_ = 0;
  uint64_t unclear_ = 0;
};

}  // namespace

// A blank counts as zero, so that words without a figure are not read.
DISCLOSURE_WIDE_VECTORS
FigureBlocks LookOver(const form::CellValues& cells,
                      std::span<int32_t, kNarrowFigures> narrow) {
  const std::span<const int64_t> values = cells.values();
  const size_t whole = values.size() / kFigureBlock;
  int32_t* const to = narrow.data();
  BlockBits seen;
  for (size_t block = 0; block < whole; ++block) {
    const size_t at = block * kFigureBlock;
    if (cells.presence()[block / kBlocksOfWord] == 0) {
      ClearBlock(to + at);
    } else {
      seen.Add(block, NarrowBlock(values.data() + at, to + at));
    }
  }
  const size_t end = whole * kFigureBlock;
  ClearBlock(to + end);
  ClearBlock(to + end + kFigureBlock);
  uint64_t bits = 0;
  for (size_t i = end; i < values.size(); ++i) {
    to[i] = static_cast<int32_t>(values[i]);
    bits |= static_cast<uint64_t>(values[i]);
  }
  seen.Add(whole, bits);
  return seen.Tell(values);
}

}  // namespace disclosure::rules
