#ifndef DISCLOSURE_TESTS_RULES_RANDOM_PAPER_H_
#define DISCLOSURE_TESTS_RULES_RANDOM_PAPER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "tests/rules/paper.h"
#include "tests/support/random_reports.h"

namespace disclosure::rules {

// Makes reports that hold, and damages them by one slip.
class RandomPaper {
 public:
  explicit RandomPaper(uint64_t seed) : random_(seed) {}

  // All sums hold. Totals come after their parts, from the inside out.
  Values Consistent(const Paper& paper);

  // What mends the damage that it did to `values`; nothing if none was possible
  // at the place it chose.
  std::optional<Slip> Damage(const Paper& paper, Values& values);

 private:
  int64_t Figure();

  static void Total(const NaiveSum& sum, Values& values);

  // The sums whose totals stand in these rows, in this order.
  static void Add(const Paper& paper, const std::vector<int>& rows,
                  Values& values);

  void FillApplications(const Paper& paper, Values& values);

  std::optional<Slip> Misread(const form::Cell* cell, Values& values);

  std::optional<Slip> DropTotal(const Paper& paper, Values& values);

  // To a neighbour that is 0, or in exchange with a cell that is not.
  std::optional<Slip> Move(const Paper& paper, const form::Cell* a, bool shift,
                           Values& values);

  std::optional<Slip> Split(const Paper& paper, const form::Cell* a,
                            Values& values);

  RandomReports random_;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_TESTS_RULES_RANDOM_PAPER_H_
