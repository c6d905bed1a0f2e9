#ifndef DISCLOSURE_STATS_SERVICE_QUERY_ORGAN_WALK_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_ORGAN_WALK_H_

#include <optional>

#include "divisions/division_code.h"
#include "form/identity.h"
#include "stats-service/cube/cube.h"

namespace disclosure::stats {

// Visits the organs at or below an area that ever reported their own report,
// and the governments there that never did, in the order of organs:
// `visit(key, place)`, where the place is absent for the latter. Ends when a
// visit returns false.
template <typename Visit>
void WalkOrgans(const Cube& cube, const divisions::DivisionCode& area,
                Visit visit) {
  const OrganIndex& organs = *cube.own.organs;
  const divisions::DivisionTree& divisions = cube.frame->divisions();
  const OrganRange range = organs.RangeOf(area);
  OrganPlace place = range.begin;
  auto [next_area, end] = divisions.Subtree(area);
  while (place < range.end || next_area < end) {
    const std::optional<form::OrganKey> government =
        next_area < end ? std::optional<form::OrganKey>(
                              {divisions.areas()[next_area].code, {}})
                        : std::nullopt;
    const bool is_organ =
        place < range.end &&
        (!government.has_value() || organs.key(place) <= *government);
    const form::OrganKey key = is_organ ? organs.key(place) : *government;
    if (!visit(key, is_organ ? std::optional(place) : std::nullopt)) return;
    if (government.has_value() && key == *government) ++next_area;
    if (is_organ) place = organs.Next(place);
  }
}

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_ORGAN_WALK_H_
