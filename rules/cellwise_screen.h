#ifndef DISCLOSURE_RULES_CELLWISE_SCREEN_H_
#define DISCLOSURE_RULES_CELLWISE_SCREEN_H_

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
// much). The comparisons of a block of cells are made together, and nothing
// branches: a report without zeros costs little more than one full of them.
// Immutable once filled, thread-safe.
class CellwiseScreen {
 public:
  // `size` is Catalogue::size().
  explicit CellwiseScreen(size_t size) : size_(size) {}

  // `entry` is handed back by Find(). False, and nothing added, if the
  // condition is none of this kind.
  bool Add(const form::FormulaNode& folded, uint32_t entry);

  // Calls `visit(entry)` for each condition that may be broken. `values` and
  // `before` have a slot a cell, 0 where blank, and no figure of theirs is
  // farther from zero than kMost. `nonzero` are the blocks in which one of them
  // has a figure other than zero; in others only what zeros break is looked at.
  template <typename Visit>
  void Find(std::span<const int64_t> values, std::span<const int64_t> before,
            uint64_t nonzero, Visit visit) const {
    for (const Shape& shape : shapes_) {
      uint64_t blocks = shape.blocks & (nonzero | shape.blocks_zeros_break);
      for (; blocks != 0; blocks &= blocks - 1) {
        const size_t block = std::countr_zero(blocks);
        uint32_t broken = Broken(shape, block, values, before);
        for (; broken != 0; broken &= broken - 1) {
          visit(shape.entries[block * kFigureBlock + std::countr_zero(broken)]);
        }
      }
    }
  }

  // Figures within it, times coefficients, are whole numbers of a double.
  static constexpr uint64_t kMost = uint64_t{1} << 40;
  static constexpr int32_t kMostCoefficient = 1 << 10;

 private:
  class Assembler;

  // constant + coefficient * value + coefficient_before * value before lies in
  // [lowest, highest].
  struct Comparison {
    double coefficient = 0;
    double coefficient_before = 0;
    double constant = 0;
    double lowest = 0;
    double highest = 0;

    friend bool operator==(const Comparison&, const Comparison&) = default;
  };
  // In postfix order.
  struct Operation {
    form::FormulaOp op = form::FormulaOp::kAnd;
    // Of an equation or inequality.
    Comparison comparison;

    friend bool operator==(const Operation&, const Operation&) = default;
  };
  // Values that may wait for their operator at one time.
  static constexpr size_t kMaxDepth = 4;

  struct Shape {
    std::vector<Operation> program;
    // The blocks in which it judges cells, and those of them in which zeros
    // break it: all or none.
    uint64_t blocks = 0;
    uint64_t blocks_zeros_break = 0;
    // By block: the cells that it judges, as bits.
    std::vector<uint16_t> cells;
    // By cell.
    std::vector<uint32_t> entries;
  };

  Shape& ShapeOf(std::vector<Operation> program);
  // The cells of a block that may be broken, as bits.
  static uint32_t Broken(const Shape& shape, size_t block,
                         std::span<const int64_t> values,
                         std::span<const int64_t> before);

  size_t size_;
  std::vector<Shape> shapes_;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_CELLWISE_SCREEN_H_
