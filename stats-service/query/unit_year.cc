#include "stats-service/query/unit_year.h"

#include <algorithm>
#include <iterator>
#include <type_traits>

namespace disclosure::stats {

using form::OrganKey;

UnitYear::UnitYear(const Cube& cube, const UnitsAsked& asked, int32_t year)
    : cube_(cube),
      asked_(asked),
      year_(year),
      by_place_(asked.boundaries == Boundaries::kToday &&
                asked.level == AreaLevel::kOrgan),
      scan_(cube, asked.area, asked.level, asked.basis, year,
            asked.boundaries) {
  if (const form::Cell* cell = asked.figure.cell(); cell != nullptr) {
    Add(scan_.Figures(cell->index));
  } else {
    Add(scan_.Quotients(*asked.figure.indicator()));
  }
  if (by_place_) AddPlaces();
}

template <typename Units>
void UnitYear::Add(const Units& units) {
  boundary_split_ = units.boundary_split;
  numbers_.reserve(units.figures.size());
  for (const auto& unit : units.figures) {
    if constexpr (std::is_same_v<Units, UnitFigures>) {
      numbers_.push_back({static_cast<double>(unit.value), unit.index});
    } else {
      if (asked_.leave_out_small_samples &&
          IsSmallSample(asked_.figure, unit.value)) {
        continue;
      }
      numbers_.push_back({ToDouble(asked_.figure, unit.value), unit.index});
    }
  }
}

void UnitYear::AddPlaces() {
  places_.reserve(numbers_.size());
  for (size_t i = 0; i < numbers_.size(); ++i) {
    places_.emplace_back(PlaceOf(numbers_[i]), i);
  }
  std::ranges::sort(places_);
}

UnitYear::Place UnitYear::PlaceOf(const UnitNumber& unit) const {
  const OrganKey organ = KeyOf(unit);
  const auto code = cube_.frame->divisions().IndexOf(organ.division);
  // No place has a number like that of a code that nobody knows.
  constexpr uint64_t kUnknown = uint64_t{1} << 63;
  if (!code.has_value()) {
    return {kUnknown | organ.division.packed(), organ.organ};
  }
  return {
      cube_.frame->today().ends().PlaceOf(*code, TodayAreas::EditionOf(year_)),
      organ.organ};
}

std::optional<SiblingGroup> UnitYear::GroupOf(const UnitNumber& unit) const {
  return by_place_ ? GroupOfToday(*cube_.frame, KeyOf(unit), year_)
                   : stats::GroupOf(*cube_.frame, KeyOf(unit));
}

const UnitNumber* UnitYear::Find(const UnitYear& other,
                                 const UnitNumber& unit) const {
  if (by_place_) return FindPlace(other.PlaceOf(unit));
  const auto found =
      std::ranges::lower_bound(numbers_, unit.index, {}, &UnitNumber::index);
  return found != numbers_.end() && found->index == unit.index ? &*found
                                                               : nullptr;
}

const UnitNumber* UnitYear::FindPlace(const Place& place) const {
  const auto is_it = [&](auto found) {
    return found != places_.end() && found->first == place;
  };
  const auto found = std::ranges::lower_bound(places_, place, {},
                                              &std::pair<Place, size_t>::first);
  return is_it(found) && !is_it(std::next(found)) ? &numbers_[found->second]
                                                  : nullptr;
}

}  // namespace disclosure::stats
