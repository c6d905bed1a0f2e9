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
// figure. Cheap to make; valid as long as the cube. A `place` of an area must
// outlive it.
class FigureSource {
 public:
  // The own-organ reports at or below an area.
  static FigureSource OfArea(const Cube& cube, const AreaPlace& place,
                             int32_t year);
  // The report of one organ: its own, or the summary of its area. `place`: in
  // the index of that scope; absent: it never reported.
  static FigureSource OfOrgan(const Cube& cube, v1::Scope scope,
                              const form::OrganKey& organ,
                              std::optional<OrganPlace> place, int32_t year);

  // The same of an area of the newest edition, on today's areas.
  static FigureSource OfAreaToday(const Cube& cube, const AreaPlace& place,
                                  int32_t year);
  // The own reports of the governments, or of the departments of one credit
  // code, of all places that became the area: mostly one.
  static FigureSource OfOrganToday(const Cube& cube, const AreaPlace& place,
                                   const form::CreditCode& organ, int32_t year);

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
  // Today: a place that cannot be divided lay partly in the area. There are no
  // figures then, and no reports.
  bool is_split() const { return is_split_; }
  const LineageDoubt& doubt() const { return doubt_; }
  // Whether a figure that does not add up over organs has one report to come
  // from.
  bool CanAdd(const Figure& figure) const {
    return !adds_places_ || figure.IsSummable();
  }

 private:
  class IndicatorSum;

  FigureSource(const Cube& cube, const divisions::DivisionCode& area,
               int32_t year, AreaYear reports);
  FigureSource(const Cube& cube, v1::Scope scope, const form::OrganKey& organ,
               std::optional<OrganPlace> place, int32_t year);

  int64_t ReportsOn(size_t form_slot) const;
  ReportRange Range() const;
  void Split();

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
  bool is_split_ = false;
  // Several places became the area, or none; and it is as large as its code
  // says.
  bool adds_places_ = false;
  bool has_own_boundaries_ = true;
  bool has_counts_ = false;
  LineageDoubt doubt_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_FIGURE_SOURCE_H_
