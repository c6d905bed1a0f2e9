#ifndef DISCLOSURE_STATS_SERVICE_QUERY_UNIT_YEAR_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_UNIT_YEAR_H_

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "divisions/division_code.h"
#include "form/identity.h"
#include "stats-service/cube/cube.h"
#include "stats-service/cube/today_areas.h"
#include "stats-service/query/figure.h"
#include "stats-service/query/question.h"
#include "stats-service/query/sibling_group.h"
#include "stats-service/query/unit_scan.h"

namespace disclosure::stats {

// Which units, and which of their figures; all as it is applied.
struct UnitsAsked {
  divisions::DivisionCode area;
  AreaLevel level = AreaLevel::kUnspecified;
  Basis basis = Basis::kUnspecified;
  Boundaries boundaries = Boundaries::kUnspecified;
  Figure figure;
  bool leave_out_small_samples = false;
};

// The figure of one unit, in the unit of the figure.
struct UnitNumber {
  double value = 0;
  uint32_t index = 0;  // as UnitScan has it
};

// The units of UnitScan that have a figure in one year, to be found again in
// others: an area by its code; an organ by its code as well, but on today's
// areas by the place that its code means in the year, whatever code the place
// had. Borrows the cube.
class UnitYear {
 public:
  UnitYear(const Cube& cube, const UnitsAsked& asked, int32_t year);

  // In the order of indices.
  std::span<const UnitNumber> numbers() const { return numbers_; }
  int64_t boundary_split() const { return boundary_split_; }

  form::OrganKey KeyOf(const UnitNumber& unit) const {
    return scan_.KeyOf(unit.index);
  }
  LineageDoubt DoubtOf(const UnitNumber& unit) const {
    return scan_.DoubtOf(unit.index);
  }
  // A bit a form slot: of its reports, those that have the figure.
  uint32_t FormsOf(const UnitNumber& unit) const {
    return scan_.FormsOf(unit.index) & asked_.figure.forms();
  }
  std::optional<SiblingGroup> GroupOf(const UnitNumber& unit) const;

  // What a unit of another year is here; null if it has no figure, or if two
  // organs reported for its place.
  const UnitNumber* Find(const UnitYear& other, const UnitNumber& unit) const;

 private:
  // The place, and whether it is the government or which department of it.
  using Place = std::pair<uint64_t, form::CreditCode>;

  template <typename Units>
  void Add(const Units& units);
  void AddPlaces();
  Place PlaceOf(const UnitNumber& unit) const;
  const UnitNumber* FindPlace(const Place& place) const;

  const Cube& cube_;
  const UnitsAsked asked_;
  const int32_t year_;
  // Whether a unit is found by its place.
  const bool by_place_;
  const UnitScan scan_;
  std::vector<UnitNumber> numbers_;
  int64_t boundary_split_ = 0;
  // Sorted, with indices into `numbers_`; empty unless they are used.
  std::vector<std::pair<Place, size_t>> places_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_UNIT_YEAR_H_
