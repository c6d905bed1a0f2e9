#ifndef DISCLOSURE_STATS_SERVICE_QUERY_UNIT_READINGS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_UNIT_READINGS_H_

#include <cstdint>

#include "form/catalogue.h"
#include "stats-service/query/figure_source.h"
#include "stats-service/query/figure_sum.h"
#include "stats-service/query/indicator_reading.h"
#include "stats-service/query/unit_figures.h"

namespace disclosure::stats {

// What one report says about a figure, put beside that of other units: its
// figure, or the reason why there is none.
void AddReading(uint32_t index, form::CellIndex cell,
                const CellReading& reading, UnitFigures& units);
void AddReading(uint32_t index, const form::Indicator& indicator,
                const IndicatorReading& reading, UnitQuotients& units);

// What several reports say together; the reasons as AreaValue() has them.
void AddRollUp(uint32_t index, const FigureSource& reports,
               form::CellIndex cell, UnitFigures& units);
void AddRollUp(uint32_t index, const FigureSource& reports,
               const form::Indicator& indicator, UnitQuotients& units);

// The sum of one report, as its reading.
IndicatorReading ReadingOf(const FigureSum& sum);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_UNIT_READINGS_H_
