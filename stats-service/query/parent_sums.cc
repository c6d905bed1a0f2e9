#include "stats-service/query/parent_sums.h"

namespace disclosure::stats {

using divisions::DivisionCode;

std::optional<int64_t> ParentSums::Of(const RowPosition& row, size_t figure) {
  const DivisionCode& own = row.organ.division;
  const bool is_organ = plan_.group_by == AreaLevel::kOrgan;
  if (!is_organ && own.level() == divisions::Level::kNation) {
    return std::nullopt;
  }
  const DivisionCode around = is_organ ? own : ParentOf(own);
  const auto [found, is_new] =
      sums_.try_emplace(std::pair(around.packed(), row.year));
  if (is_new) found->second = Compute(around, row.year);
  return found->second[figure];
}

const DivisionCode& ParentSums::ParentOf(const DivisionCode& area) {
  if (area != area_) {
    area_ = area;
    parent_ = cube_.frame->divisions().Find(area)->parent;
  }
  return parent_;
}

FigureSource ParentSums::In(const AreaPlace& place,
                            std::optional<OrganPlace> summary,
                            int32_t year) const {
  // Organs stand under the codes that they reported with.
  if (plan_.is_today && plan_.group_by != AreaLevel::kOrgan) {
    return FigureSource::OfAreaToday(cube_, place, year);
  }
  if (plan_.basis != Basis::kAreaSummary) {
    return FigureSource::OfArea(cube_, place, year);
  }
  return FigureSource::OfOrgan(cube_, v1::SCOPE_AREA_SUMMARY,
                               {place.area, form::CreditCode()}, summary, year);
}

ParentSums::Sums ParentSums::Compute(const DivisionCode& area,
                                     int32_t year) const {
  const AreaPlace place(cube_, area);
  const auto summary = cube_.summaries.organs->Find({area, form::CreditCode()});
  const YearRange years = year != 0 ? YearRange{year, year} : *plan_.years;
  std::vector<FigureSum> totals(plan_.figures.size());
  for (int32_t each = years.first; each <= years.last; ++each) {
    const FigureSource reports = In(place, summary, each);
    if (reports.is_split()) return Sums(totals.size());
    for (size_t i = 0; i < totals.size(); ++i) {
      if (!plan_.figures[i].IsRatio()) {
        totals[i] += reports.Sum(plan_.figures[i]);
      }
    }
  }
  Sums sums;
  for (const FigureSum& total : totals) {
    sums.push_back(total.complete ? total.above.Sum() : std::nullopt);
  }
  return sums;
}

}  // namespace disclosure::stats
