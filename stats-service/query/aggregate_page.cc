#include "stats-service/query/aggregate_page.h"

#include <string_view>

#include "stats-service/query/make_value.h"

namespace disclosure::stats {

void RowYear::Add(const RowYear& other) {
  for (size_t i = 0; i < sums.size(); ++i) sums[i] += other.sums[i];
  not_reported += other.not_reported;
  forms |= other.forms;
  is_split = is_split || other.is_split;
  doubt += other.doubt;
}

RowYear ReadRow(const FigureSource& source,
                const std::vector<Figure>& figures) {
  RowYear row;
  row.sums.reserve(figures.size());
  for (const Figure& figure : figures) row.sums.push_back(source.Sum(figure));
  row.not_reported = source.not_reported();
  row.forms = source.forms();
  row.is_split = source.is_split();
  row.doubt = source.doubt();
  return row;
}

AggregatePage::AggregatePage(const Cube& cube,
                             const AggregateQuestion& question,
                             const AggregatePlan& plan)
    : cube_(cube),
      question_(question),
      plan_(plan),
      sheets_(plan.basis == Basis::kAreaSummary ? cube.summaries.years
                                                : cube.own.years),
      parents_(cube, plan),
      breaks_(plan.figures) {
  answer_.figures = plan.figures;
  if (plan.years.has_value()) answer_.last_year = plan.years->last;
}

bool AggregatePage::Put(const RowPosition& position, const RowYear& row) {
  if (answer_.rows.size() == plan_.rows) {
    answer_.next = position;
    return false;
  }
  AggregateRow& put = answer_.rows.emplace_back();
  put.organ = position.organ;
  put.year = position.year;
  put.values.reserve(plan_.figures.size());
  for (size_t i = 0; i < plan_.figures.size(); ++i) {
    put.values.push_back(ValueOf(position, i, row));
  }
  return true;
}

AggregateValue AggregatePage::ValueOf(const RowPosition& position,
                                      size_t figure, const RowYear& row) {
  const FigureSum& sum = row.sums[figure];
  AggregateValue value;
  if (row.is_split) {
    value.sum = SplitValue(plan_.figures[figure]);
    return value;
  }
  value.sum = AreaValue(*cube_.frame, plan_.figures[figure], sum,
                        row.not_reported, row.forms);
  if (row.doubt.any()) value.sum.doubt = row.doubt;
  const std::string_view note = breaks_.NoteOf(figure);
  if (value.sum.has_value() && !note.empty()) value.sum.note = note;
  const bool is_summary = plan_.basis == Basis::kAreaSummary;
  if (is_summary) value.sum.counts.reset();
  if (!value.sum.has_value() || plan_.figures[figure].IsRatio()) return value;
  if (!is_summary) {
    value.mean = static_cast<double>(value.sum.value) /
                 static_cast<double>(sum.above.with_value);
  }
  const std::optional<int64_t> parent = parents_.Of(position, figure);
  if (parent.has_value() && *parent > 0 && value.sum.value > 0) {
    value.share_of_parent = static_cast<double>(value.sum.value) * 100 /
                            static_cast<double>(*parent);
  }
  return value;
}

}  // namespace disclosure::stats
