#ifndef DISCLOSURE_STATS_SERVICE_QUERY_MAKE_VALUE_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_MAKE_VALUE_H_

#include <cstdint>

#include "form/catalogue.h"
#include "stats-service/cube/cube_frame.h"
#include "stats-service/cube/organ_year.h"
#include "stats-service/cube/roll_up.h"
#include "stats-service/query/figure.h"
#include "stats-service/query/figure_sum.h"
#include "stats-service/query/value.h"

namespace disclosure::stats {

// What one report says about a cell, without counts. Money in an unknown unit
// is shown, with a note.
Value OrganValue(const CubeFrame& frame, form::CellIndex cell,
                 const OrganYear& report);

// Of a year in which the area cannot be told apart from another one.
Value SplitValue(const Figure& figure);

// What many reports say about a cell: see Value::counts. `forms`: one bit a
// form slot of these reports.
Value AreaValue(const CubeFrame& frame, form::CellIndex cell,
                const CellSum& sum, int64_t not_reported, uint32_t forms);
// The same about any figure.
Value AreaValue(const CubeFrame& frame, const Figure& figure,
                const FigureSum& sum, int64_t not_reported, uint32_t forms);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_MAKE_VALUE_H_
