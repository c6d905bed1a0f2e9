#ifndef DISCLOSURE_STATS_SERVICE_API_AREA_PROTO_H_
#define DISCLOSURE_STATS_SERVICE_API_AREA_PROTO_H_

#include <cstdint>
#include <optional>

#include "disclosure/v1/stats.pb.h"
#include "divisions/division_tree.h"
#include "stats-service/query/question.h"

namespace disclosure::stats {

// Whose names an answer about a year gives to areas: a code may have been
// another place since. Nullopt, the newest ones, on today's areas, and without
// a year (0).
std::optional<int> EditionToName(
    int32_t year, Boundaries boundaries = Boundaries::kUnspecified);

// How answers describe an area: its names in an edition, level, parent and
// editions.
void FillArea(const divisions::DivisionTree& divisions,
              const divisions::DivisionCode& code, std::optional<int> edition,
              v1::Area& proto);
v1::Area AreaToProto(const divisions::DivisionTree& divisions,
                     const divisions::DivisionCode& code,
                     std::optional<int> edition);
// Adds what became of it, and what it was.
void FillHistory(const divisions::DivisionTree& divisions,
                 const divisions::DivisionCode& code, v1::Area& area);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_AREA_PROTO_H_
