#ifndef DISCLOSURE_STATS_SERVICE_QUERY_EARLIER_READINGS_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_EARLIER_READINGS_H_

#include <map>

#include "divisions/division_code.h"
#include "form/catalogue.h"
#include "form/identity.h"
#include "record/revision.h"
#include "stats-service/cube/cube.h"
#include "stats-service/cube/sheet_block.h"

namespace disclosure::stats {

// What reports said about one cell of one year at some place in the feed:
// those whose content has changed since, by organ.
using EarlierReadings = std::map<form::OrganKey, CellReading>;

// Of the own-organ reports at or below an area. The history of the cube must
// reach back to `sequence`.
EarlierReadings ReadingsAt(const Cube& cube, record::Sequence sequence,
                           const divisions::DivisionCode& area, int32_t year,
                           form::CellIndex cell);

// What the cube itself has of such an organ.
CellReading ReadingNow(const Cube& cube, const form::OrganKey& organ,
                       int32_t year, form::CellIndex cell);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_EARLIER_READINGS_H_
