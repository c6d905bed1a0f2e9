#ifndef DISCLOSURE_STATS_SERVICE_QUERY_UNIT_SCAN_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_UNIT_SCAN_H_

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "form/catalogue.h"
#include "form/identity.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/area_units.h"
#include "stats-service/query/figure.h"
#include "stats-service/query/organ_units.h"
#include "stats-service/query/question.h"
#include "stats-service/query/sparse_figures.h"
#include "stats-service/query/unit_figures.h"
#include "stats-service/query/value.h"

namespace disclosure::stats {

// The units of one level inside an area in one year: the areas that the edition
// of the year has, and those with a report at or below them, except levels that
// a city lacks (市辖区, 441900); or all organs that reported or were expected
// to. On today's areas: the areas of the newest edition; or all organs that
// count in the area. Borrows the cube.
class UnitScan {
 public:
  // `basis` as it is applied.
  UnitScan(const Cube& cube, const divisions::DivisionCode& area,
           AreaLevel level, Basis basis, int32_t year,
           Boundaries boundaries = Boundaries::kUnspecified);

  bool is_today() const { return is_today_; }
  UnitFigures Figures(form::CellIndex cell) const;
  // The same; most zeros may only be counted.
  SparseFigures Sparse(form::CellIndex cell) const;
  // Of an indicator. Other than by roll-up, a unit without a report has none.
  UnitQuotients Quotients(const form::Indicator& indicator) const;
  Value ValueOf(const form::OrganKey& organ, const Figure& figure) const;
  // A bit a form slot: of the reports that the unit is made of.
  uint32_t FormsOf(uint32_t index) const;
  // On today's areas: what is in doubt about the figure of an area; nothing is
  // about that of an organ.
  LineageDoubt DoubtOf(uint32_t index) const;

  // Of a unit with a report.
  form::OrganKey KeyOf(uint32_t index) const;
  // Of an area, or its government if organs are scanned; absent if there is no
  // such organ.
  std::optional<uint32_t> IndexOf(const divisions::DivisionCode& area) const;

 private:
  // Calls `visit(reports)` with the source of the figures of a unit.
  template <typename Visit>
  auto WithReports(const form::OrganKey& organ, Visit visit) const;

  const Cube& cube_;
  const bool scans_organs_;
  const Basis basis_;
  const int32_t year_;
  const bool is_today_;
  // Of which one is asked.
  const AreaUnits areas_;
  const OrganUnits organs_;
};

// The basis that is applied to units of a level: own reports for townships and
// organs, else roll-ups, if unspecified. BAD_BASIS: a summary of those.
absl::StatusOr<Basis> BasisOfUnits(AreaLevel level, Basis basis);

// BAD_LEVEL: the level does not lie below the area.
absl::Status CheckUnitLevel(AreaLevel level,
                            const divisions::DivisionCode& area);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_UNIT_SCAN_H_
