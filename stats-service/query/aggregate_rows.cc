#include "stats-service/query/aggregate_rows.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "stats-service/query/aggregate_organs.h"
#include "stats-service/query/check_question.h"
#include "stats-service/query/figure_source.h"

namespace disclosure::stats {
namespace {

using divisions::Area;
using divisions::DivisionTree;
using form::OrganKey;

// A row for an area, from the reports at or below it.
class AreaRows {
 public:
  AreaRows(const Cube& cube, const AggregatePlan& plan)
      : cube_(cube), plan_(plan) {}

  // `always`: also where neither edition nor reports know the area.
  bool AddTo(AggregatePage& page, size_t index, bool always) const {
    if (plan_.is_today) return AddTodayTo(page, index);
    const Area& area = cube_.frame->divisions().areas()[index];
    const AreaPlace place(cube_, index);
    Prefetch(area.code);
    return page.Add(
        {area.code, form::CreditCode()},
        [&](int32_t year) -> std::optional<RowYear> {
          const FigureSource reports = FigureSource::OfArea(cube_, place, year);
          if (!always && reports.reports() == 0 &&
              !area.In(DivisionTree::EditionFor(year))) {
            return std::nullopt;
          }
          return ReadRow(reports, plan_.figures);
        },
        [&](int32_t year) {
          return FigureSource::OfArea(cube_, place, year).forms();
        });
  }

 private:
  // The kept sums of each year lie somewhere else, and none of them in a cache:
  // of all counties, a third of the time was waiting for them.
  void Prefetch(const divisions::DivisionCode& area) const {
    for (int32_t year = plan_.years->first; year <= plan_.years->last; ++year) {
      const RollUp* kept = cube_.FindRollUp(area, year);
      if (kept != nullptr) kept->Prefetch();
    }
  }

  bool AddTodayTo(AggregatePage& page, size_t index) const {
    if (!cube_.frame->today().Has(index)) return true;
    const AreaPlace place(cube_, index);
    return page.Add(
        {place.area, form::CreditCode()},
        [&](int32_t year) -> std::optional<RowYear> {
          return ReadRow(FigureSource::OfAreaToday(cube_, place, year),
                         plan_.figures);
        },
        [&](int32_t year) {
          return FigureSource::OfAreaToday(cube_, place, year).forms();
        });
  }

  const Cube& cube_;
  const AggregatePlan& plan_;
};

// A row for an area, from its own summary.
class SummaryRows {
 public:
  SummaryRows(const Cube& cube, const AggregatePlan& plan)
      : cube_(cube), plan_(plan) {}

  bool AddTo(AggregatePage& page, size_t index, bool always) const {
    const Area& area = cube_.frame->divisions().areas()[index];
    const OrganKey key = {area.code, form::CreditCode()};
    const auto place = cube_.summaries.organs->Find(key);
    const auto report_of = [&](int32_t year) {
      return FigureSource::OfOrgan(cube_, v1::SCOPE_AREA_SUMMARY, key, place,
                                   year);
    };
    return page.Add(
        key,
        [&](int32_t year) -> std::optional<RowYear> {
          const FigureSource report = report_of(year);
          const bool stands =
              !area.pseudo && area.In(DivisionTree::EditionFor(year));
          if (!always && report.reports() == 0 && !stands) return std::nullopt;
          return ReadRow(report, plan_.figures);
        },
        [&](int32_t year) { return report_of(year).forms(); });
  }

 private:
  const Cube& cube_;
  const AggregatePlan& plan_;
};

template <typename Rows>
void AddAreas(const Cube& cube, const AggregateQuestion& question,
              const Rows& rows, AggregatePage& page) {
  const DivisionTree& divisions = cube.frame->divisions();
  if (question.group_by == AreaLevel::kUnspecified) {
    rows.AddTo(page, *divisions.IndexOf(question.area), /*always=*/true);
    return;
  }
  auto [begin, end] = divisions.Subtree(question.area);
  if (question.from.has_value()) {
    begin =
        std::max(begin, divisions.Subtree(question.from->organ.division).first);
  }
  for (size_t index = begin; index < end; ++index) {
    if (LevelOf(cube.frame->areas()[index].level) == question.group_by &&
        !rows.AddTo(page, index, /*always=*/false)) {
      return;
    }
  }
}

}  // namespace

void AddRows(const Cube& cube, const AggregateQuestion& question,
             const AggregatePlan& plan, AggregatePage& page) {
  if (plan.group_by == AreaLevel::kOrgan) {
    AddOrganRows(cube, question, plan, page);
  } else if (plan.basis == Basis::kAreaSummary) {
    AddAreas(cube, question, SummaryRows(cube, plan), page);
  } else {
    AddAreas(cube, question, AreaRows(cube, plan), page);
  }
}

}  // namespace disclosure::stats
