#ifndef DISCLOSURE_STATS_SERVICE_API_INDICATOR_PROTO_H_
#define DISCLOSURE_STATS_SERVICE_API_INDICATOR_PROTO_H_

#include "disclosure/v1/stats.pb.h"
#include "stats-service/query/figure.h"

namespace disclosure::stats {

// What lists and answers say about a cell or an indicator.
v1::Indicator ToProto(const CubeFrame& frame, const Figure& figure);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_API_INDICATOR_PROTO_H_
