#include "stats-service/query/earlier_readings.h"

#include "stats-service/cube/organ_year.h"

namespace disclosure::stats {

EarlierReadings ReadingsAt(const Cube& cube, record::Sequence sequence,
                           const divisions::DivisionCode& area, int32_t year,
                           form::CellIndex cell) {
  EarlierReadings readings;
  cube.history->ForEachAfter(
      *cube.frame, sequence,
      [&](record::Sequence, const form::Identity& identity, auto read) {
        if (identity.year != year || identity.scope != v1::SCOPE_OWN_ORGAN ||
            !area.Contains(identity.organ.division)) {
          return;
        }
        // The first change after it replaced what was there.
        if (!readings.contains(identity.organ)) {
          readings.emplace(identity.organ, read(cell));
        }
      });
  return readings;
}

CellReading ReadingNow(const Cube& cube, const form::OrganKey& organ,
                       int32_t year, form::CellIndex cell) {
  return OrganYear(*cube.frame, cube.own, cube.own.organs->Find(organ), year)
      .Read(cell);
}

}  // namespace disclosure::stats
