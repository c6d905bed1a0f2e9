#ifndef DISCLOSURE_STATS_SERVICE_QUERY_UNIT_SCAN_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_UNIT_SCAN_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "divisions/division_code.h"
#include "form/catalogue.h"
#include "form/identity.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/figure.h"
#include "stats-service/query/figure_source.h"
#include "stats-service/query/figure_sum.h"
#include "stats-service/query/question.h"
#include "stats-service/query/value.h"

namespace disclosure::stats {

// A unit that has a figure. Indices follow the order of codes.
struct UnitFigure {
  int64_t value = 0;
  uint32_t index = 0;
};

// The same of any figure: exact.
struct UnitQuotient {
  Quotient value;
  uint32_t index = 0;
};

// What all units of a scan say about one figure.
template <typename Unit>
struct UnitsWith {
  std::vector<Unit> figures;  // in the order of indices
  // Units without one, by the reason. Money in a unit that the document did not
  // name cannot be set beside others, so it is none.
  int64_t blank = 0;
  int64_t not_reported = 0;
  int64_t not_asked = 0;
  int64_t unit_unknown = 0;
  int64_t overflow = 0;
  // Of indicators.
  int64_t denominator_zero = 0;
  int64_t input_missing = 0;

  int64_t without_value() const {
    return blank + not_reported + not_asked + unit_unknown + overflow +
           denominator_zero + input_missing;
  }
};
using UnitFigures = UnitsWith<UnitFigure>;
using UnitQuotients = UnitsWith<UnitQuotient>;

// The units of one level inside an area in one year: the areas that the edition
// of the year has, and those with a report at or below them, except levels that
// a city lacks (市辖区, 441900); or all organs that reported or were expected
// to. Borrows the cube.
class UnitScan {
 public:
  // `basis` as it is applied.
  UnitScan(const Cube& cube, const divisions::DivisionCode& area,
           AreaLevel level, Basis basis, int32_t year);

  UnitFigures Figures(form::CellIndex cell) const;
  // Of an indicator. Other than by roll-up, a unit without a report has none.
  UnitQuotients Quotients(const form::Indicator& indicator) const;
  Value ValueOf(const form::OrganKey& organ, const Figure& figure) const;

  // Of a unit with a report.
  form::OrganKey KeyOf(uint32_t index) const;
  // Of an area, or its government if organs are scanned; absent if there is no
  // such organ.
  std::optional<uint32_t> IndexOf(const divisions::DivisionCode& area) const;

 private:
  bool IsUnit(const AreaRow& area) const;
  bool StandsInEdition(const AreaRow& area) const;
  template <typename Units, typename What>
  Units UnitsOf(const What& what) const;
  template <typename Units, typename What>
  Units RollUps(const What& what) const;
  template <typename Units, typename What>
  Units Governments(const What& what) const;
  template <typename Units, typename What>
  Units Organs(const What& what) const;
  v1::Scope scope() const;
  const ScopeSheets& Sheets() const;
  FigureSource Report(OrganPlace place) const;
  template <typename Visit>
  void ForEachOrgan(form::CellIndex cell, Visit visit) const;
  template <typename Visit>
  void ForEachOrgan(const form::Indicator& indicator, Visit visit) const;

  const Cube& cube_;
  const divisions::DivisionCode area_;
  const bool scans_organs_;
  const Basis basis_;
  const int32_t year_;
  // As divisions::Level has it; of organs: none of those.
  const int level_;
  const divisions::EditionSet edition_;
};

// The basis that is applied to units of a level: own reports for townships and
// organs, else roll-ups, if unspecified. BAD_BASIS: a summary of those.
absl::StatusOr<Basis> BasisOfUnits(AreaLevel level, Basis basis);

// BAD_LEVEL: the level does not lie below the area.
absl::Status CheckUnitLevel(AreaLevel level,
                            const divisions::DivisionCode& area);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_UNIT_SCAN_H_
