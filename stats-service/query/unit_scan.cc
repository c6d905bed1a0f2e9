#include "stats-service/query/unit_scan.h"

#include "stats-service/cube/area_year.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/indicator_reading.h"

namespace disclosure::stats {
namespace {

using divisions::DivisionCode;
using divisions::DivisionTree;
using form::OrganKey;

// Counts why a report has no figure, in `blank` where a cell is; else adds what
// it has.
template <typename Reading, typename Units, typename AddFigure>
void AddState(const Reading& reading, Units& units, int64_t& blank,
              AddFigure add_figure) {
  switch (reading.state) {
    case CellState::kNotReported:
      ++units.not_reported;
      break;
    case CellState::kNotAsked:
      ++units.not_asked;
      break;
    case CellState::kBlank:
      ++blank;
      break;
    case CellState::kFigure:
      add_figure();
      break;
  }
}

void AddReading(uint32_t index, form::CellIndex /*cell*/,
                const CellReading& reading, UnitFigures& units) {
  AddState(reading, units, units.blank, [&] {
    if (reading.unit_unknown) {
      ++units.unit_unknown;
    } else {
      units.figures.push_back({reading.figure, index});
    }
  });
}

// Of the reports at or below an area; the reasons as AreaValue() has them.
void AddSum(uint32_t index, const CellSum& sum, UnitFigures& units) {
  if (sum.with_value > 0) {
    if (const auto total = sum.Sum(); total.has_value()) {
      units.figures.push_back({*total, index});
    } else {
      ++units.overflow;
    }
  } else if (sum.unit_unknown > 0) {
    ++units.unit_unknown;
  } else if (sum.blank > 0) {
    ++units.blank;
  } else if (sum.not_asked > 0) {
    ++units.not_asked;
  } else {
    ++units.not_reported;
  }
}

// Of what has both sides of an indicator.
void AddSides(uint32_t index, const form::Indicator& indicator, WideSum above,
              WideSum below, UnitQuotients& units) {
  const std::optional<int64_t> numerator = Narrow(above);
  const std::optional<int64_t> denominator =
      indicator.IsRatio() ? Narrow(below) : std::optional<int64_t>(1);
  if (!numerator.has_value() || !denominator.has_value()) {
    ++units.overflow;
  } else if (*denominator == 0) {
    ++units.denominator_zero;
  } else {
    units.figures.push_back({{*numerator, *denominator}, index});
  }
}

void AddReading(uint32_t index, const form::Indicator& indicator,
                const IndicatorReading& reading, UnitQuotients& units) {
  AddState(reading, units, units.input_missing, [&] {
    AddSides(index, indicator, reading.above, reading.below, units);
  });
}

// The reasons as AreaValue() has them.
void AddSum(uint32_t index, const form::Indicator& indicator,
            const FigureSum& sum, UnitQuotients& units) {
  if (sum.complete) {
    AddSides(index, indicator, sum.above.sum, sum.below, units);
  } else if (sum.above.with_value > 0 || sum.above.blank > 0) {
    ++units.input_missing;
  } else if (sum.above.not_asked > 0) {
    ++units.not_asked;
  } else {
    ++units.not_reported;
  }
}

IndicatorReading ReadingOf(const FigureSum& sum) {
  IndicatorReading reading = {CellState::kBlank, sum.above.sum, sum.below};
  if (sum.complete) {
    reading.state = CellState::kFigure;
  } else if (sum.above.with_value == 0 && sum.above.blank == 0) {
    reading.state = CellState::kNotAsked;
  }
  return reading;
}

void AddRollUp(uint32_t index, const FigureSource& reports,
               form::CellIndex cell, UnitFigures& units) {
  AddSum(index, reports.SumOf(cell), units);
}

void AddRollUp(uint32_t index, const FigureSource& reports,
               const form::Indicator& indicator, UnitQuotients& units) {
  AddSum(index, indicator, reports.Sum(Figure(indicator)), units);
}

}  // namespace

UnitScan::UnitScan(const Cube& cube, const DivisionCode& area, AreaLevel level,
                   Basis basis, int32_t year)
    : cube_(cube),
      area_(area),
      scans_organs_(level == AreaLevel::kOrgan),
      basis_(basis),
      year_(year),
      level_(static_cast<int>(level) - static_cast<int>(AreaLevel::kNation)),
      edition_(divisions::EditionBit(DivisionTree::EditionFor(year))) {}

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
    return FigureSource::OfArea(cube_, place, year_).ValueOf(figure);
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
  return organs.key(organs.Advance(organs.RangeOf(area_).begin, index));
}

std::optional<uint32_t> UnitScan::IndexOf(const DivisionCode& area) const {
  if (!scans_organs_) {
    return static_cast<uint32_t>(*cube_.frame->divisions().IndexOf(area));
  }
  const OrganIndex& organs = *cube_.own.organs;
  const auto found = organs.Find({area, form::CreditCode()});
  if (!found.has_value()) return std::nullopt;
  return static_cast<uint32_t>(
      organs.Distance(organs.RangeOf(area_).begin, *found));
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
    const FigureSource reports = FigureSource::OfArea(cube_, place, year_);
    if (!StandsInEdition(areas[i]) && reports.reports() == 0) continue;
    AddRollUp(static_cast<uint32_t>(i), reports, what, units);
  }
  return units;
}

// Calls `visit(place, reading)` for the organs inside the area, in order; not
// for all that did not report.
template <typename Visit>
void UnitScan::ForEachOrgan(form::CellIndex cell, Visit visit) const {
  const ScopeSheets& sheets = Sheets();
  const YearSheet* sheet = sheets.Find(year_);
  if (sheet == nullptr) return;
  sheet->ForEachReading(*cube_.frame, *sheets.organs,
                        sheets.organs->RangeOf(area_), cell, visit);
}

// Sums of cells a column at a time, measures report by report.
template <typename Visit>
void UnitScan::ForEachOrgan(const form::Indicator& indicator,
                            Visit visit) const {
  const ScopeSheets& sheets = Sheets();
  const OrganRange range = sheets.organs->RangeOf(area_);
  if (indicator.IsSumOfCells()) {
    ForEachReading({cube_, sheets, range, year_}, indicator, visit);
    return;
  }
  for (OrganPlace place = range.begin; place < range.end;
       place = sheets.organs->Next(place)) {
    const FigureSource report = Report(place);
    if (report.reports() == 0) continue;
    visit(place, ReadingOf(report.Sum(Figure(indicator))));
  }
}

// Areas of the level by the report of their government. Both the areas of the
// tree and the organs of the cube stand in the order of codes.
template <typename Units, typename What>
Units UnitScan::Governments(const What& what) const {
  Units units;
  const OrganIndex& organs = *Sheets().organs;
  const std::span<const AreaRow> areas = cube_.frame->areas();
  auto [next, end] = cube_.frame->divisions().Subtree(area_);
  const auto pass_until = [&](uint64_t code) {
    for (; next < end && areas[next].code < code; ++next) {
      if (IsUnit(areas[next]) && StandsInEdition(areas[next])) {
        ++units.not_reported;
      }
    }
  };
  ForEachOrgan(what, [&](OrganPlace place, const auto& reading) {
    if (reading.state == CellState::kNotReported ||
        !organs.key(place).organ.IsGovernment()) {
      return;
    }
    const uint64_t code = organs.codes(place.block)[place.slot];
    pass_until(code);
    if (next == end || areas[next].code != code) return;
    if (IsUnit(areas[next])) {
      AddReading(static_cast<uint32_t>(next), what, reading, units);
    }
    ++next;
  });
  pass_until(UINT64_MAX);
  return units;
}

template <typename Units, typename What>
Units UnitScan::Organs(const What& what) const {
  Units units;
  const OrganIndex& organs = *cube_.own.organs;
  const ExpectedUnits& expected = cube_.frame->expected();
  int64_t expected_reports = 0;
  // The organs before the block at hand; modulo 2^64, for the range may begin
  // within a block.
  OrganPlace block = organs.RangeOf(area_).begin;
  size_t before = size_t{0} - block.slot;
  ForEachOrgan(what, [&](OrganPlace place, const auto& reading) {
    for (; block.block < place.block; ++block.block) {
      before += organs.block(block.block).size();
    }
    if (reading.state == CellState::kNotReported) return;
    const OrganKey& key = organs.key(place);
    if (key.organ.IsGovernment() && expected.IsExpected(key.division, year_)) {
      ++expected_reports;
    }
    AddReading(static_cast<uint32_t>(before + place.slot), what, reading,
               units);
  });
  units.not_reported += expected.AtOrBelow(area_, year_) - expected_reports;
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
