#include "rules/cellwise_screen.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <utility>

#include "rules/comparison_range.h"
#include "rules/wide_vectors.h"

namespace disclosure::rules {
namespace {

using form::FormulaNode;
using form::FormulaOp;
using form::Operand;
using form::TwoYearCondition;

// As a double has it: where there is no bound, infinite.
double EndOf(int64_t bound) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (bound == kLeastSum) return -kInfinity;
  return bound == kMostSum ? kInfinity : static_cast<double>(bound);
}

// Some cells. Compilers for any machine know vectors of this kind.
constexpr size_t kLanes = 4;
typedef double Numbers __attribute__((vector_size(8 * kLanes)));
typedef int64_t Truths __attribute__((vector_size(8 * kLanes)));
constexpr size_t kVectors = kFigureBlock / kLanes;

struct NumberBlock {
  std::array<Numbers, kVectors> vectors;
};
// All bits of a lane are set where a condition holds.
struct TruthBlock {
  std::array<Truths, kVectors> vectors;
};

// Few machines have an instruction for it. Added to the bits of 1.5 * 2^52, a
// whole number within 2^51 becomes the last bits of the sum with that number.
inline void Convert(const int64_t* values, Numbers& numbers) {
  constexpr double kShift = 6755399441055744.0;
  Truths bits;
  std::memcpy(&bits, values, sizeof bits);
  bits += std::bit_cast<int64_t>(kShift);
  std::memcpy(&numbers, &bits, sizeof bits);
  numbers -= kShift;
}

// Cells behind the last count as zero.
inline NumberBlock BlockOf(std::span<const int64_t> values, size_t block) {
  const size_t first = block * kFigureBlock;
  const size_t count = std::min(kFigureBlock, values.size() - first);
  NumberBlock numbers;
  if (count == kFigureBlock) {
    for (size_t i = 0; i < kVectors; ++i) {
      Convert(&values[first + i * kLanes], numbers.vectors[i]);
    }
    return numbers;
  }
  for (size_t i = 0; i < kFigureBlock; ++i) {
    const int64_t value = i < count ? values[first + i] : 0;
    numbers.vectors[i / kLanes][i % kLanes] = static_cast<double>(value);
  }
  return numbers;
}

inline uint32_t BitsOf(const TruthBlock& truths) {
  uint32_t bits = 0;
  for (size_t i = 0; i < kVectors; ++i) {
    for (size_t lane = 0; lane < kLanes; ++lane) {
      const auto bit = static_cast<uint32_t>(truths.vectors[i][lane] & 1);
      bits |= bit << (i * kLanes + lane);
    }
  }
  return bits;
}

inline bool AllTrue(const TruthBlock& truths) {
  Truths all = truths.vectors[0];
  for (const Truths& some : truths.vectors) all &= some;
  return (all[0] & all[1] & all[2] & all[3]) == -1;
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
    const auto linear = form::AsLinearOfTwoYears(node);
    return linear && AssembleComparison(*linear);
  }

  std::vector<Operation> Take() { return std::move(program_); }
  std::optional<form::CellIndex> cell() const { return cell_; }

 private:
  bool AssembleJoined(const FormulaNode& node) {
    for (size_t i = 0; i < node.children.size(); ++i) {
      if (!Assemble(node.children[i])) return false;
      if (i == 0) continue;
      program_.push_back({node.op, {}});
      --depth_;
    }
    return true;
  }

  bool AssembleComparison(const TwoYearCondition& linear) {
    if (linear.comparison == FormulaOp::kNotEqual) return false;
    if (std::abs(linear.constant) > static_cast<int64_t>(kMost)) return false;
    Comparison made;
    made.constant = static_cast<double>(linear.constant);
    for (const auto& [operand, coefficient] : linear.terms) {
      if (cell_ && *cell_ != operand.index) return false;
      if (std::abs(coefficient) > kMostCoefficient) return false;
      cell_ = operand.index;
      const bool before = operand.source == Operand::Source::kYearBefore;
      (before ? made.coefficient_before : made.coefficient) = coefficient;
    }
    const ComparisonRange range = RangeOf(linear.comparison);
    made.lowest = EndOf(range.lowest);
    made.highest = EndOf(range.highest);
    program_.push_back({linear.comparison, made});
    return ++depth_ <= kMaxDepth;
  }

  std::vector<Operation> program_;
  std::optional<form::CellIndex> cell_;
  size_t depth_ = 0;
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
  shape.entries[cell] = entry;
  shape.blocks |= uint64_t{1} << block;
  const std::vector<int64_t> zeros(size_, 0);
  if (Broken(shape, block, zeros, zeros) != 0) {
    shape.blocks_zeros_break |= uint64_t{1} << block;
  }
  return true;
}

CellwiseScreen::Shape& CellwiseScreen::ShapeOf(std::vector<Operation> program) {
  const auto known = std::ranges::find(shapes_, program, &Shape::program);
  if (known != shapes_.end()) return *known;
  Shape& shape = shapes_.emplace_back();
  shape.program = std::move(program);
  shape.cells.resize(size_ / kFigureBlock + 1);
  shape.entries.resize(shape.cells.size() * kFigureBlock);
  return shape;
}

DISCLOSURE_WIDE_VECTORS
uint32_t CellwiseScreen::Broken(const Shape& shape, size_t block,
                                std::span<const int64_t> values,
                                std::span<const int64_t> before) {
  const NumberBlock now = BlockOf(values, block);
  const NumberBlock then = BlockOf(before, block);
  std::array<TruthBlock, kMaxDepth> stack;  // NOLINT: filled before it is read
  size_t top = 0;
  for (const Operation& operation : shape.program) {
    if (operation.op == FormulaOp::kAnd || operation.op == FormulaOp::kOr) {
      --top;
      TruthBlock& left = stack[top - 1];
      const TruthBlock& right = stack[top];
      const bool both = operation.op == FormulaOp::kAnd;
      for (size_t i = 0; i < kVectors; ++i) {
        left.vectors[i] = both ? left.vectors[i] & right.vectors[i]
                               : left.vectors[i] | right.vectors[i];
      }
      continue;
    }
    const Comparison& made = operation.comparison;
    TruthBlock& result = stack[top++];
    for (size_t i = 0; i < kVectors; ++i) {
      const Numbers sum = now.vectors[i] * made.coefficient +
                          then.vectors[i] * made.coefficient_before +
                          made.constant;
      result.vectors[i] = (sum >= made.lowest) & (sum <= made.highest);
    }
  }
  if (AllTrue(stack[0])) return 0;
  return shape.cells[block] & ~BitsOf(stack[0]);
}

}  // namespace disclosure::rules
