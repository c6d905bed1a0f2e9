#include "rules/linear_system.h"

#include <algorithm>
#include <compare>

#include "status/check.h"

namespace disclosure::rules {
namespace {

using form::FormulaOp;
using form::Fraction;
using form::Int128;

// Rows of equations between figures that are not negative. Every row has a
// column of its own to begin with, which is 1 there and 0 elsewhere: its slack,
// or an artificial figure, which has to become 0. All arithmetic is checked:
// `ok()` is false once a number left 128 bits.
class Tableau {
 public:
  // `artificial`: the first column of that kind.
  Tableau(size_t rows, size_t columns, size_t artificial)
      : columns_(columns),
        artificial_(artificial),
        rows_(rows, std::vector<Fraction>(columns + 1)),
        costs_(columns + 1),
        own_(rows),
        basis_(rows) {}

  Fraction& at(size_t row, size_t column) { return rows_[row][column]; }
  Fraction& right(size_t row) { return rows_[row][columns_]; }
  void SetOwn(size_t row, size_t column) {
    own_[row] = basis_[row] = column;
    rows_[row][column] = Fraction(1);
  }

  // Makes the sum of artificial figures as small as it can be. False: not
  // within `steps`, or not within 128 bits.
  bool Solve(int steps) {
    for (size_t row = 0; row < rows_.size(); ++row) {
      if (own_[row] < artificial_) continue;
      costs_[own_[row]] = Fraction(1);
      Reduce(costs_, rows_[row], Fraction(1));
    }
    for (; ok_ && steps > 0; --steps) {
      const std::optional<size_t> column = Entering();
      if (!column) return ok_;
      const size_t row = Leaving(*column);
      if (ok_) Pivot(row, *column);
    }
    return false;
  }

  // After Solve(): whether all artificial figures are 0.
  bool IsSolved() const { return costs_[columns_] == Fraction(); }
  // If not: whether this row is needed to show that they cannot be.
  bool Matters(size_t row) const {
    return costs_[own_[row]] != Fraction(own_[row] < artificial_ ? 0 : 1);
  }

 private:
  static bool IsNegative(const Fraction& value) {
    return value.numerator() < 0;
  }

  // values -= factor * row
  void Reduce(std::vector<Fraction>& values, const std::vector<Fraction>& row,
              const Fraction factor) {
    for (size_t column = 0; ok_ && column <= columns_; ++column) {
      if (row[column] == Fraction()) continue;
      const auto product = Multiply(row[column], factor);
      const auto less = product ? Subtract(values[column], *product)
                                : std::optional<Fraction>();
      if (less) values[column] = *less;
      ok_ = less.has_value();
    }
  }

  // The first that makes the sum smaller. An artificial one never comes back.
  std::optional<size_t> Entering() const {
    for (size_t column = 0; column < artificial_; ++column) {
      if (IsNegative(costs_[column])) return column;
    }
    return std::nullopt;
  }

  // The row that bounds the column most closely; of several the one whose
  // figure comes first, lest the method go round in circles. There is one, for
  // the sum is never below 0.
  size_t Leaving(size_t column) {
    std::optional<size_t> leaving;
    Fraction closest;
    for (size_t row = 0; row < rows_.size(); ++row) {
      const Fraction& slope = rows_[row][column];
      if (slope == Fraction() || IsNegative(slope)) continue;
      const auto bound = Divide(rows_[row][columns_], slope);
      const auto order = bound && leaving ? Compare(*bound, closest)
                                          : std::strong_ordering::less;
      ok_ = ok_ && bound && order;
      if (!ok_) return 0;
      if (std::is_lt(*order) ||
          (std::is_eq(*order) && basis_[row] < basis_[*leaving])) {
        leaving = row;
        closest = *bound;
      }
    }
    CHECK(leaving.has_value()) << "column " << column << " has no bound";
    return *leaving;
  }

  void Pivot(size_t row, size_t column) {
    const Fraction slope = rows_[row][column];
    for (Fraction& value : rows_[row]) {
      if (value == Fraction()) continue;
      const auto scaled = Divide(value, slope);
      ok_ = ok_ && scaled;
      if (!ok_) return;
      value = *scaled;
    }
    for (size_t other = 0; other < rows_.size(); ++other) {
      if (other != row) Clear(rows_[other], row, column);
    }
    Clear(costs_, row, column);
    basis_[row] = column;
  }
  void Clear(std::vector<Fraction>& values, size_t row, size_t column) {
    if (values[column] != Fraction()) {
      Reduce(values, rows_[row], values[column]);
    }
  }

  const size_t columns_;
  const size_t artificial_;
  // The right side comes last.
  std::vector<std::vector<Fraction>> rows_;
  // What a column adds to the sum of artificial figures; last, that sum as it
  // is, negative.
  std::vector<Fraction> costs_;
  std::vector<size_t> own_;    // by row
  std::vector<size_t> basis_;  // by row
  bool ok_ = true;
};

}  // namespace

LinearSystem::LinearSystem(std::vector<std::optional<int64_t>> least)
    : least_(std::move(least)) {}

bool LinearSystem::IsIdle(const Row& row) {
  return !row.is_equation && row.right >= 0 &&
         std::ranges::all_of(row.terms,
                             [](const auto& term) { return term.second <= 0; });
}

void LinearSystem::Add(const form::LinearCondition& condition) {
  CHECK(condition.comparison != FormulaOp::kNotEqual);
  const FormulaOp comparison = condition.comparison;
  const bool at_least = comparison == FormulaOp::kGreater ||
                        comparison == FormulaOp::kGreaterEqual;
  const bool strictly =
      comparison == FormulaOp::kGreater || comparison == FormulaOp::kLess;
  const int64_t sign = at_least ? -1 : 1;
  Row row;
  row.condition = conditions_++;
  row.is_equation = comparison == FormulaOp::kEqual;
  row.right = -(Int128{condition.constant} * sign) - (strictly ? 1 : 0);
  // A cell is two columns: by how much it is above its least figure, or above
  // 0; and, of a cell that has none, by how much it is below 0.
  for (const auto& term : condition.terms) {
    const int64_t coefficient = sign * term.coefficient;
    row.terms.emplace_back(2 * size_t{term.cell}, coefficient);
    if (const auto& least = least_[term.cell]) {
      row.right -= Int128{coefficient} * *least;
    } else {
      row.terms.emplace_back(2 * size_t{term.cell} + 1, -coefficient);
    }
  }
  if (!IsIdle(row)) rows_.push_back(std::move(row));
}

std::optional<LinearSystem::Rows> LinearSystem::Clashing(
    const Rows& rows) const {
  const size_t slack = 2 * least_.size();
  const size_t artificial = slack + rows.size();
  Tableau tableau(rows.size(), artificial + rows.size(), artificial);
  for (size_t i = 0; i < rows.size(); ++i) {
    const Row& row = *rows[i];
    const int64_t sign = row.right < 0 ? -1 : 1;
    for (const auto& [column, coefficient] : row.terms) {
      tableau.at(i, column) = Fraction(sign * coefficient);
    }
    tableau.right(i) = *Fraction::Of(sign * row.right, 1);
    if (!row.is_equation) tableau.at(i, slack + i) = Fraction(sign);
    const bool has_slack = !row.is_equation && sign > 0;
    tableau.SetOwn(i, (has_slack ? slack : artificial) + i);
  }
  if (!tableau.Solve(kMaxSteps)) return std::nullopt;
  Rows clashing;
  for (size_t i = 0; i < rows.size() && !tableau.IsSolved(); ++i) {
    if (tableau.Matters(i)) clashing.push_back(rows[i]);
  }
  return clashing;
}

std::optional<std::vector<size_t>> LinearSystem::Contradiction() const {
  Rows all;
  for (const Row& row : rows_) all.push_back(&row);
  std::optional<Rows> clashing = Clashing(all);
  if (!clashing) return std::nullopt;
  // Leaves out what the others do without. Those before `next` are needed.
  for (size_t next = 0; next < clashing->size();) {
    Rows fewer = *clashing;
    fewer.erase(fewer.begin() + static_cast<ptrdiff_t>(next));
    std::optional<Rows> still = Clashing(fewer);
    if (still && !still->empty()) {
      clashing = std::move(still);
    } else {
      ++next;
    }
  }
  std::vector<size_t> conditions;
  for (const Row* row : *clashing) conditions.push_back(row->condition);
  return conditions;
}

}  // namespace disclosure::rules
