#ifndef DISCLOSURE_STATS_SERVICE_QUERY_ORGAN_UNITS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_ORGAN_UNITS_H_

#include <cstdint>
#include <optional>

#include "divisions/division_code.h"
#include "form/catalogue.h"
#include "form/identity.h"
#include "stats-service/cube/area_year.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/organ_readings.h"
#include "stats-service/query/unit_figures.h"

namespace disclosure::stats {

// All organs inside an area that reported themselves or were expected to in one
// year; on today's areas: all that count in it. Borrows the cube.
class OrganUnits {
 public:
  OrganUnits(const Cube& cube, const AreaPlace& place, int32_t year,
             bool is_today);

  UnitFigures Figures(form::CellIndex cell) const;
  UnitQuotients Quotients(const form::Indicator& indicator) const;

  // Of an organ with a report.
  form::OrganKey KeyOf(uint32_t index) const;
  // Of the government of an area; absent if it never reported.
  std::optional<uint32_t> IndexOf(const divisions::DivisionCode& area) const;

 private:
  template <typename Units, typename What>
  Units UnitsOf(const What& what) const;
  template <typename Units, typename What>
  Units AsReported(const What& what) const;
  template <typename Units, typename What>
  Units Today(const What& what) const;
  // Adds the organs of a range for which `is_member(key)`; gives how many
  // expected units reported among them.
  template <typename Units, typename What, typename IsMember>
  int64_t AddOrgans(const OrganRange& range, const What& what,
                    IsMember is_member, Units& units) const;
  // Which indices count from.
  OrganPlace First() const;

  const Cube& cube_;
  const AreaPlace place_;
  const int32_t year_;
  const bool is_today_;
  const OrganReadings readings_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_ORGAN_UNITS_H_
