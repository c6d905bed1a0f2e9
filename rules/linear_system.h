#ifndef DISCLOSURE_RULES_LINEAR_SYSTEM_H_
#define DISCLOSURE_RULES_LINEAR_SYSTEM_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "form/formula_linear.h"
#include "form/fraction.h"

namespace disclosure::rules {

// Linear conditions on figures, asked all at once: is there anything that keeps
// every one of them? Exact, by the first phase of the simplex method in
// fractions, with Bland's rule. The figures need not be whole, but less means
// less by one at least.
class LinearSystem {
 public:
  // Beyond so many steps nothing is told.
  static constexpr int kMaxSteps = 20'000;

  // `least`, by cell: the least figure that a cell may have; nullopt: any.
  explicit LinearSystem(std::vector<std::optional<int64_t>> least);

  // Compared by anything but kNotEqual.
  void Add(const form::LinearCondition& condition);

  // Conditions that nothing keeps all of, while something keeps all of them but
  // any one; in the order of Add(), counted from 0. None if there are figures
  // that keep all that were added. nullopt: not told, for it takes too long or
  // more than 128 bits.
  std::optional<std::vector<size_t>> Contradiction() const;

 private:
  // sum(coefficient * column) == right, or at most that.
  struct Row {
    std::vector<std::pair<size_t, int64_t>> terms;
    form::Int128 right = 0;
    bool is_equation = false;
    size_t condition = 0;
  };

  using Rows = std::vector<const Row*>;

  // Whether it holds whatever the figures are.
  static bool IsIdle(const Row& row);
  // Some of the rows that clash, if any do; as Contradiction() otherwise.
  std::optional<Rows> Clashing(const Rows& rows) const;

  const std::vector<std::optional<int64_t>> least_;
  std::vector<Row> rows_;
  size_t conditions_ = 0;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_LINEAR_SYSTEM_H_
