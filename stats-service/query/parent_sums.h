#ifndef DISCLOSURE_STATS_SERVICE_QUERY_PARENT_SUMS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_PARENT_SUMS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "stats-service/query/aggregate_plan.h"
#include "stats-service/query/figure_source.h"

namespace disclosure::stats {

// The figures of the areas around the rows of an aggregate, each computed once.
// Borrows cube and plan.
class ParentSums {
 public:
  ParentSums(const Cube& cube, const AggregatePlan& plan)
      : cube_(cube), plan_(plan) {}

  // Of the area around a row, in its year, or over all years: the same basis,
  // the same figure. For an organ that is its own area. nullopt: there is no
  // such area or figure, or it is a ratio.
  std::optional<int64_t> Of(const RowPosition& row, size_t figure);

 private:
  using Sums = std::vector<std::optional<int64_t>>;  // by figure

  // Not of the nation. Rows of one area come together.
  const divisions::DivisionCode& ParentOf(const divisions::DivisionCode& area);
  Sums Compute(const divisions::DivisionCode& area, int32_t year) const;
  FigureSource In(const AreaPlace& place, std::optional<OrganPlace> summary,
                  int32_t year) const;

  const Cube& cube_;
  const AggregatePlan& plan_;
  // The last one asked for; the nation, which has none, is never.
  divisions::DivisionCode area_;
  divisions::DivisionCode parent_;
  // By DivisionCode::packed() and year.
  absl::flat_hash_map<std::pair<uint64_t, int32_t>, Sums> sums_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_PARENT_SUMS_H_
