#ifndef DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_PAGE_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_PAGE_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "stats-service/query/aggregate.h"
#include "stats-service/query/aggregate_plan.h"
#include "stats-service/query/figure_source.h"
#include "stats-service/query/figure_sum.h"
#include "stats-service/query/form_breaks.h"
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
  // optional<RowYear>: nothing where there is no row; `forms_of(year)` the
  // forms of the reports, also of years that were not asked for. False: the
  // page is full.
  template <typename RowOf, typename FormsOf>
  bool Add(const form::OrganKey& organ, RowOf row_of, FormsOf forms_of) {
    breaks_.Begin();
    if (question_.sum_over_years) return AddSum(organ, row_of);
    has_looked_back_ = false;
    for (int32_t year = plan_.years->first; year <= plan_.years->last; ++year) {
      if (IsBefore({organ, year})) continue;
      const std::optional<RowYear> row = row_of(year);
      if (breaks_.any()) {
        PassYear(year, row.has_value() ? row->forms : forms_of(year), forms_of);
      }
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
      breaks_.Pass(row->forms);
      if (total.has_value()) {
        total->Add(*row);
      } else {
        total = std::move(row);
      }
    }
    return !total.has_value() || Put({organ, 0}, *total);
  }

  template <typename FormsOf>
  void PassYear(int32_t year, uint32_t forms, FormsOf forms_of) {
    breaks_.ForgetNotes();
    if (forms == 0) return;
    if (!has_looked_back_) LookBack(year, forms_of);
    has_looked_back_ = true;
    breaks_.Pass(forms);
  }

  // To the last years with reports before `year`.
  template <typename FormsOf>
  void LookBack(int32_t year, FormsOf forms_of) {
    for (auto later = sheets_.lower_bound(year);
         later != sheets_.begin() && !breaks_.KnowsEarlier();) {
      --later;
      breaks_.AddEarlier(forms_of(later->first));
    }
  }

  bool Put(const RowPosition& position, const RowYear& row);
  AggregateValue ValueOf(const RowPosition& position, size_t figure,
                         const RowYear& row);

  const Cube& cube_;
  const AggregateQuestion& question_;
  const AggregatePlan& plan_;
  // Of the scope that is asked for, by year.
  const std::map<int32_t, std::shared_ptr<const YearSheet>>& sheets_;
  ParentSums parents_;
  FormBreaks breaks_;
  bool has_looked_back_ = false;
  AggregateAnswer answer_;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_AGGREGATE_PAGE_H_
