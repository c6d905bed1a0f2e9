#include "stats-service/query/unit_scan.h"

#include "stats-service/query/check_question.h"

namespace disclosure::stats {

using divisions::DivisionCode;
using form::OrganKey;

UnitScan::UnitScan(const Cube& cube, const DivisionCode& area, AreaLevel level,
                   Basis basis, int32_t year, Boundaries boundaries)
    : cube_(cube),
      scans_organs_(level == AreaLevel::kOrgan),
      basis_(basis),
      year_(year),
      is_today_(boundaries == Boundaries::kToday),
      areas_(cube, AreaPlace(cube, area), level, basis, year, is_today_),
      organs_(cube, AreaPlace(cube, area), year, is_today_) {}

UnitFigures UnitScan::Figures(form::CellIndex cell) const {
  return scans_organs_ ? organs_.Figures(cell) : areas_.Figures(cell);
}

SparseFigures UnitScan::Sparse(form::CellIndex cell) const {
  if (scans_organs_) return {organs_.Figures(cell), 0};
  return areas_.Sparse(cell);
}

UnitQuotients UnitScan::Quotients(const form::Indicator& indicator) const {
  return scans_organs_ ? organs_.Quotients(indicator)
                       : areas_.Quotients(indicator);
}

template <typename Visit>
auto UnitScan::WithReports(const OrganKey& organ, Visit visit) const {
  if (basis_ == Basis::kRollUp) {
    const AreaPlace place(cube_, organ.division);
    return is_today_ ? visit(FigureSource::OfAreaToday(cube_, place, year_))
                     : visit(FigureSource::OfArea(cube_, place, year_));
  }
  if (is_today_ && !scans_organs_) {
    const AreaPlace place(cube_, organ.division);
    return visit(FigureSource::OfOrganToday(cube_, place, organ.organ, year_));
  }
  const bool is_summary = basis_ == Basis::kAreaSummary;
  const ScopeSheets& sheets = is_summary ? cube_.summaries : cube_.own;
  return visit(FigureSource::OfOrgan(
      cube_, is_summary ? v1::SCOPE_AREA_SUMMARY : v1::SCOPE_OWN_ORGAN, organ,
      sheets.organs->Find(organ), year_));
}

Value UnitScan::ValueOf(const OrganKey& organ, const Figure& figure) const {
  return WithReports(organ, [&](const FigureSource& reports) {
    return reports.ValueOf(figure);
  });
}

uint32_t UnitScan::FormsOf(uint32_t index) const {
  return WithReports(KeyOf(index), [](const FigureSource& reports) {
    return reports.forms();
  });
}

LineageDoubt UnitScan::DoubtOf(uint32_t index) const {
  if (!is_today_ || scans_organs_) return {};
  const LineageDoubt of_all =
      cube_.frame->today().Doubt(index, TodayAreas::EditionOf(year_));
  // Most areas have no place that counts by inference, so none for their own.
  if (basis_ == Basis::kRollUp || of_all.inferred == 0) return of_all;
  const AreaPlace place(cube_, index);
  return FigureSource::OfOrganToday(cube_, place, form::CreditCode(), year_)
      .doubt();
}

OrganKey UnitScan::KeyOf(uint32_t index) const {
  if (scans_organs_) return organs_.KeyOf(index);
  return {cube_.frame->divisions().areas()[index].code, form::CreditCode()};
}

std::optional<uint32_t> UnitScan::IndexOf(const DivisionCode& area) const {
  if (scans_organs_) return organs_.IndexOf(area);
  return static_cast<uint32_t>(*cube_.frame->divisions().IndexOf(area));
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
