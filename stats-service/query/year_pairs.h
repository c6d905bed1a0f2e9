#ifndef DISCLOSURE_STATS_SERVICE_QUERY_YEAR_PAIRS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_YEAR_PAIRS_H_

#include <cstdint>
#include <optional>
#include <span>

#include "form/catalogue.h"
#include "form/identity.h"
#include "stats-service/cube/cube.h"

namespace disclosure::stats {

// What reports carry in, beside what the year before carried out. That year is
// the one which F-XYR-01 reads: under the codes that the place had then, and of
// a place that was merged the sum of all its parts (docs/decisions/0017).
// Borrows the cube.
class YearPairs {
 public:
  // `year`: the later one.
  YearPairs(const Cube& cube, const ScopeSheets& scope, int32_t year);

  // Whether an organ carries in what was carried out. Nullopt: it is no pair,
  // for one of the figures is not there.
  std::optional<bool> IsLinked(OrganPlace place) const;

 private:
  std::optional<WideSum> CarriedOut(OrganPlace place) const;
  std::optional<WideSum> CarriedOutElsewhere(const form::OrganKey& organ) const;
  static std::optional<WideSum> SumOf(
      std::span<const CellReading* const> reports);

  const CubeFrame& frame_;
  const ScopeSheets& scope_;
  const int32_t year_;
  const YearSheet* const sheet_;
  const YearSheet* const before_;
  // No list of divisions came in between.
  const bool codes_go_on_;
  const form::CellIndex carried_in_;
  const form::CellIndex carried_out_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_YEAR_PAIRS_H_
