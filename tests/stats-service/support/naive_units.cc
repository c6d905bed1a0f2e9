// The units of a level as the NaiveModel has them.

#include <vector>

#include "tests/stats-service/support/naive_model.h"
#include "tests/stats-service/support/naive_readings.h"

namespace disclosure::stats {

using divisions::Area;
using divisions::DivisionCode;
using divisions::DivisionTree;
using form::OrganKey;
using record::Change;

std::vector<NaiveModel::Unit> NaiveModel::UnitsOf(const DivisionCode& within,
                                                  AreaLevel level, Basis basis,
                                                  int32_t year,
                                                  const Figure& figure,
                                                  Boundaries boundaries) const {
  AggregateQuestion rows;
  rows.area = within;
  rows.group_by = level;
  rows.boundaries = boundaries;
  const bool is_today = boundaries == Boundaries::kToday;
  std::vector<Unit> units;
  for (const OrganKey& organ : RowKeys(rows)) {
    const Area* area = divisions().Find(organ.division);
    const bool is_organ = level == AreaLevel::kOrgan;
    if (!is_organ && area->pseudo) continue;
    if (is_today) {
      SeriesQuestion today;
      today.area = organ.division;
      today.boundaries = boundaries;
      const auto reports = is_organ ? TodaysOrganYear(within, organ, year)
                                    : SeriesYear(today, basis, year);
      if (!reports.has_value()) continue;
      Unit& unit = units.emplace_back();
      unit.organ = organ;
      unit.value = ValueIn(*reports, figure, basis != Basis::kRollUp);
      unit.forms = FormsWith(figure, reports->reports);
      if (basis != Basis::kRollUp && reports->reports.empty() &&
          !reports->is_split) {
        unit.value = Value();
      }
      if (figure.cell() == nullptr) continue;
      unit.unit_unknown =
          unit.value.counts.has_value()
              ? !unit.value.has_value() && unit.value.counts->with_value == 0 &&
                    unit.value.counts->unit_unknown > 0
              : unit.value.has_value() &&
                    IsLeftOut(*reports->reports[0], *figure.cell());
      continue;
    }
    const Change* own =
        Find(organ,
             basis == Basis::kAreaSummary ? v1::SCOPE_AREA_SUMMARY
                                          : v1::SCOPE_OWN_ORGAN,
             year);
    const Reports below = Below(organ.division, year);
    const bool rolls_up = basis == Basis::kRollUp;
    const bool reported = rolls_up ? !below.empty() : IsReported(own);
    const bool stands =
        is_organ ? organ.organ.IsGovernment() && IsExpected(*area, year)
                 : area->In(DivisionTree::EditionFor(year));
    if (!reported && !stands) continue;
    Unit& unit = units.emplace_back();
    unit.organ = organ;
    SeriesQuestion reports;
    reports.area = organ.division;
    reports.organ = organ.organ;
    const NaiveYear unit_year = SeriesYear(reports, basis, year);
    unit.value = ValueIn(unit_year, figure, !rolls_up);
    unit.forms = FormsWith(figure, unit_year.reports);
    // An own report that is not there says nothing.
    if (!reported && !rolls_up) unit.value = Value();
    if (figure.cell() == nullptr) continue;
    unit.unit_unknown =
        rolls_up
            ? !unit.value.has_value() && unit.value.counts->with_value == 0 &&
                  unit.value.counts->unit_unknown > 0
            : unit.value.has_value() && IsLeftOut(*own, *figure.cell());
  }
  return units;
}

Basis NaiveModel::BasisOfLevel(AreaLevel level, Basis asked) {
  if (level == AreaLevel::kOrgan) return Basis::kOwnOrgan;
  if (asked != Basis::kUnspecified) return asked;
  return level == AreaLevel::kTownship ? Basis::kOwnOrgan : Basis::kRollUp;
}

}  // namespace disclosure::stats
