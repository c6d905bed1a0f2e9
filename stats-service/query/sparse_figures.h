#ifndef DISCLOSURE_STATS_SERVICE_QUERY_SPARSE_FIGURES_H_
#define DISCLOSURE_STATS_SERVICE_QUERY_SPARSE_FIGURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "divisions/area.h"
#include "form/catalogue.h"
#include "stats-service/cube/column.h"
#include "stats-service/cube/column_reader.h"
#include "stats-service/cube/cube_frame.h"
#include "stats-service/cube/organ_index.h"
#include "stats-service/cube/sheet_block.h"
#include "stats-service/query/unit_figures.h"

namespace disclosure::stats {

// What all units of a scan say about one cell, of which most figures are 0:
// those are only counted.
struct SparseFigures {
  // Without those whose figure is 0, if `zeros` has them.
  UnitFigures units;
  int64_t zeros = 0;

  int64_t count() const {
    return static_cast<int64_t>(units.figures.size()) + zeros;
  }
};

// Collects one cell of the governments of a level, a block of organs at a time:
// the states of all of them are counted, figures other than 0 are read.
class SparseGovernments {
 public:
  // Borrows the frame. `expected` figures have room without growing.
  SparseGovernments(const CubeFrame& frame, form::CellIndex cell,
                    divisions::Level level, divisions::EditionSet edition,
                    int64_t expected);

  // At least one government, in order; `areas`: those of all slots.
  void Add(const SheetBlock& block,
           std::span<const GovernmentPlace> governments,
           std::span<const uint32_t> areas);

  // Of those that reported.
  SparseFigures Figures() && { return std::move(found_); }
  // How many of those that reported stand in the edition.
  int64_t reports_of_edition() const { return reports_of_edition_; }

 private:
  // Counts all, and adds the figures that `by_slot` has, each at its slot.
  template <typename FiguresBySlot>
  void Take(const PackedColumn& column,
            std::span<const GovernmentPlace> governments,
            const FiguresBySlot& by_slot);
  // Adds those of a sparse column, which were counted as zeros.
  void AddFigures(const PackedColumn& column, size_t begin, size_t end,
                  std::span<const uint32_t> areas);

  const std::span<const AreaMark> marks_;
  const divisions::Level level_;
  const divisions::EditionSet edition_;
  ColumnReader reader_;
  // What each kind of reading adds to the counts of a block.
  std::array<uint64_t, ColumnReader::kKinds> counts_of_kinds_;
  std::vector<SlotValue> few_;  // of one block; memory is reused
  SparseFigures found_;
  int64_t reports_of_edition_ = 0;
};

}  // namespace disclosure::stats

#endif  // DISCLOSURE_STATS_SERVICE_QUERY_SPARSE_FIGURES_H_
