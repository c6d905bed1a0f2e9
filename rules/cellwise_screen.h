#ifndef DISCLOSURE_RULES_CELLWISE_SCREEN_H_
#define DISCLOSURE_RULES_CELLWISE_SCREEN_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "form/formula_linear.h"
#include "form/formula_tree.h"
#include "rules/figure_blocks.h"

namespace disclosure::rules {

// What ConditionScreens is, for conditions that compare a cell with itself in
// the year before, each cell in the same way (F-XYR-05: less than ten times as
// much). The comparisons of two blocks of cells are made together, in numbers
// of 32 bits, and nothing branches: a report without zeros costs little more
// than one full of them. Immutable once filled, thread-safe.
class CellwiseScreen {
 public:
  // `size` is Catalogue::size().
  explicit CellwiseScreen(size_t size) : size_(size) {}

  // `entry` is handed back by Find(). False, and nothing added, if the
  // condition is none of this kind.
  bool Add(const form::FormulaNode& folded, uint32_t entry);

  // Calls `visit(entry)` for each condition that may be broken.
  template <typename Visit>
  void Find(const TwoYears& years, Visit visit) const {
    BrokenCells cells;
    for (const Shape& shape : shapes_) {
      const uint64_t seen = years.known.nonzero | shape.blocks_zeros_break;
      uint64_t blocks = LookAt(shape, shape.blocks & seen, years, cells);
      for (; blocks != 0; blocks &= blocks - 1) {
        const size_t block = std::countr_zero(blocks);
        for (uint32_t broken = cells[block]; broken != 0;
             broken &= broken - 1) {
          visit(shape.entries[block * kFigureBlock + std::countr_zero(broken)]);
        }
      }
    }
  }

 private:
  class Assembler;

  // In postfix order.
  struct Operation {
    // kLess, or kAnd and kOr of the two truths before it.
    form::FormulaOp op = form::FormulaOp::kAnd;
    // kLess: coefficient * value + coefficient_before * value before < bound.
    int32_t coefficient = 0;
    int32_t coefficient_before = 0;
    int32_t bound = 0;

    friend bool operator==(const Operation&, const Operation&) = default;
  };
  // Values that may wait for their operator at one time.
  static constexpr size_t kMaxDepth = 5;

  struct Shape {
    std::vector<Operation> program;
    // The blocks in which it judges cells, and those of them in which zeros
    // break it: all or none.
    uint64_t blocks = 0;
    uint64_t blocks_zeros_break = 0;
    // By block: the cells that it judges, as bits.
    std::vector<uint16_t> cells;
    // By cell: all bits of one that it does not judge.
    std::vector<int32_t> others;
    // By cell.
    std::vector<uint32_t> entries;
  };

  // By block: cells that may be broken, as bits.
  using BrokenCells = std::array<uint16_t, kMaxFigureBlocks + 1>;

  Shape& ShapeOf(std::vector<Operation> program);
  // Looks at these blocks; returns those that may have such cells, and fills
  // `cells` for these. A figure that is not small is one.
  static uint64_t LookAt(const Shape& shape, uint64_t blocks,
                         const TwoYears& years, BrokenCells& cells);

  size_t size_;
  std::vector<Shape> shapes_;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_CELLWISE_SCREEN_H_
