#ifndef DISCLOSURE_STATS_SERVICE_API_AREA_PROTO_H_
#define DISCLOSURE_STATS_SERVICE_API_AREA_PROTO_H_

#include "disclosure/v1/stats.pb.h"
#include "divisions/division_tree.h"

namespace disclosure::stats {

// How answers describe an area: its names, level, parent and editions.
void FillArea(const divisions::DivisionTree& divisions,
              const divisions::DivisionCode& code, v1::Area& proto);
v1::Area AreaToProto(const divisions::DivisionTree& divisions,
                     const divisions::DivisionCode& code);
// Adds what became of it, and what it was.
void FillHistory(const divisions::DivisionTree& divisions,
                 const divisions::DivisionCode& code, v1::Area& area);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_AREA_PROTO_H_
