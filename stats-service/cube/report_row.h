#ifndef DISCLOSURE_STATS_SERVICE_CUBE_REPORT_ROW_H_
#define DISCLOSURE_STATS_SERVICE_CUBE_REPORT_ROW_H_

#include <cstdint>
#include <vector>

#include "record/change.h"
#include "stats-service/cube/cell_set.h"
#include "stats-service/cube/cube_frame.h"

namespace disclosure::stats {

struct CellFigure {
  form::CellIndex cell = 0;
  int64_t figure = 0;

  friend bool operator==(const CellFigure&, const CellFigure&) = default;
};

// What the cube keeps of one organ's year: only cells that count in a report on
// its form.
struct ReportRow {
  // False: never reported, or withdrawn. All that follows is then empty, but
  // for the revision.
  bool reported = false;
  // Of the newest change applied, a withdrawal included; 0: none.
  int32_t revision = 0;
  uint8_t form_slot = 0;
  // The procurement amount is not zero, in a unit that was not named.
  bool unit_unknown = false;
  // The cells with a figure, zero included.
  CellSet figures;
  // The figures that are not zero, in the order of cells.
  std::vector<CellFigure> not_zero;
  // In order, of cells with a figure.
  std::vector<form::CellIndex> approximate;

  // The asked cells that are not as they mostly are: blank cells of the form,
  // and figures of the narrative.
  CellSet Unusual(const CubeFrame& frame) const {
    return (frame.Asked(form_slot) & figures) ^
           (frame.Asked(form_slot) ^ frame.narrative());
  }

  friend bool operator==(const ReportRow&, const ReportRow&) = default;
};

// Of an accepted or withdrawn change.
ReportRow RowOf(const CubeFrame& frame, const record::Change& change);

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_CUBE_REPORT_ROW_H_
