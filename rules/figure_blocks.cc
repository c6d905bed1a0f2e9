#include "rules/figure_blocks.h"

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
}

// `reports` have equally many figures.
template <size_t kReports>
inline FigureBlocks LookOverAll(
    const std::array<std::span<const int64_t>, kReports>& reports) {
  FigureBlocks blocks;
  const size_t size = reports[0].size();
  const size_t whole = size / kFigureBlock;
  for (size_t block = 0; block < whole; ++block) {
    Lanes bits = {};
    for (const auto& values : reports) {
      AddBlock(values.data() + block * kFigureBlock, bits);
    }
    Add(block, bits[0] | bits[1] | bits[2] | bits[3], blocks);
  }
  for (size_t i = whole * kFigureBlock; i < size; ++i) {
    for (const auto& values : reports) Add(whole, BitsOf(values[i]), blocks);
  }
  return blocks;
}

}  // namespace

DISCLOSURE_WIDE_VECTORS
FigureBlocks LookOver(std::span<const int64_t> values) {
  return LookOverAll<1>({values});
}

DISCLOSURE_WIDE_VECTORS
FigureBlocks LookOver(std::span<const int64_t> values,
                      std::span<const int64_t> others) {
  return LookOverAll<2>({values, others});
}

}  // namespace disclosure::rules
