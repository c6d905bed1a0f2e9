#ifndef DISCLOSURE_RULES_SUMS_H_
#define DISCLOSURE_RULES_SUMS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "form/catalogue.h"
#include "form/formula_linear.h"

namespace disclosure::rules {

// An equation between cells of one report that a rule asserts whatever else the
// report says: F-APP-03 of one row. `condition` compares with kEqual.
struct Sum {
  uint16_t rule = 0;
  // As of the findings of the rule.
  std::string instance;
  form::LinearCondition condition;
  // Judged although a figure in it is approximate.
  bool judges_approximate = false;

  // The cell that the others add up to; absent if it is no total of parts.
  std::optional<form::CellIndex> Total() const;
};

// The sums of one form, and which cells they share. Immutable, thread-safe.
class Sums {
 public:
  // `size` is Catalogue::size().
  Sums(std::vector<Sum> sums, size_t size);

  std::span<const Sum> all() const { return sums_; }
  // By place in all(): those that name a cell.
  std::span<const uint16_t> Of(form::CellIndex cell) const {
    return by_cell_[cell];
  }
  // The largest number of sums that one cell is in.
  size_t most_of_a_cell() const { return most_of_a_cell_; }
  // Sums that share cells, or are linked through others that do, have the same
  // number: they are the sums of one table.
  uint16_t table_of(uint16_t sum) const { return tables_[sum]; }

 private:
  std::vector<Sum> sums_;
  std::vector<std::vector<uint16_t>> by_cell_;
  std::vector<uint16_t> tables_;
  size_t most_of_a_cell_ = 0;
};

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_SUMS_H_
