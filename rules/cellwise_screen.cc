#include "rules/cellwise_screen.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <utility>

#include "rules/comparison_range.h"
#include "rules/wide_vectors.h"

namespace disclosure::rules {
namespace {

using form::FormulaNode;
using form::FormulaOp;
using form::Operand;
using form::WideCondition;

// As far from zero as no sum of small figures is.
constexpr int32_t kMostBound = kSmallFigures * kMostWeight;

bool IsWithin(int64_t value, int64_t most) {
  return value >= -most && value <= most;
}

// Unsigned, so that figures that are not small may run over.
using Numbers = UnsignedLanes;
// All bits of a lane are set where a condition holds.
using Truths = SignedLanes;
constexpr size_t kVectorsOfBlock = kFigureBlock / kVectorLanes;
// Blocks that are looked at together: less is spent on reading the program.
constexpr size_t kBlocksAtOnce = 2;
constexpr uint64_t kAllAtOnce = (uint64_t{1} << kBlocksAtOnce) - 1;
constexpr size_t kVectors = kBlocksAtOnce * kVectorsOfBlock;

using TruthsAtOnce = std::array<Truths, kVectors>;

inline bool AllTrue(const TruthsAtOnce& truths) {
  static_assert(kVectors == 4);
  return BitsOfLanes(~(truths[0] & truths[1] & truths[2] & truths[3])) == 0;
}

template <typename Operation>
inline void Compare(const Operation& operation, const int32_t* now,
                    const int32_t* then, TruthsAtOnce& result) {
  const auto factor = static_cast<uint32_t>(operation.coefficient);
  const auto factor_then = static_cast<uint32_t>(operation.coefficient_before);
  for (size_t i = 0; i < kVectors; ++i) {
    Numbers figures;
    Numbers figures_then;
    LoadLanes(now + i * kVectorLanes, figures);
    LoadLanes(then + i * kVectorLanes, figures_then);
    const Numbers sum = figures * factor + figures_then * factor_then;
    result[i] = reinterpret_cast<Truths>(sum) < operation.bound;
  }
}

// Runs a program on some cells. What it tells is the first of `stack`: it is
// not copied, since GCC 12 copies halves of vectors, and waits for them when
// the whole is read.
template <typename Operation, typename Stack>
inline void Judge(const std::vector<Operation>& program, const int32_t* now,
                  const int32_t* then, Stack& stack) {
  size_t top = 0;
  for (const Operation& operation : program) {
    if (operation.op == FormulaOp::kLess) {
      Compare(operation, now, then, stack[top++]);
      continue;
    }
    --top;
    TruthsAtOnce& left = stack[top - 1];
    const TruthsAtOnce& right = stack[top];
    const bool both = operation.op == FormulaOp::kAnd;
    for (size_t i = 0; i < kVectors; ++i) {
      left[i] = both ? left[i] & right[i] : left[i] | right[i];
    }
  }
}

inline uint32_t BitsOf(const Truths* truths) {
  uint32_t bits = 0;
  for (size_t cell = 0; cell < kFigureBlock; ++cell) {
    const auto truth =
        static_cast<uint32_t>(truths[cell / kVectorLanes][cell % kVectorLanes]);
    bits |= (truth & 1) << cell;
  }
  return bits;
}

// The cells of a block that cannot be computed with here, as bits.
uint32_t NotSmall(std::span<const int64_t> values,
                  std::span<const int64_t> before, size_t block) {
  const size_t first = block * kFigureBlock;
  const size_t end = std::min(first + kFigureBlock, values.size());
  uint32_t bits = 0;
  for (size_t cell = first; cell < end; ++cell) {
    const bool small = IsSmall(values[cell]) && IsSmall(before[cell]);
    bits |= uint32_t{!small} << (cell - first);
  }
  return bits;
}

}  // namespace

// Makes a program of a condition on one cell.
class CellwiseScreen::Assembler {
 public:
  // False if it is none.
  bool Assemble(const FormulaNode& node) {
    if (node.op == FormulaOp::kAnd || node.op == FormulaOp::kOr) {
      return AssembleJoined(node);
    }
    const auto linear = form::AsLinearOfAll(node);
    return linear && AssembleComparison(*linear);
  }

  std::vector<Operation> Take() { return std::move(program_); }
  std::optional<form::CellIndex> cell() const { return cell_; }

 private:
  bool AssembleJoined(const FormulaNode& node) {
    for (size_t i = 0; i < node.children.size(); ++i) {
      if (!Assemble(node.children[i])) return false;
      if (i > 0) Join(node.op);
    }
    return true;
  }

  bool AssembleComparison(const WideCondition& linear) {
    if (linear.comparison == FormulaOp::kNotEqual) return false;
    if (!IsWithin(linear.constant, kMostBound - 2)) return false;
    int64_t now = 0;
    int64_t then = 0;
    for (const auto& [operand, coefficient] : linear.terms) {
      if (operand.source == Operand::Source::kAttribute) return false;
      if (cell_ && *cell_ != operand.index) return false;
      if (!IsWithin(coefficient, kMostWeight)) return false;
      cell_ = operand.index;
      const bool before = operand.source == Operand::Source::kYearBefore;
      (before ? then : now) += coefficient;
    }
    if (std::abs(now) + std::abs(then) > kMostWeight) return false;
    // constant + now * value + then * value before lies in `range`.
    const ComparisonRange range = RangeOf(linear.comparison);
    const bool above = range.lowest != kLeastSum;
    const bool below = range.highest != kMostSum;
    if (below) AddLess(now, then, range.highest - linear.constant + 1);
    if (above) AddLess(-now, -then, linear.constant - range.lowest + 1);
    most_depth_ = std::max(most_depth_, depth_);
    if (below && above) Join(FormulaOp::kAnd);
    return most_depth_ <= kMaxDepth;
  }

  void AddLess(int64_t now, int64_t then, int64_t bound) {
    program_.push_back({FormulaOp::kLess, static_cast<int32_t>(now),
                        static_cast<int32_t>(then),
                        static_cast<int32_t>(bound)});
    ++depth_;
  }

  void Join(FormulaOp op) {
    program_.push_back({.op = op});
    --depth_;
  }

  std::vector<Operation> program_;
  std::optional<form::CellIndex> cell_;
  size_t depth_ = 0;
  size_t most_depth_ = 0;
};

bool CellwiseScreen::Add(const FormulaNode& folded, uint32_t entry) {
  Assembler assembler;
  if (!assembler.Assemble(folded) || !assembler.cell()) return false;
  const size_t cell = *assembler.cell();
  const size_t block = cell / kFigureBlock;
  const auto bit = static_cast<uint16_t>(1u << (cell % kFigureBlock));
  Shape& shape = ShapeOf(assembler.Take());
  // A second condition of the same cell and shape.
  if ((shape.cells[block] & bit) != 0) return false;
  shape.cells[block] |= bit;
  shape.others[cell] = 0;
  shape.entries[cell] = entry;
  shape.blocks |= uint64_t{1} << block;
  const form::CellValues zeros(size_);
  const TwoYears years(zeros, zeros);
  BrokenCells cells;
  shape.blocks_zeros_break |= LookAt(shape, uint64_t{1} << block, years, cells);
  return true;
}

CellwiseScreen::Shape& CellwiseScreen::ShapeOf(std::vector<Operation> program) {
  const auto known = std::ranges::find(shapes_, program, &Shape::program);
  if (known != shapes_.end()) return *known;
  Shape& shape = shapes_.emplace_back();
  shape.program = std::move(program);
  shape.cells.resize(size_ / kFigureBlock + kBlocksAtOnce);
  shape.others.resize(shape.cells.size() * kFigureBlock, -1);
  shape.entries.resize(shape.others.size());
  return shape;
}

DISCLOSURE_WIDE_VECTORS
uint64_t CellwiseScreen::LookAt(const Shape& shape, uint64_t blocks,
                                const TwoYears& years, BrokenCells& cells) {
  uint64_t found = 0;
  std::array<TruthsAtOnce, kMaxDepth> stack;  // NOLINT: filled by Judge()
  while (blocks != 0) {
    const size_t first = std::countr_zero(blocks) & ~(kBlocksAtOnce - 1);
    const uint64_t looked_at = kAllAtOnce << first;
    blocks &= ~looked_at;
    const size_t cell = first * kFigureBlock;
    Judge(shape.program, years.narrow.data() + cell,
          years.narrow.data() + TwoYears::kBefore + cell, stack);
    TruthsAtOnce& holds = stack[0];
    for (size_t i = 0; i < kVectors; ++i) {
      Truths others;
      LoadLanes(shape.others.data() + cell + i * kVectorLanes, others);
      holds[i] |= others;
    }
    if ((years.known.large & looked_at) == 0 && AllTrue(holds)) [[likely]]
      continue;
    for (size_t i = 0; i < kBlocksAtOnce; ++i) {
      const size_t block = first + i;
      uint32_t broken = ~BitsOf(&holds[i * kVectorsOfBlock]);
      if ((years.known.large >> block & 1) != 0) {
        broken |= NotSmall(years.values, years.values_before, block);
      }
      cells[block] = static_cast<uint16_t>(broken & shape.cells[block]);
      found |= uint64_t{cells[block] != 0} << block;
    }
  }
  return found;
}

}  // namespace disclosure::rules
