#include "stats-service/query/organ_units.h"

#include <algorithm>

#include "stats-service/query/today_members.h"
#include "stats-service/query/unit_readings.h"

namespace disclosure::stats {

using divisions::DivisionCode;
using form::OrganKey;

OrganUnits::OrganUnits(const Cube& cube, const AreaPlace& place, int32_t year,
                       bool is_today)
    : cube_(cube),
      place_(place),
      year_(year),
      is_today_(is_today),
      readings_(cube, v1::SCOPE_OWN_ORGAN, year) {}

UnitFigures OrganUnits::Figures(form::CellIndex cell) const {
  return UnitsOf<UnitFigures>(cell);
}

UnitQuotients OrganUnits::Quotients(const form::Indicator& indicator) const {
  return UnitsOf<UnitQuotients>(indicator);
}

OrganKey OrganUnits::KeyOf(uint32_t index) const {
  const OrganIndex& organs = readings_.organs();
  return organs.key(organs.Advance(First(), index));
}

std::optional<uint32_t> OrganUnits::IndexOf(const DivisionCode& area) const {
  const OrganIndex& organs = readings_.organs();
  const auto found = organs.Find({area, form::CreditCode()});
  if (!found.has_value()) return std::nullopt;
  return static_cast<uint32_t>(organs.Distance(First(), *found));
}

OrganPlace OrganUnits::First() const {
  // Those that joined an area lie anywhere.
  return is_today_ ? OrganPlace{}
                   : readings_.organs().RangeOf(place_.area).begin;
}

template <typename Units, typename What>
Units OrganUnits::UnitsOf(const What& what) const {
  return is_today_ ? Today<Units>(what) : AsReported<Units>(what);
}

template <typename Units, typename What>
Units OrganUnits::AsReported(const What& what) const {
  Units units;
  const int64_t expected_reports = AddOrgans(
      readings_.organs().RangeOf(place_.area), what,
      [](const OrganKey&) { return true; }, units);
  units.not_reported +=
      cube_.frame->expected().AtOrBelow(place_.area, year_) - expected_reports;
  return units;
}

// Those of the area's own codes, with those before and after that joined it.
template <typename Units, typename What>
Units OrganUnits::Today(const What& what) const {
  Units units;
  const OrganIndex& organs = readings_.organs();
  const TodayMembers members(cube_, place_, year_);
  const auto is_member = [&](const OrganKey& key) {
    const auto membership = members.Of(key.division);
    if (membership == TodayMembers::Membership::kSplit) ++units.boundary_split;
    return membership == TodayMembers::Membership::kCounts;
  };
  const auto codes = CodesFromOutside(cube_, place_, year_, year_);
  const auto own = std::ranges::lower_bound(codes, place_.areas.first);
  const auto add = [&](auto begin, auto end) {
    for (; begin != end; ++begin) {
      const DivisionCode& code = cube_.frame->divisions().areas()[*begin].code;
      AddOrgans(organs.RangeAt(code), what, is_member, units);
    }
  };
  add(codes.begin(), own);
  AddOrgans(organs.RangeOf(place_.area), what, is_member, units);
  add(own, codes.end());
  units.not_reported += AreaYear::Today(cube_, place_, year_).not_reported();
  units.boundary_split += members.SilentSplits();
  return units;
}

template <typename Units, typename What, typename IsMember>
int64_t OrganUnits::AddOrgans(const OrganRange& range, const What& what,
                              IsMember is_member, Units& units) const {
  const OrganIndex& organs = readings_.organs();
  const ExpectedUnits& expected = cube_.frame->expected();
  int64_t expected_reports = 0;
  // The organs before the block at hand; modulo 2^64, for the range may begin
  // within a block.
  OrganPlace block = range.begin;
  size_t before = organs.Distance(First(), block) - block.slot;
  readings_.ForEach(range, what, [&](OrganPlace place, const auto& reading) {
    for (; block.block < place.block; ++block.block) {
      before += organs.block(block.block).size();
    }
    if (reading.state == CellState::kNotReported) return;
    const OrganKey& key = organs.key(place);
    if (!is_member(key)) return;
    if (key.organ.IsGovernment() && expected.IsExpected(key.division, year_)) {
      ++expected_reports;
    }
    AddReading(static_cast<uint32_t>(before + place.slot), what, reading,
               units);
  });
  return expected_reports;
}

}  // namespace disclosure::stats
