#include "stats-service/query/sibling_group.h"

#include <span>

#include "divisions/division_tree.h"
#include "stats-service/cube/today_areas.h"

namespace disclosure::stats {
namespace {

using divisions::Area;
using divisions::DivisionCode;
using divisions::DivisionTree;
using divisions::LineageEnd;
using form::OrganKey;

// In which area a place lies that ended so. Where nothing tells what became of
// it the end is an area around it already.
DivisionCode AreaAround(const DivisionTree& divisions, const LineageEnd& end) {
  const Area& area = *divisions.Find(end.area);
  return end.is_known || area.pseudo ? area.parent : area.code;
}

DivisionCode AreaAroundAll(const DivisionTree& divisions,
                           std::span<const LineageEnd> ends) {
  DivisionCode around = AreaAround(divisions, ends.front());
  for (const LineageEnd& end : ends.subspan(1)) {
    const DivisionCode other = AreaAround(divisions, end);
    while (!around.Contains(other)) around = divisions.Find(around)->parent;
  }
  return around;
}

}  // namespace

std::optional<SiblingGroup> GroupOf(const CubeFrame& frame,
                                    const OrganKey& organ) {
  if (!organ.organ.IsGovernment()) return SiblingGroup{organ.division, true};
  const Area* area = frame.divisions().Find(organ.division);
  if (area == nullptr) return std::nullopt;
  return SiblingGroup{area->parent, false};
}

std::optional<SiblingGroup> GroupOfToday(const CubeFrame& frame,
                                         const OrganKey& organ, int32_t year) {
  const DivisionTree& divisions = frame.divisions();
  const auto index = divisions.IndexOf(organ.division);
  if (!index.has_value()) return GroupOf(frame, organ);
  const std::span<const LineageEnd> ends =
      frame.today().ends().Of(*index, TodayAreas::EditionOf(year));
  if (organ.organ.IsGovernment()) {
    return SiblingGroup{AreaAroundAll(divisions, ends), false};
  }
  const bool is_one = ends.size() == 1 && ends.front().is_known;
  return SiblingGroup{is_one ? ends.front().area : organ.division, true};
}

}  // namespace disclosure::stats
