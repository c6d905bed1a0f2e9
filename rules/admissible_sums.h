#ifndef DISCLOSURE_RULES_ADMISSIBLE_SUMS_H_
#define DISCLOSURE_RULES_ADMISSIBLE_SUMS_H_

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/check.h"

namespace disclosure::rules {

// Full names of cells that are added up.
using Addends = std::vector<std::string_view>;

// The values that a figure of the text may have.
struct AdmissibleSums {
  // Each once, in the order of the sums.
  std::vector<int64_t> values;
  // Each once, as the report has them.
  std::vector<FindingCell> cells;
  // False if a cell is blank, or a sum too large: a value that is not admitted
  // might fit it.
  bool complete = true;

  void Insert(int64_t value);
  bool Admit(int64_t value) const;
  // "12, 13".
  std::string InWords() const;
};

// Of those sums whose cells the form of the report has. Totals that can be
// derived count as there (F-APP-03a).
AdmissibleSums FindSums(const CheckCase& c, std::span<const Addends> sums);
AdmissibleSums FindSums(const CheckCase& c,
                        std::initializer_list<Addends> sums);

}  // namespace disclosure::rules

#endif  // DISCLOSURE_RULES_ADMISSIBLE_SUMS_H_
