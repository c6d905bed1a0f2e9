#ifndef DISCLOSURE_STATS_SERVICE_QUERY_INDICATOR_READING_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_INDICATOR_READING_H_

#include <cstddef>
#include <vector>

#include "form/indicator.h"
#include "stats-service/cube/cube.h"
#include "stats-service/query/figure_sum.h"
#include "stats-service/query/measure.h"

namespace disclosure::stats {

// What one organ's report says about an indicator.
struct IndicatorReading {
  // kBlank: some part is blank. kFigure: both sides are known.
  CellState state = CellState::kNotReported;
  WideSum above = 0;
  WideSum below = 0;
};

// Reads indicators that are sums of cells for many organs at once: a column a
// cell. Memory is reused from block to block; not thread-safe.
class IndicatorColumns {
 public:
  // Borrows both.
  IndicatorColumns(const CubeFrame& frame, const form::Indicator& indicator)
      : frame_(frame), indicator_(indicator) {}

  // Of the slots [begin, end) of a block; valid until the next call.
  const std::vector<IndicatorReading>& Read(const SheetBlock& block,
                                            size_t begin, size_t end);

 private:
  void AddSide(const form::IndicatorSide& side, const SheetBlock& block,
               size_t begin, size_t end, WideSum IndicatorReading::*sum);

  const CubeFrame& frame_;
  const form::Indicator& indicator_;
  std::vector<IndicatorReading> readings_;
  std::vector<CellReading> column_;
};

// Calls `visit(place, reading)` for each organ of a range, in order, but for
// blocks in which nobody reported.
template <typename Visit>
void ForEachReading(const Cube& cube, const ScopeSheets& scope, int32_t year,
                    const OrganRange& organs, const form::Indicator& indicator,
                    Visit visit) {
  const YearSheet* sheet = scope.Find(year);
  if (sheet == nullptr) return;
  IndicatorColumns columns(*cube.frame, indicator);
  for (uint32_t block = organs.begin.block;
       block < sheet->blocks() && block <= organs.end.block; ++block) {
    if (sheet->figures(block) == nullptr) continue;
    const uint32_t begin = block == organs.begin.block ? organs.begin.slot : 0;
    const size_t end = block == organs.end.block
                           ? organs.end.slot
                           : scope.organs->block(block).size();
    OrganPlace place = {block, begin};
    for (const IndicatorReading& reading :
         columns.Read(*sheet->figures(block), begin, end)) {
      visit(place, reading);
      ++place.slot;
    }
  }
}

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_INDICATOR_READING_H_
