#include "stats-service/query/aggregate_organs.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "stats-service/query/figure_source.h"
#include "stats-service/query/today_members.h"

namespace disclosure::stats {
namespace {

using divisions::DivisionTree;
using form::OrganKey;
using Membership = TodayMembers::Membership;

// Neighbours: organs of the index, and areas of the tree.
struct Stretch {
  OrganRange organs;
  std::pair<size_t, size_t> areas;
};

class OrganRows {
 public:
  OrganRows(const Cube& cube, const AggregateQuestion& question,
            const AggregatePlan& plan)
      : cube_(cube), plan_(plan), area_(cube, question.area) {
    if (!plan.is_today) return;
    for (int32_t year = plan.years->first; year <= plan.years->last; ++year) {
      members_.try_emplace(year, cube, area_, year);
    }
  }

  void AddAll(AggregatePage& page) const {
    for (const Stretch& stretch : Stretches()) {
      if (!AddStretch(stretch, page)) return;
    }
  }

 private:
  // In order.
  std::vector<Stretch> Stretches() const {
    const OrganIndex& organs = *cube_.own.organs;
    std::vector<Stretch> stretches;
    if (plan_.is_today) {
      for (const size_t code : CodesFromOutside(
               cube_, area_, plan_.years->first, plan_.years->last)) {
        stretches.push_back(
            {organs.RangeAt(cube_.frame->divisions().areas()[code].code),
             {code, code + 1}});
      }
    }
    const auto own =
        std::ranges::partition_point(stretches, [&](const Stretch& stretch) {
          return stretch.areas.first < area_.areas.first;
        });
    stretches.insert(own, {organs.RangeOf(area_.area), area_.areas});
    return stretches;
  }

  // False: the page is full.
  bool AddStretch(const Stretch& stretch, AggregatePage& page) const {
    const OrganIndex& organs = *cube_.own.organs;
    const DivisionTree& divisions = cube_.frame->divisions();
    OrganPlace place = stretch.organs.begin;
    auto [area, end] = stretch.areas;
    while (place < stretch.organs.end || area < end) {
      const std::optional<OrganKey> government =
          area < end ? std::optional<OrganKey>(
                           {divisions.areas()[area].code, form::CreditCode()})
                     : std::nullopt;
      const bool is_organ =
          place < stretch.organs.end &&
          (!government.has_value() || organs.key(place) <= *government);
      const OrganKey key = is_organ ? organs.key(place) : *government;
      if (!AddTo(page, key, is_organ ? std::optional(place) : std::nullopt)) {
        return false;
      }
      if (government.has_value() && key == *government) ++area;
      if (is_organ) place = organs.Next(place);
    }
    return true;
  }

  bool AddTo(AggregatePage& page, const OrganKey& key,
             std::optional<OrganPlace> place) const {
    if (page.IsBefore({key, INT32_MAX})) return true;
    const auto report_of = [&](int32_t year) {
      return FigureSource::OfOrgan(cube_, v1::SCOPE_OWN_ORGAN, key, place,
                                   year);
    };
    return page.Add(
        key, [&](int32_t year) { return RowOf(key, report_of(year), year); },
        [&](int32_t year) { return report_of(year).forms(); });
  }

  // Nothing: neither a report nor expected, or it counts elsewhere.
  std::optional<RowYear> RowOf(const OrganKey& key, const FigureSource& report,
                               int32_t year) const {
    if (report.reports() + report.not_reported() == 0) return std::nullopt;
    if (!plan_.is_today) return ReadRow(report, plan_.figures);
    const TodayMembers& members = members_.at(year);
    const Membership membership = members.Of(key.division);
    if (membership == Membership::kCountsElsewhere ||
        (report.reports() == 0 && members.ReportedOtherwise(key.division))) {
      return std::nullopt;
    }
    RowYear row = ReadRow(report, plan_.figures);
    row.is_split = membership == Membership::kSplit;
    return row;
  }

  const Cube& cube_;
  const AggregatePlan& plan_;
  const AreaPlace area_;
  std::map<int32_t, TodayMembers> members_;  // on today's areas
};

}  // namespace

void AddOrganRows(const Cube& cube, const AggregateQuestion& question,
                  const AggregatePlan& plan, AggregatePage& page) {
  OrganRows(cube, question, plan).AddAll(page);
}

}  // namespace disclosure::stats
