#ifndef DISCLOSURE_STATS_SERVICE_QUERY_FIGURE_SOURCE_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_FIGURE_SOURCE_H_

#include <cstdint>
#include <optional>
#include <variant>

#include "divisions/division_code.h"
#include "form/identity.h"
#include "stats-service/cube/area_year.h"
#include "stats-service/cube/organ_year.h"
#include "stats-service/query/figure.h"
#include "stats-service/query/figure_sum.h"
#include "stats-service/query/measure.h"
#include "stats-service/query/value.h"

namespace disclosure::stats {

// The reports of one year of an area or of one organ: what they say about any
// figure. Cheap to make; valid as long as the cube.
class FigureSource {
 public:
  // The own-organ reports at or below an area. `place` must outlive it.
  static FigureSource OfArea(const Cube& cube, const AreaPlace& place,
                             int32_t year);
  // The report of one organ: its own, or the summary of its area. `place`: in
  // the index of that scope; absent: it never reported.
  static FigureSource OfOrgan(const Cube& cube, v1::Scope scope,
                              const form::OrganKey& organ,
                              std::optional<OrganPlace> place, int32_t year);

  // As it is answered: of an area with counts.
  Value ValueOf(const Figure& figure) const;
  // As it is added to others.
  FigureSum Sum(const Figure& figure) const;

  int64_t reports() const { return reports_; }
  // Expected units without a report.
  int64_t not_reported() const { return not_reported_; }
  // One bit a form slot: the forms of the reports.
  uint32_t forms() const { return forms_; }
  // What the reports say about a cell.
  CellSum SumOf(form::CellIndex cell) const;
  // Of an organ that reported; else unspecified.
  v1::Form form() const;

 private:
  class IndicatorSum;

  FigureSource(const Cube& cube, const divisions::DivisionCode& area,
               int32_t year, AreaYear reports);
  FigureSource(const Cube& cube, v1::Scope scope, const form::OrganKey& organ,
               std::optional<OrganPlace> place, int32_t year);

  int64_t ReportsOn(size_t form_slot) const;
  ReportRange Range() const;

  const Cube& cube_;
  const divisions::DivisionCode area_;
  const int32_t year_;
  const v1::Scope scope_;
  const std::optional<OrganPlace> place_;  // of an organ
  const std::variant<AreaYear, OrganYear> source_;
  int64_t reports_ = 0;
  int64_t expected_ = 0;
  int64_t not_reported_ = 0;
  uint32_t forms_ = 0;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_FIGURE_SOURCE_H_
