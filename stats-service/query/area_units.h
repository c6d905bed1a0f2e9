#ifndef DISCLOSURE_STATS_SERVICE_QUERY_AREA_UNITS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_AREA_UNITS_H_

#include <cstddef>
#include <cstdint>

#include "divisions/area.h"
#include "form/catalogue.h"
#include "stats-service/cube/area_year.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/figure_source.h"
#include "stats-service/query/organ_readings.h"
#include "stats-service/query/question.h"
#include "stats-service/query/sparse_figures.h"
#include "stats-service/query/unit_figures.h"

namespace disclosure::stats {

// The areas of one level inside an area in one year, by the sum of the reports
// at or below each, or by the report of its government. Borrows the cube.
class AreaUnits {
 public:
  // `basis` as it is applied.
  AreaUnits(const Cube& cube, const AreaPlace& place, AreaLevel level,
            Basis basis, int32_t year, bool is_today);

  UnitFigures Figures(form::CellIndex cell) const;
  // The same, without each zero.
  SparseFigures Sparse(form::CellIndex cell) const;
  UnitQuotients Quotients(const form::Indicator& indicator) const;

 private:
  template <typename Units, typename What>
  Units UnitsOf(const What& what) const;
  template <typename Units, typename What>
  Units RollUps(const What& what) const;
  template <typename Units, typename What>
  Units Governments(const What& what) const;
  template <typename Units, typename What>
  Units GovernmentsToday(const What& what) const;
  template <typename Units, typename What>
  void AddReported(size_t index, const What& what, const auto& reading,
                   Units& units) const;
  template <typename Units, typename What>
  void AddMadeUp(size_t index, const What& what, Units& units) const;
  template <typename Units, typename What>
  void AddSilent(size_t index, const What& what, Units& units) const;
  // How many units there are whether they reported or not.
  int64_t UnitsOfEdition() const;
  // An area of today that is not just what its code says.
  bool IsMadeUp(size_t index) const;

  const Cube& cube_;
  const AreaPlace place_;
  const divisions::Level level_;
  const Basis basis_;
  const int32_t year_;
  const bool is_today_;
  // That stand there for a unit; of today's areas the newest.
  const divisions::EditionSet edition_;
  const OrganReadings readings_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_AREA_UNITS_H_
