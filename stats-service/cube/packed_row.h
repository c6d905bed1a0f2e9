#ifndef DISCLOSURE_STATS_SERVICE_CUBE_PACKED_ROW_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_PACKED_ROW_H_

#include <cstdint>
#include <vector>

#include "stats-service/cube/cube_frame.h"
#include "stats-service/cube/report_row.h"
#include "stats-service/cube/sheet_block.h"

namespace disclosure::stats {

// Appends the figures of a row in a few bytes: 1 where nothing was reported,
// some 100 for a usual report. What is approximate is not kept.
void AppendPacked(const CubeFrame& frame, const ReportRow& row,
                  std::vector<uint8_t>& bytes);

// What a row says about a cell; `bytes`: where AppendPacked() began.
CellReading ReadPacked(const CubeFrame& frame, const uint8_t* bytes,
                       form::CellIndex cell);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_PACKED_ROW_H_
