#include "stats-service/query/unit_scan.h"

#include <algorithm>

#include "stats-service/cube/area_year.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/indicator_reading.h"
#include "stats-service/query/unit_readings.h"

namespace disclosure::stats {
namespace {

using divisions::DivisionCode;
using divisions::DivisionTree;
using form::OrganKey;

Figure FigureOf(const CubeFrame& frame, form::CellIndex cell) {
  return Figure(frame.catalogue().cell(cell));
}

Figure FigureOf(const CubeFrame& /*frame*/, const form::Indicator& indicator) {
  return Figure(indicator);
}

}  // namespace

UnitScan::UnitScan(const Cube& cube, const DivisionCode& area, AreaLevel level,
                   Basis basis, int32_t year, Boundaries boundaries)
    : cube_(cube),
      area_(area),
      scans_organs_(level == AreaLevel::kOrgan),
      basis_(basis),
      year_(year),
      level_(static_cast<int>(level) - static_cast<int>(AreaLevel::kNation)),
      edition_(divisions::EditionBit(boundaries == Boundaries::kToday
                                         ? divisions::kEditions.back()
                                         : DivisionTree::EditionFor(year))),
      is_today_(boundaries == Boundaries::kToday),
      place_(cube, area) {}

template <typename Units, typename What>
Units UnitScan::UnitsOf(const What& what) const {
  if (scans_organs_) return Organs<Units>(what);
  return basis_ == Basis::kRollUp ? RollUps<Units>(what)
                                  : Governments<Units>(what);
}

UnitFigures UnitScan::Figures(form::CellIndex cell) const {
  return UnitsOf<UnitFigures>(cell);
}

UnitQuotients UnitScan::Quotients(const form::Indicator& indicator) const {
  return UnitsOf<UnitQuotients>(indicator);
}

Value UnitScan::ValueOf(const OrganKey& organ, const Figure& figure) const {
  if (basis_ == Basis::kRollUp) {
    const AreaPlace place(cube_, organ.division);
    return is_today_
               ? FigureSource::OfAreaToday(cube_, place, year_).ValueOf(figure)
               : FigureSource::OfArea(cube_, place, year_).ValueOf(figure);
  }
  if (is_today_ && !scans_organs_) {
    const AreaPlace place(cube_, organ.division);
    return FigureSource::OfOrganToday(cube_, place, organ.organ, year_)
        .ValueOf(figure);
  }
  return FigureSource::OfOrgan(cube_, scope(), organ,
                               Sheets().organs->Find(organ), year_)
      .ValueOf(figure);
}

OrganKey UnitScan::KeyOf(uint32_t index) const {
  if (!scans_organs_) {
    return {cube_.frame->divisions().areas()[index].code, form::CreditCode()};
  }
  const OrganIndex& organs = *cube_.own.organs;
  return organs.key(organs.Advance(FirstOrgan(), index));
}

std::optional<uint32_t> UnitScan::IndexOf(const DivisionCode& area) const {
  if (!scans_organs_) {
    return static_cast<uint32_t>(*cube_.frame->divisions().IndexOf(area));
  }
  const OrganIndex& organs = *cube_.own.organs;
  const auto found = organs.Find({area, form::CreditCode()});
  if (!found.has_value()) return std::nullopt;
  return static_cast<uint32_t>(organs.Distance(FirstOrgan(), *found));
}

OrganPlace UnitScan::FirstOrgan() const {
  // Those that joined an area lie anywhere.
  return is_today_ ? OrganPlace{} : cube_.own.organs->RangeOf(area_).begin;
}

bool UnitScan::IsUnit(const AreaRow& area) const {
  return static_cast<int>(area.level) == level_ && !area.pseudo;
}

bool UnitScan::StandsInEdition(const AreaRow& area) const {
  return (area.editions & edition_) != 0;
}

v1::Scope UnitScan::scope() const {
  return basis_ == Basis::kAreaSummary ? v1::SCOPE_AREA_SUMMARY
                                       : v1::SCOPE_OWN_ORGAN;
}

const ScopeSheets& UnitScan::Sheets() const {
  return basis_ == Basis::kAreaSummary ? cube_.summaries : cube_.own;
}

FigureSource UnitScan::Report(OrganPlace place) const {
  return FigureSource::OfOrgan(cube_, scope(), Sheets().organs->key(place),
                               place, year_);
}

template <typename Units, typename What>
Units UnitScan::RollUps(const What& what) const {
  Units units;
  const std::span<const AreaRow> areas = cube_.frame->areas();
  const auto [begin, end] = cube_.frame->divisions().Subtree(area_);
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

// Calls `visit(place, reading)` for the organs of a range, in order; not for
// all that did not report.
template <typename Visit>
void UnitScan::ForEachOrgan(const OrganRange& range, form::CellIndex cell,
                            Visit visit) const {
  const ScopeSheets& sheets = Sheets();
  const YearSheet* sheet = sheets.Find(year_);
  if (sheet == nullptr) return;
  sheet->ForEachReading(*cube_.frame, *sheets.organs, range, cell, visit);
}

// Sums of cells a column at a time, measures report by report.
template <typename Visit>
void UnitScan::ForEachOrgan(const OrganRange& range,
                            const form::Indicator& indicator,
                            Visit visit) const {
  const ScopeSheets& sheets = Sheets();
  if (indicator.IsSumOfCells()) {
    ForEachReading(cube_, sheets, year_, range, indicator, visit);
    return;
  }
  for (OrganPlace place = range.begin; place < range.end;
       place = sheets.organs->Next(place)) {
    const FigureSource report = Report(place);
    if (report.reports() == 0) continue;
    visit(place, ReadingOf(report.Sum(Figure(indicator))));
  }
}

template <typename Visit>
void UnitScan::ForEachGovernment(const OrganRange& range, form::CellIndex cell,
                                 Visit visit) const {
  const ScopeSheets& sheets = Sheets();
  const YearSheet* sheet = sheets.Find(year_);
  if (sheet == nullptr) return;
  sheet->ForEachGovernment(*cube_.frame, *sheets.organs, range, cell, visit);
}

template <typename Visit>
void UnitScan::ForEachGovernment(const OrganRange& range,
                                 const form::Indicator& indicator,
                                 Visit visit) const {
  const OrganIndex& organs = *Sheets().organs;
  ForEachOrgan(range, indicator, [&](OrganPlace place, const auto& reading) {
    if (organs.key(place).organ.IsGovernment()) visit(place, reading);
  });
}

// Areas of the level by the report of their government. Both the areas of the
// tree and the organs of the cube stand in the order of codes.
template <typename Units, typename What>
Units UnitScan::Governments(const What& what) const {
  Units units;
  const OrganIndex& organs = *Sheets().organs;
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
  ForEachGovernment(
      organs.RangeOf(area_), what, [&](OrganPlace place, const auto& reading) {
        if (reading.state == CellState::kNotReported) return;
        const uint64_t code = organs.codes(place.block)[place.slot];
        pass_until(code);
        if (next == end || areas[next].code != code) return;
        if (IsMadeUp(next)) {
          if (IsUnit(areas[next])) AddMadeUp(next, what, units);
        } else if (IsUnit(areas[next])) {
          AddReading(static_cast<uint32_t>(next), what, reading, units);
        }
        ++next;
      });
  pass_until(UINT64_MAX);
  return units;
}

bool UnitScan::IsMadeUp(size_t index) const {
  if (!is_today_) return false;
  const TodayAreas& today = cube_.frame->today();
  return !today.Has(index) ||
         !today.Moves(index, TodayAreas::EditionOf(year_)).empty();
}

template <typename Units, typename What>
void UnitScan::AddMadeUp(size_t index, const What& what, Units& units) const {
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

// An area whose code did not report.
template <typename Units, typename What>
void UnitScan::AddSilent(size_t index, const What& what, Units& units) const {
  if (IsMadeUp(index)) {
    AddMadeUp(index, what, units);
  } else {
    ++units.not_reported;
  }
}

template <typename Units, typename What, typename IsMember>
int64_t UnitScan::AddOrgans(const OrganRange& range, const What& what,
                            IsMember is_member, Units& units) const {
  const OrganIndex& organs = *cube_.own.organs;
  const ExpectedUnits& expected = cube_.frame->expected();
  int64_t expected_reports = 0;
  // The organs before the block at hand; modulo 2^64, for the range may begin
  // within a block.
  OrganPlace block = range.begin;
  size_t before = organs.Distance(FirstOrgan(), block) - block.slot;
  ForEachOrgan(range, what, [&](OrganPlace place, const auto& reading) {
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

template <typename Units, typename What>
Units UnitScan::Organs(const What& what) const {
  if (is_today_) return TodaysOrgans<Units>(what);
  Units units;
  const int64_t expected_reports = AddOrgans(
      cube_.own.organs->RangeOf(area_), what,
      [](const OrganKey&) { return true; }, units);
  units.not_reported +=
      cube_.frame->expected().AtOrBelow(area_, year_) - expected_reports;
  return units;
}

// Those of the area's own codes, with those before and after that joined it.
template <typename Units, typename What>
Units UnitScan::TodaysOrgans(const What& what) const {
  Units units;
  const OrganIndex& organs = *cube_.own.organs;
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
  AddOrgans(organs.RangeOf(area_), what, is_member, units);
  add(own, codes.end());
  units.not_reported += AreaYear::Today(cube_, place_, year_).not_reported();
  units.boundary_split += members.SilentSplits();
  return units;
}

absl::StatusOr<Basis> BasisOfUnits(AreaLevel level, Basis basis) {
  const bool is_single = level >= AreaLevel::kTownship;
  switch (basis) {
    case Basis::kUnspecified:
      return is_single ? Basis::kOwnOrgan : Basis::kRollUp;
    case Basis::kRollUp:
      // The roll-up of one organ is its report.
      return level == AreaLevel::kOrgan ? Basis::kOwnOrgan : Basis::kRollUp;
    case Basis::kAreaSummary:
      if (is_single) {
        return BadQuestion("only areas above the township publish summaries",
                           "BAD_BASIS", "basis");
      }
      return Basis::kAreaSummary;
    case Basis::kOwnOrgan:
      break;
  }
  return basis;
}

absl::Status CheckUnitLevel(AreaLevel level, const DivisionCode& area) {
  if (level > LevelOf(area)) return absl::OkStatus();
  return BadQuestion("the level does not lie below the area", "BAD_LEVEL",
                     "level");
}

}  // namespace disclosure::stats
