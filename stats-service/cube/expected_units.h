#ifndef DISCLOSURE_STATS_SERVICE_CUBE_EXPECTED_UNITS_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_EXPECTED_UNITS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "divisions/division_tree.h"

namespace disclosure::stats {

// Which governments are expected to report in a year: those of all provinces,
// prefectures and counties, and of the units of classes 0 to 3, of the edition
// that stands for the year. Neither the nation, nor levels that a city lacks,
// nor quasi-units (classes 4 and up, and zones with the rank of a county), nor
// departments. Immutable; borrows the tree.
class ExpectedUnits {
 public:
  explicit ExpectedUnits(const divisions::DivisionTree& divisions);

  bool IsExpected(const divisions::DivisionCode& code, int year) const;
  static bool IsExpected(const divisions::Area& area, int year);

  int64_t AtOrBelow(const divisions::DivisionCode& code, int year) const;
  // The same for a range of DivisionTree::areas().
  int64_t InRange(std::pair<size_t, size_t> range, int year) const;

 private:
  const divisions::DivisionTree& divisions_;
  // By edition: how many are expected among the first n areas of the tree.
  std::array<std::vector<uint32_t>, divisions::kEditions.size()> before_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_EXPECTED_UNITS_H_
