#ifndef DISCLOSURE_STATS_SERVICE_QUERY_SIBLING_GROUP_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_SIBLING_GROUP_H_

#include <compare>
#include <cstdint>
#include <optional>

#include "divisions/division_code.h"
#include "form/identity.h"
#include "stats-service/cube/cube_frame.h"

namespace disclosure::stats {

// What units have in common that are compared with one another: departments the
// area of their government; governments, and areas, the area around them.
struct SiblingGroup {
  divisions::DivisionCode area;
  bool of_departments = false;

  friend auto operator<=>(const SiblingGroup&, const SiblingGroup&) = default;
};

// As the codes say. nullopt: a government, and no edition has its code.
std::optional<SiblingGroup> GroupOf(const CubeFrame& frame,
                                    const form::OrganKey& organ);

// The same of where the place of an organ that reported for a year is today. A
// place that was split lies in the lowest area around all its parts; its
// departments, and those of a place that nothing tells of, stay by themselves.
std::optional<SiblingGroup> GroupOfToday(const CubeFrame& frame,
                                         const form::OrganKey& organ,
                                         int32_t year);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_SIBLING_GROUP_H_
