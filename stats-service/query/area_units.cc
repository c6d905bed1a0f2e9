#include "stats-service/query/area_units.h"

#include <span>

#include "divisions/division_tree.h"
#include "stats-service/query/unit_readings.h"

namespace disclosure::stats {
namespace {

using divisions::DivisionTree;

Figure FigureOf(const CubeFrame& frame, form::CellIndex cell) {
  return Figure(frame.catalogue().cell(cell));
}

Figure FigureOf(const CubeFrame& /*frame*/, const form::Indicator& indicator) {
  return Figure(indicator);
}

}  // namespace

AreaUnits::AreaUnits(const Cube& cube, const AreaPlace& place, AreaLevel level,
                     Basis basis, int32_t year, bool is_today)
    : cube_(cube),
      place_(place),
      level_(static_cast<int>(level) - static_cast<int>(AreaLevel::kNation)),
      basis_(basis),
      year_(year),
      is_today_(is_today),
      edition_(divisions::EditionBit(is_today
                                         ? divisions::kEditions.back()
                                         : DivisionTree::EditionFor(year))),
      readings_(cube,
                basis == Basis::kAreaSummary ? v1::SCOPE_AREA_SUMMARY
                                             : v1::SCOPE_OWN_ORGAN,
                year) {}

UnitFigures AreaUnits::Figures(form::CellIndex cell) const {
  return UnitsOf<UnitFigures>(cell);
}

UnitQuotients AreaUnits::Quotients(const form::Indicator& indicator) const {
  return UnitsOf<UnitQuotients>(indicator);
}

template <typename Units, typename What>
Units AreaUnits::UnitsOf(const What& what) const {
  return basis_ == Basis::kRollUp ? RollUps<Units>(what)
                                  : Governments<Units>(what);
}

bool AreaUnits::IsUnit(const AreaRow& area) const {
  return static_cast<int>(area.level) == level_ && !area.pseudo;
}

bool AreaUnits::StandsInEdition(const AreaRow& area) const {
  return (area.editions & edition_) != 0;
}

template <typename Units, typename What>
Units AreaUnits::RollUps(const What& what) const {
  Units units;
  const std::span<const AreaRow> areas = cube_.frame->areas();
  const auto [begin, end] = place_.areas;
  for (size_t i = begin; i < end; ++i) {
    if (!IsUnit(areas[i])) continue;
    const AreaPlace place(cube_, i);
    if (is_today_ && !StandsInEdition(areas[i])) continue;
    const FigureSource reports =
        is_today_ ? FigureSource::OfAreaToday(cube_, place, year_)
                  : FigureSource::OfArea(cube_, place, year_);
    if (!StandsInEdition(areas[i]) && reports.reports() == 0) continue;
    if (reports.is_split()) {
      ++units.boundary_split;
    } else {
      AddRollUp(static_cast<uint32_t>(i), reports, what, units);
    }
  }
  return units;
}

// Areas of the level by the report of their government. Both the areas of the
// tree and the organs of the cube stand in the order of codes.
template <typename Units, typename What>
Units AreaUnits::Governments(const What& what) const {
  Units units;
  const OrganIndex& organs = readings_.organs();
  const std::span<const AreaRow> areas = cube_.frame->areas();
  size_t next = place_.areas.first;
  const size_t end = place_.areas.second;
  const auto pass_until = [&](uint64_t code) {
    for (; next < end && areas[next].code < code; ++next) {
      if (IsUnit(areas[next]) && StandsInEdition(areas[next])) {
        AddSilent(next, what, units);
      }
    }
  };
  const auto visit = [&](OrganPlace place, const auto& reading) {
    if (reading.state == CellState::kNotReported) return;
    const uint64_t code = organs.codes(place.block)[place.slot];
    pass_until(code);
    if (next == end || areas[next].code != code) return;
    if (IsUnit(areas[next])) AddReported(next, what, reading, units);
    ++next;
  };
  readings_.ForEachGovernment(organs.RangeOf(place_.area), what, visit);
  pass_until(UINT64_MAX);
  return units;
}

// An area whose code did report.
template <typename Units, typename What>
void AreaUnits::AddReported(size_t index, const What& what, const auto& reading,
                            Units& units) const {
  if (IsMadeUp(index)) {
    AddMadeUp(index, what, units);
  } else {
    AddReading(static_cast<uint32_t>(index), what, reading, units);
  }
}

// An area whose code did not report.
template <typename Units, typename What>
void AreaUnits::AddSilent(size_t index, const What& what, Units& units) const {
  if (IsMadeUp(index)) {
    AddMadeUp(index, what, units);
  } else {
    ++units.not_reported;
  }
}

bool AreaUnits::IsMadeUp(size_t index) const {
  if (!is_today_) return false;
  const TodayAreas& today = cube_.frame->today();
  return !today.Has(index) ||
         !today.Moves(index, TodayAreas::EditionOf(year_)).empty();
}

template <typename Units, typename What>
void AreaUnits::AddMadeUp(size_t index, const What& what, Units& units) const {
  if (!cube_.frame->today().Has(index)) return;
  const AreaPlace place(cube_, index);
  const FigureSource reports =
      FigureSource::OfOrganToday(cube_, place, form::CreditCode(), year_);
  if (reports.is_split()) {
    ++units.boundary_split;
  } else if (reports.reports() == 0) {
    ++units.not_reported;
  } else if (!reports.CanAdd(FigureOf(*cube_.frame, what))) {
    ++units.input_missing;
  } else {
    AddRollUp(static_cast<uint32_t>(index), reports, what, units);
  }
}

}  // namespace disclosure::stats
