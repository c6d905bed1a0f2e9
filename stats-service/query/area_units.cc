#include "stats-service/query/area_units.h"

#include <utility>

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
      level_(static_cast<divisions::Level>(
          static_cast<int>(level) - static_cast<int>(AreaLevel::kNation))),
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

template <typename Units, typename What>
Units AreaUnits::RollUps(const What& what) const {
  Units units;
  const auto marks = cube_.frame->area_marks();
  const auto [begin, end] = place_.areas;
  for (size_t i = begin; i < end; ++i) {
    if (!marks[i].IsUnit(level_)) continue;
    const AreaPlace place(cube_, i);
    if (is_today_ && !marks[i].StandsIn(edition_)) continue;
    const FigureSource reports =
        is_today_ ? FigureSource::OfAreaToday(cube_, place, year_)
                  : FigureSource::OfArea(cube_, place, year_);
    if (!marks[i].StandsIn(edition_) && reports.reports() == 0) continue;
    if (reports.is_split()) {
      ++units.boundary_split;
    } else {
      AddRollUp(static_cast<uint32_t>(i), reports, what, units);
    }
  }
  return units;
}

// Areas of the level by the report of their government.
template <typename Units, typename What>
Units AreaUnits::Governments(const What& what) const {
  if (is_today_) return GovernmentsToday<Units>(what);
  Units units;
  const auto marks = cube_.frame->area_marks();
  int64_t expected_reports = 0;
  const auto visit = [&](uint32_t area, const auto& reading) {
    if (area == kNoArea || reading.state == CellState::kNotReported) return;
    if (!marks[area].IsUnit(level_)) return;
    expected_reports += marks[area].StandsIn(edition_) ? 1 : 0;
    AddReading(area, what, reading, units);
  };
  readings_.ForEachGovernment(readings_.organs().RangeOf(place_.area), what,
                              visit);
  units.not_reported += UnitsOfEdition() - expected_reports;
  return units;
}

SparseFigures AreaUnits::Sparse(form::CellIndex cell) const {
  if (is_today_ || basis_ == Basis::kRollUp) return {Figures(cell), 0};
  const int64_t of_edition = UnitsOfEdition();
  SparseGovernments governments(*cube_.frame, cell, level_, edition_,
                                of_edition);
  readings_.ForEachGovernmentBlock(
      readings_.organs().RangeOf(place_.area),
      [&](const SheetBlock& block, std::span<const GovernmentPlace> places,
          std::span<const uint32_t> areas) {
        governments.Add(block, places, areas);
      });
  const int64_t expected_reports = governments.reports_of_edition();
  SparseFigures figures = std::move(governments).Figures();
  figures.units.not_reported += of_edition - expected_reports;
  return figures;
}

int64_t AreaUnits::UnitsOfEdition() const {
  return cube_.frame->area_table().CountUnits(place_.areas, level_, edition_);
}

// Both the areas of the tree and the governments of the cube stand in the order
// of codes.
template <typename Units, typename What>
Units AreaUnits::GovernmentsToday(const What& what) const {
  Units units;
  const auto marks = cube_.frame->area_marks();
  size_t next = place_.areas.first;
  const auto pass_until = [&](size_t area) {
    for (; next < area; ++next) {
      if (marks[next].IsUnit(level_) && marks[next].StandsIn(edition_)) {
        AddSilent(next, what, units);
      }
    }
  };
  const auto visit = [&](uint32_t area, const auto& reading) {
    if (area == kNoArea || reading.state == CellState::kNotReported) return;
    pass_until(area);
    if (marks[area].IsUnit(level_)) AddReported(area, what, reading, units);
    ++next;
  };
  readings_.ForEachGovernment(readings_.organs().RangeOf(place_.area), what,
                              visit);
  pass_until(place_.areas.second);
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
  const Figure figure = FigureOf(*cube_.frame, what);
  const FigureSource reports =
      FigureSource::OfOrganToday(cube_, place, form::CreditCode(), year_);
  if (reports.is_split()) {
    ++units.boundary_split;
  } else if (reports.reports() == 0) {
    ++units.not_reported;
  } else if (!reports.CanAdd(figure) && reports.Sum(figure).complete) {
    ++units.not_comparable;
  } else {
    AddRollUp(static_cast<uint32_t>(index), reports, what, units);
  }
}

}  // namespace disclosure::stats
