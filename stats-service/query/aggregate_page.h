#ifndef DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_PAGE_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_PAGE_H_

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "stats-service/query/aggregate.h"
#include "stats-service/query/aggregate_plan.h"
#include "stats-service/query/figure_source.h"
#include "stats-service/query/figure_sum.h"
#include "stats-service/query/parent_sums.h"

namespace disclosure::stats {

// What one row and year is made of.
struct RowYear {
  std::vector<FigureSum> sums;  // in the order of figures
  int64_t not_reported = 0;
  uint32_t forms = 0;
  // On today's areas: cannot be divided, so there are no sums.
  bool is_split = false;
  LineageDoubt doubt;

  void Add(const RowYear& other);
};

// What reports say about figures.
RowYear ReadRow(const FigureSource& source, const std::vector<Figure>& figures);

// Writes the rows of one page. Borrows all that it is made with.
class AggregatePage {
 public:
  AggregatePage(const Cube& cube, const AggregateQuestion& question,
                const AggregatePlan& plan);

  // The years of one area or organ. `row_of(year)` gives an
  // optional<RowYear>: nothing where there is no row. False: the page is full.
  template <typename RowOf>
  bool Add(const form::OrganKey& organ, RowOf row_of) {
    if (question_.sum_over_years) return AddSum(organ, row_of);
    for (int32_t year = plan_.years->first; year <= plan_.years->last; ++year) {
      if (IsBefore({organ, year})) continue;
      const std::optional<RowYear> row = row_of(year);
      if (row.has_value() && !Put({organ, year}, *row)) return false;
    }
    return true;
  }

  bool IsBefore(const RowPosition& position) const {
    return question_.from.has_value() && position < *question_.from;
  }
  AggregateAnswer Finish() { return std::move(answer_); }

 private:
  template <typename RowOf>
  bool AddSum(const form::OrganKey& organ, RowOf row_of) {
    if (IsBefore({organ, 0})) return true;
    std::optional<RowYear> total;
    for (int32_t year = plan_.years->first; year <= plan_.years->last; ++year) {
      std::optional<RowYear> row = row_of(year);
      if (!row.has_value()) continue;
      if (total.has_value()) {
        total->Add(*row);
      } else {
        total = std::move(row);
      }
    }
    return !total.has_value() || Put({organ, 0}, *total);
  }

  bool Put(const RowPosition& position, const RowYear& row);
  AggregateValue ValueOf(const RowPosition& position, size_t figure,
                         const RowYear& row);

  const Cube& cube_;
  const AggregateQuestion& question_;
  const AggregatePlan& plan_;
  ParentSums parents_;
  AggregateAnswer answer_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_PAGE_H_
