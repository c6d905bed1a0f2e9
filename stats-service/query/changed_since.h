#ifndef DISCLOSURE_STATS_SERVICE_QUERY_CHANGED_SINCE_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_CHANGED_SINCE_H_

#include "divisions/division_code.h"
#include "record/revision.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/question.h"

namespace disclosure::stats {

// Whether the content of any report at or below an area, of one scope and of
// these years, may have changed after `sequence`: true, too, where the history
// of the cube does not reach back so far.
bool MayHaveChangedSince(const Cube& cube, record::Sequence sequence,
                         const divisions::DivisionCode& area, v1::Scope scope,
                         const YearRange& years);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_CHANGED_SINCE_H_
