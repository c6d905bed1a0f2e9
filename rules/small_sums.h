#ifndef DISCLOSURE_RULES_SMALL_SUMS_H_
#define DISCLOSURE_RULES_SMALL_SUMS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "absl/functional/function_ref.h"
#include "form/formula_linear.h"
#include "rules/figure_blocks.h"

namespace disclosure::rules {

// Linear conditions on small figures, looked at in vectors of 32 bits. The sums
// of a form repeat themselves: the same for each column of a table, whose cells
// are neighbours, and the same for each row, whose terms are neighbours. The
// first are added up side by side, the others each in one vector. Immutable
// once filled, thread-safe.
class SmallSums {
 public:
  // False, and nothing added, if the condition cannot be computed so. `id` is
  // handed back by Find(); `blocks` are those of its cells, and
  // kUnlessZero if zeros break it.
  bool Add(const form::LinearCondition& condition, uint32_t id,
           uint64_t blocks);

  // Calls `visit(id)` for each condition that is broken, blanks taken for zero,
  // or has a figure that is not small in a block of its own. `narrow` and
  // `known` are of LookOver(), or of TwoYears, in which the cells of the year
  // before are those from kBefore on.
  void Find(std::span<const int32_t> narrow, const FigureBlocks& known,
            absl::FunctionRef<void(uint32_t)> visit) const;

 private:
  static constexpr size_t kLanes = 8;
  using Lanes = std::array<int32_t, kLanes>;

  // What a sum of whole numbers may be.
  struct Bounds {
    int32_t lowest = 0;
    int32_t highest = 0;

    friend bool operator==(const Bounds&, const Bounds&) = default;
  };
  // The terms of one sum are among the cells from `first` on.
  struct Row {
    uint64_t blocks = 0;
    size_t first = 0;
    Lanes coefficients{};
    Bounds bounds;
    uint32_t id = 0;
  };
  // `count` sums: the terms of the next are those of the one before, a cell
  // further.
  struct Columns {
    uint64_t blocks = 0;
    uint32_t first_term = 0;
    uint32_t end_term = 0;
    Bounds bounds;
    size_t count = 0;
    std::array<uint32_t, kLanes> ids{};
  };
  using Term = form::LinearCondition::Term;

  void AddRow(const form::LinearCondition& condition, Row row);
  bool Continues(const Columns& columns,
                 const form::LinearCondition& condition) const;
  void AddColumn(const form::LinearCondition& condition, const Row& row);

  std::vector<Row> rows_;
  std::vector<Columns> columns_;
  std::vector<Term> terms_;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_SMALL_SUMS_H_
