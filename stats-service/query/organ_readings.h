#ifndef DISCLOSURE_STATS_SERVICE_QUERY_ORGAN_READINGS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_ORGAN_READINGS_H_

#include <cstdint>
#include <span>

#include "disclosure/v1/report.pb.h"
#include "form/catalogue.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/figure.h"
#include "stats-service/query/figure_source.h"
#include "stats-service/query/indicator_reading.h"
#include "stats-service/query/unit_readings.h"

namespace disclosure::stats {

// What the organs of one scope reported about a figure in one year, organ by
// organ. Borrows the cube.
class OrganReadings {
 public:
  OrganReadings(const Cube& cube, v1::Scope scope, int32_t year)
      : cube_(cube),
        sheets_(scope == v1::SCOPE_AREA_SUMMARY ? cube.summaries : cube.own),
        scope_(scope),
        year_(year) {}

  const OrganIndex& organs() const { return *sheets_.organs; }

  // Calls `visit(place, reading)` for the organs of a range, in order; not for
  // all that did not report.
  template <typename Visit>
  void ForEach(const OrganRange& range, form::CellIndex cell,
               Visit visit) const {
    const YearSheet* sheet = sheets_.Find(year_);
    if (sheet == nullptr) return;
    sheet->ForEachReading(*cube_.frame, organs(), range, cell, visit);
  }

  // Sums of cells a column at a time, measures report by report.
  template <typename Visit>
  void ForEach(const OrganRange& range, const form::Indicator& indicator,
               Visit visit) const {
    if (indicator.IsSumOfCells()) {
      ForEachReading(cube_, sheets_, year_, range, indicator, visit);
      return;
    }
    for (OrganPlace place = range.begin; place < range.end;
         place = organs().Next(place)) {
      const FigureSource report = FigureSource::OfOrgan(
          cube_, scope_, organs().key(place), place, year_);
      if (report.reports() == 0) continue;
      visit(place, ReadingOf(report.Sum(Figure(indicator))));
    }
  }

  // As YearSheet::ForEachGovernmentBlock().
  template <typename Visit>
  void ForEachGovernmentBlock(const OrganRange& range, Visit visit) const {
    const YearSheet* sheet = sheets_.Find(year_);
    if (sheet != nullptr) sheet->ForEachGovernmentBlock(organs(), range, visit);
  }

  // The same, only for governments: `visit(area, reading)`, where `area` is as
  // of GovernmentPlace.
  template <typename Visit>
  void ForEachGovernment(const OrganRange& range, form::CellIndex cell,
                         Visit visit) const {
    const YearSheet* sheet = sheets_.Find(year_);
    if (sheet == nullptr) return;
    sheet->ForEachGovernment(*cube_.frame, organs(), range, cell, visit);
  }
  template <typename Visit>
  void ForEachGovernment(const OrganRange& range,
                         const form::Indicator& indicator, Visit visit) const {
    std::span<const GovernmentPlace> left;
    uint32_t block = UINT32_MAX;
    ForEach(range, indicator, [&](OrganPlace place, const auto& reading) {
      if (place.block != block) {
        block = place.block;
        left = organs().GovernmentsIn(range, block);
      }
      while (!left.empty() && left.front().slot < place.slot) {
        left = left.subspan(1);
      }
      if (!left.empty() && left.front().slot == place.slot) {
        visit(left.front().area, reading);
      }
    });
  }

 private:
  const Cube& cube_;
  const ScopeSheets& sheets_;
  const v1::Scope scope_;
  const int32_t year_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_ORGAN_READINGS_H_
